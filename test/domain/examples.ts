/** Example facts for tests of the rules. A test sets only the fields that it is about. */
import type { ActivityTimes } from '../../src/domain/activities/activity'
import { type Instant, day, hour, instantAt } from '../../src/domain/calendar/calendar'
import { CONSENT_VERSION, type ProfileFacts } from '../../src/domain/people/profile'
import type { SignUpFacts } from '../../src/domain/sign-ups/sign-up'

/** Saturday, 9 January 2027, 08:30 in China. */
export const start: Instant = instantAt('2027-01-09', '08:30')
export const end: Instant = start + 3 * hour

export const anActivity = (change: Partial<ActivityTimes> = {}): ActivityTimes => ({
  status: 'published',
  startsAt: start,
  endsAt: end,
  signUpOpensAt: start - 14 * day,
  signUpClosesAt: start,
  withdrawUntil: start - day,
  namesUntil: start - day,
  ...change,
})

export const aProfile = (change: Partial<ProfileFacts> = {}): ProfileFacts => ({
  name: '陈样例',
  phone: '13800000001',
  organisationIds: ['nonggong'],
  skills: [{ skillId: 'medicine', verified: true, expiresAt: null }],
  consents: [
    { kind: 'personal-data', version: CONSENT_VERSION, givenAt: start - 30 * day },
    { kind: 'membership', version: CONSENT_VERSION, givenAt: start - 30 * day },
  ],
  ...change,
})

export const someSignUpFacts = (change: Partial<SignUpFacts> = {}): SignUpFacts => ({
  activity: { id: 'this', version: 1, ...anActivity() },
  seenVersion: 1,
  organisation: null,
  position: { demand: { skillId: 'medicine', skillName: '临床医疗', verified: true } },
  volunteer: aProfile(),
  own: [],
  ...change,
})
