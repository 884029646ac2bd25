/** A person's own profile as shown to them. */
import type { ProfileView } from '../../contract/people/profile'
import { CONSENT_VERSION, hasConsent, isComplete } from '../../domain/people/profile'
import type { StoredProfile } from '../db/people/volunteers'

/** Only consents to the current wording are included; after a change of wording the person is asked again. */
export const profileView = (profile: StoredProfile): ProfileView => ({
  name: profile.name,
  phone: profile.phone,
  organisations: profile.organisations,
  skills: profile.skills,
  consents: profile.consents.filter((consent) => consent.version === CONSENT_VERSION),
  takenBack: profile.takenBack,
  leavesAt: profile.leavesAt,
  isComplete: isComplete(profile),
  hasConsent: hasConsent(profile),
})
