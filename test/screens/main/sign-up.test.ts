import fc from 'fast-check'
import type { ProfileView } from '../../../src/contract/people/profile'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { CONSENT_VERSION, type ProfileFacts, hasConsent, isComplete } from '../../../src/domain/people/profile'
import { type OwnSignUp, type SignUpFacts, type SignUpStatus, decideSignUp } from '../../../src/domain/sign-ups/sign-up'
import { knownObstacle } from '../../../src/screens/main/sign-up/obstacles'
import { anActivity, end, someSignUpFacts, start } from '../../domain/examples'
import { aPosition } from '../../components/positions'
import { aDetail } from './detail'

/** The volunteer's profile as the phone has it. */
const viewOf = (volunteer: ProfileFacts): ProfileView => ({
  ...volunteer,
  organisations: volunteer.organisationIds.map((id) => ({ id, name: id, verified: true, split: null })),
  skills: volunteer.skills.map((skill) => ({ ...skill, name: '临床医疗' })),
  consents: [...volunteer.consents],
  isComplete: isComplete(volunteer),
  takenBack: [],
  leavesAt: null,
  hasConsent: hasConsent(volunteer),
})

function obstacleFor({ activity, position, volunteer, own }: SignUpFacts, now: number) {
  const { demand = null } = position ?? {}
  const skill = demand && { id: demand.skillId, name: demand.skillName, verified: demand.verified }
  const mine = own.find(({ activityId }) => activityId === activity.id)
  const detail = aDetail({
    ...activity,
    positions: position ? [aPosition({ skill })] : [],
    own: mine ? { signUpId: 's', positionId: 'p', status: mine.status } : null,
  })
  return knownObstacle(detail, viewOf(volunteer), 'p', own, now)
}

const moment = fc.integer({ min: -3, max: 3 }).map((days) => start + days * day)
/** Mostly the value that allows a sign-up, so that refusals that are checked later occur too. */
const mostly = <T>(usual: T, other: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, other)

const volunteers = fc.record({
  name: mostly('陈样例', fc.constant('')),
  phone: mostly('13800000001', fc.constant('1380')),
  organisationIds: fc.constantFrom([], ['nonggong']),
  skills: fc.constantFrom([], ...[true, false].map((verified) => [{ skillId: 'medicine', verified, expiresAt: start }])),
  consents: fc.subarray(
    (['personal-data', 'membership'] as const).flatMap((kind) =>
      ['2020-01', CONSENT_VERSION].map((version) => ({ kind, version, givenAt: 0 })),
    ),
  ),
})
const STATUSES = ['confirmed', 'waitlisted', 'withdrawn', 'cancelled'] as const
const anotherVisit = (status: SignUpStatus, startsAt: number): OwnSignUp => ({
  activityId: 'other',
  activityTitle: '送春联',
  status,
  startsAt,
  endsAt: startsAt + 2 * hour,
})
const facts: fc.Arbitrary<SignUpFacts> = fc
  .record({
    status: mostly('published', fc.constantFrom('draft', 'submitted', 'cancelled')),
    signUpOpensAt: mostly(start - 14 * day, moment),
    signUpClosesAt: mostly(end, moment),
    demand: fc.constantFrom(undefined, null, false, true),
    volunteer: volunteers,
    own: fc.constantFrom(undefined, ...STATUSES),
    other: fc.option(fc.record({ status: fc.constantFrom(...STATUSES), begins: fc.integer({ min: -4, max: 4 }) })),
  })
  .map(({ demand, volunteer, own, other, ...times }) => ({
    ...someSignUpFacts(),
    activity: { ...anActivity(times), id: 'this', version: 1 },
    position:
      demand === undefined
        ? undefined
        : { demand: demand === null ? null : { skillId: 'medicine', skillName: '临床医疗', verified: demand } },
    volunteer,
    own: [
      ...(own ? [{ activityId: 'this', activityTitle: '健康驿站义诊', status: own, startsAt: start, endsAt: end }] : []),
      ...(other ? [anotherVisit(other.status, start + other.begins * hour)] : []),
    ],
  }))

test('the refusal shown on the form is the one that the rule of sign-up gives, for any facts', () => {
  fc.assert(
    fc.property(facts, moment, (given, now) => {
      const decision = decideSignUp(given, now)
      expect(obstacleFor(given, now)).toEqual(decision.ok ? undefined : decision)
    }),
    { numRuns: 1_000 },
  )
})

test('a person without a profile is asked for one first', () => {
  expect(knownObstacle(aDetail(), null, 'p', [], start - day)).toMatchObject({ reason: 'profile-incomplete' })
})

test('a consent that the server accepts is not requested again, even if its text is newer than the phone knows', () => {
  const newer = { ...viewOf(someSignUpFacts().volunteer), consents: [], hasConsent: true }
  expect(knownObstacle(aDetail(), newer, 'p', [], start - day)).toBeUndefined()
})

test('an overlap with another confirmed visit is told before the form is sent, and one that only touches or waits is none', () => {
  const { volunteer } = someSignUpFacts()
  const given = (other: OwnSignUp) => knownObstacle(aDetail(), viewOf(volunteer), 'p', [other], start - day)
  expect(given(anotherVisit('confirmed', start + hour))).toEqual({ ok: false, reason: 'overlaps', about: '送春联' })
  expect(given(anotherVisit('confirmed', end))).toBeUndefined()
  expect(given(anotherVisit('waitlisted', start + hour))).toBeUndefined()
})
