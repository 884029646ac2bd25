/** A volunteer's profile, its masked view for others, and consents. */
import { type Instant } from '../calendar/calendar'

/** Version of the consent text. With a new version everybody is asked again. */
export const CONSENT_VERSION = '2026-11'

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

/** Chinese names with the middle dot of other nationalities, or Latin letters; 2 to 20 characters. */
const NAME = /^(?=.{2,20}$)[\p{Script=Han}A-Za-z]+(?:[·\- ][\p{Script=Han}A-Za-z]+)*$/u
/** Mainland mobile numbers. */
const PHONE = /^1[3-9]\d{9}$/

export const isName = (text: string): boolean => NAME.test(text)
export const isPhone = (text: string): boolean => PHONE.test(text)

/** The eleven digits of a phone number typed with full-width digits, blanks or +86. Any other text loses only blanks and hyphens. */
export function tidyPhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/[\s\-()]/g, '')
  return digits.replace(/^(\+|00)?86(?=1\d{10}$)/, '')
}

export const tidyName = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .trim()
    .replace(/\s+/g, ' ')

export const isComplete = (profile: ProfileFacts): boolean => isName(profile.name) && isPhone(profile.phone)

/** True when the consents needed were given to the current version: for members of an organisation both, for others the general one. */
export function hasConsent(profile: ProfileFacts): boolean {
  const agreed = (kind: ConsentKind) => profile.consents.some((consent) => consent.kind === kind && consent.version === CONSENT_VERSION)
  return agreed('personal-data') && (profile.organisationIds.length === 0 || agreed('membership'))
}

/** Common surnames of two characters. */
const COMPOUND_SURNAMES = ['欧阳', '上官', '司马', '诸葛', '司徒', '东方', '皇甫', '尉迟', '公孙', '令狐', '慕容', '夏侯', '端木']

export const surnameOf = (name: string): string =>
  COMPOUND_SURNAMES.find((surname) => name.startsWith(surname)) ?? Array.from(name)[0] ?? ''

/** `138****0001`, for everybody but the activity's organiser. */
export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2')
