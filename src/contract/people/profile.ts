/** A volunteer's profile, and the session. */
import * as v from 'valibot'
import { isName, tidyName } from '../../domain/people/names'
import { isPhone, tidyPhone } from '../../domain/people/phones'
import { type Consent, type HeldSkill } from '../../domain/people/profile'
import type { TakenBack } from '../../domain/people/taking-back'
import { key } from '../common'

export const saveProfileInput = v.object({
  name: v.pipe(v.string(), v.maxLength(80), v.transform(tidyName), v.check(isName)),
  phone: v.pipe(v.string(), v.maxLength(40), v.transform(tidyPhone), v.check(isPhone)),
  organisationIds: v.pipe(v.array(key), v.maxLength(5)),
  /** Percents by organisation that add up to 100; null for equal shares. Without this field the declared split stays. */
  splits: v.optional(v.nullable(v.record(key, v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))))),
  skillIds: v.pipe(v.array(key), v.maxLength(20)),
  /** Both consents start unticked. One that is in force and unticked here is taken back, with all that ends by it. */
  agreesToPersonalData: v.boolean(),
  agreesToMembership: v.boolean(),
})
export type SaveProfileInput = v.InferOutput<typeof saveProfileInput>

/** The volunteer's own view of their profile; nobody else gets this shape. */
export interface ProfileView {
  name: string
  phone: string
  /** `split`: percent of the service that counts for the organisation; null without a declaration. */
  organisations: { id: string; name: string; verified: boolean; split: number | null }[]
  skills: (HeldSkill & { name: string })[]
  consents: Consent[]
  /** Consents taken back and not given again. */
  takenBack: TakenBack[]
  /** True when the profile has everything that a sign-up needs. */
  isComplete: boolean
  hasConsent: boolean
  /** Time at which the person leaves, who asked for it and can take it back until then; null for everybody else. */
  leavesAt: number | null
}

/** A person that the visitor of a demonstration may choose to be. */
export interface Persona {
  key: string
  name: string
  description: string
}

/** The caller, and the permissions on which screens depend. */
export interface SessionView {
  /** Server time. Devices store its difference from their own clock. */
  now: number
  /** True if the platform knows the caller, perhaps without a profile yet. */
  isSignedIn: boolean
  /** Opaque name of the account, by which a browser keeps the local data of several people apart; null for the platform's own users. */
  account: string | null
  /** True if this host can sign the caller in. */
  canSignIn: boolean
  profile: ProfileView | null
  /** True if the caller may open the organisers' desk. */
  isOrganiser: boolean
  isAdministrator: boolean
  /** The organisations this person acts for. Organisations that are not trusted publish with the administrator's approval. */
  organises: { id: string; name: string; isTrusted: boolean }[]
  /** Empty except in a demonstration. */
  personas: Persona[]
  persona: string | null
}
