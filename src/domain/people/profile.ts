/** A volunteer's profile and consents. */
import type { Day, Instant } from '../calendar/calendar'
import { isName } from './names'
import { isPhone } from './phones'

/** Version of the consent text and of the privacy page that it names. With a new version everybody is asked again. */
export const CONSENT_VERSION = '2026-12'
/** First day of the version. */
export const CONSENT_SINCE: Day = '2026-12-01'

/** Party membership is sensitive (特定身份): it needs a consent of its own beside the general one. PIPL art. 28–29. */
export type ConsentKind = 'personal-data' | 'membership'

export interface Consent {
  kind: ConsentKind
  version: string
  givenAt: Instant
}

export interface HeldSkill {
  skillId: string
  /** The organisation has seen the licence, or knows of it. */
  verified: boolean
  /** End of the licence; null for one without an end. */
  expiresAt: Instant | null
}

export interface ProfileFacts {
  name: string
  phone: string
  organisationIds: readonly string[]
  skills: readonly HeldSkill[]
  consents: readonly Consent[]
}

export const isComplete = (profile: ProfileFacts): boolean => isName(profile.name) && isPhone(profile.phone)

/** True when the consents needed were given to the current version: for members of an organisation both, for others the general one. */
export function hasConsent(profile: ProfileFacts): boolean {
  const agreed = (kind: ConsentKind) => profile.consents.some((consent) => consent.kind === kind && consent.version === CONSENT_VERSION)
  return agreed('personal-data') && (profile.organisationIds.length === 0 || agreed('membership'))
}
