import type { ProfileView } from '../../contract/people/profile'
import { CONSENT_VERSION, type Consent, type ProfileFacts } from '../../domain/people/profile'

const NOBODY: ProfileFacts = { name: '', phone: '', organisationIds: [], skills: [], consents: [] }

const IN_FORCE: readonly Consent[] = [
  { kind: 'personal-data', version: CONSENT_VERSION, givenAt: 0 },
  { kind: 'membership', version: CONSENT_VERSION, givenAt: 0 },
]

/**
 * Facts about the user for rules that a screen checks before the server does; empty without a profile.
 * Only the server decides on the consent, since its text may be newer than this program.
 */
export const profileFactsOf = (profile: ProfileView | null): ProfileFacts =>
  profile
    ? { ...profile, organisationIds: profile.organisations.map(({ id }) => id), consents: profile.hasConsent ? IN_FORCE : [] }
    : NOBODY
