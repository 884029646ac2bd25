import { day, hour } from '../../../src/domain/calendar/calendar'
import { accept, refuse } from '../../../src/domain/decision'
import { CONSENT_VERSION } from '../../../src/domain/people/profile'
import { type WaitingPerson, decideMovingUp } from '../../../src/domain/sign-ups/moving-up'

const startsAt = Date.parse('2027-01-09T00:30:00Z')
const activity = { id: 'visit', startsAt, endsAt: startsAt + 3 * hour }
const agreed = (kind: 'personal-data' | 'membership', version = CONSENT_VERSION) => ({ kind, version, givenAt: 0 })
const medicine = (verified: boolean) => ({ skillId: 'medicine', skillName: '临床医疗', verified })
const volunteer = { name: '陈样例', phone: '13900000001', organisationIds: [], skills: [], consents: [agreed('personal-data')] }
const waits = (change: Partial<WaitingPerson> = {}): WaitingPerson => ({
  hasAccount: true,
  volunteer,
  organisation: null,
  demand: null,
  activity,
  own: [],
  ...change,
})
const at = (hours: number) => ({ startsAt: startsAt + hours * hour, endsAt: startsAt + (hours + 1) * hour })
const minge = { id: 'minge', name: '民革' }
const named = { ...volunteer, phone: '', consents: [], organisationIds: ['minge'] }

test.each<[string, WaitingPerson, ReturnType<typeof decideMovingUp>]>([
  ['who agreed to the text in force', waits(), accept],
  [
    'who agreed to an earlier text',
    waits({ volunteer: { ...volunteer, consents: [agreed('personal-data', '2020-01')] } }),
    refuse('consent-missing'),
  ],
  [
    'of an organisation who did not agree to its membership',
    waits({ volunteer: { ...volunteer, organisationIds: ['minge'] } }),
    refuse('consent-missing'),
  ],
  ['confirmed elsewhere at that time', waits({ own: [{ activityId: 'other', status: 'confirmed', ...at(1) }] }), refuse('overlaps')],
  ['confirmed elsewhere right after', waits({ own: [{ activityId: 'other', status: 'confirmed', ...at(3) }] }), accept],
  ['who waits elsewhere at that time', waits({ own: [{ activityId: 'other', status: 'waitlisted', ...at(1) }] }), accept],
  ['who has left the organisation they come for', waits({ organisation: minge }), refuse('not-a-member', '民革')],
  ['without the skill', waits({ demand: medicine(false) }), refuse('skill-missing', '临床医疗')],
  [
    'whose licence ends before the visit',
    waits({
      demand: medicine(true),
      volunteer: { ...volunteer, skills: [{ skillId: 'medicine', verified: true, expiresAt: startsAt - day }] },
    }),
    refuse('skill-expired', '临床医疗'),
  ],
  ['named by a leader, without an account', waits({ hasAccount: false, volunteer: named, organisation: minge }), accept],
  ['named by a leader, for a skill that is declared', waits({ hasAccount: false, volunteer: named, demand: medicine(false) }), accept],
  [
    'named by a leader, for a skill that has to be verified',
    waits({ hasAccount: false, volunteer: named, demand: medicine(true) }),
    refuse('skill-unverified', '临床医疗'),
  ],
])('a person on the waitlist %s', (_why, person, expected) => {
  expect(decideMovingUp(person)).toEqual(expected)
})
