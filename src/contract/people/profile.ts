/** What a volunteer tells about themselves. */
import * as v from 'valibot'
import { isName, isPhone, tidyName, tidyPhone, type Consent, type HeldSkill } from '../../domain/people/profile'
import { key } from '../common'

export const saveProfileInput = v.object({
  name: v.pipe(v.string(), v.maxLength(80), v.transform(tidyName), v.check(isName)),
  phone: v.pipe(v.string(), v.maxLength(40), v.transform(tidyPhone), v.check(isPhone)),
  organisationIds: v.pipe(v.array(key), v.maxLength(5)),
  /** Percents by organisation, 100 in all; null for equal parts. Left out, what was declared stays. */
  splits: v.optional(v.nullable(v.record(key, v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))))),
  skillIds: v.pipe(v.array(key), v.maxLength(20)),
  /** Both start unticked; unticking one again withdraws it. */
  agreesToPersonalData: v.boolean(),
  agreesToMembership: v.boolean(),
})
export type SaveProfileInput = v.InferOutput<typeof saveProfileInput>

/** The volunteer's own view of their profile; nobody else gets this shape. */
export interface ProfileView {
  name: string
  phone: string
  /** `split`: percent of the service that counts for it, null where nothing was declared. */
  organisations: { id: string; name: string; verified: boolean; split: number | null }[]
  skills: (HeldSkill & { name: string })[]
  consents: Consent[]
  /** All that a sign-up asks for is there. */
  isComplete: boolean
  hasConsent: boolean
}

/** One of the people whom a demonstration lets the visitor be. */
export interface Persona {
  key: string
  name: string
  description: string
}

/** Who the caller is, and what the screens may offer them. */
export interface SessionView {
  /** By the server's clock: devices keep the difference to theirs. */
  now: number
  /** A person is known to the platform; they may not have told their name yet. */
  isSignedIn: boolean
  profile: ProfileView | null
  /** May enter the organisers' part. */
  isOrganiser: boolean
  isAdministrator: boolean
  /** The organisations this person acts for; what one that is not trusted publishes, the administrator sees first. */
  organises: { id: string; name: string; isTrusted: boolean }[]
  /** Only where the server was started as a demonstration. */
  personas: Persona[]
  persona: string | null
}
