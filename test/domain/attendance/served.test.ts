import fc from 'fast-check'
import {
  MISSING_OUT_DECIDED_AFTER,
  SERVICE_TOLERANCE,
  type ServiceBegins,
  type Stay,
  beginsFor,
  knownMinutes,
  leftFor,
  servedOf,
  servedTogether,
  staysMeet,
} from '../../../src/domain/attendance/served'
import { day, hour, minute } from '../../../src/domain/calendar/calendar'
import { anActivity, end, start } from '../examples'

const minutesOf = (inAt: number | null, outAt: number | null, begins: ServiceBegins = 'planned-start') =>
  servedOf({ inAt, outAt }, anActivity(), { begins, leftAt: null })?.minutes ?? 0

test.each([
  ['on the planned times', start, end, 180, 180],
  ['early by ten minutes', start - 10 * minute, end, 180, 190],
  ['early within the tolerance', start - SERVICE_TOLERANCE, end, 180, 210],
  ['early by more than the tolerance', start - 2 * hour, end, 180, 210],
  ['late', start + 10 * minute, end, 170, 170],
  ['leaving later than the tolerance', start, end + 2 * hour, 210, 210],
  ['seconds are not rounded up to a minute', start + 1, end, 179, 179],
  ['out before in', end, start, 0, 0],
  ['out before the planned start', start - hour, start - minute, 0, 29],
  ['never came', null, null, 0, 0],
])('service minutes from the planned start, and from the arrival: %s', (_why, inAt, outAt, planned, arrived) => {
  expect(minutesOf(inAt, outAt)).toBe(planned)
  expect(minutesOf(inAt, outAt, 'arrival')).toBe(arrived)
})

test.each([
  ['unknown while one may still come', end + MISSING_OUT_DECIDED_AFTER - 1, null],
  ['the planned end, a day later', end + MISSING_OUT_DECIDED_AFTER, 180],
])('service minutes without an out mark: %s', (_why, now, expected) => {
  const served = servedOf({ inAt: start, outAt: null }, anActivity(), { begins: 'planned-start', leftAt: null })
  expect(served && knownMinutes(served, now)).toBe(expected)
})

test('a changed setting holds for visits from its day on, and a visit before keeps its own', () => {
  const settings = [
    { begins: 'arrival' as const, since: start },
    { begins: 'planned-start' as const, since: start + day },
  ]
  expect([start - 1, start, start + day - 1, start + day].map((startsAt) => beginsFor({ startsAt }, settings))).toEqual([
    'planned-start',
    'arrival',
    'arrival',
    'planned-start',
  ])
  expect(beginsFor({ startsAt: start + 2 * day }, [...settings].reverse())).toBe('planned-start')
})

const aStay = (activityId: string, inAt: number, outAt: number | null = end, change: Partial<Stay> = {}): Stay => ({
  activityId,
  inAt,
  outAt,
  startsAt: start,
  endsAt: end,
  ...change,
})

test.each<[string, Stay, Stay[], number | null]>([
  ['a later check-in at another visit', aStay('a', start), [aStay('b', start + hour)], start + hour],
  ['the first of two later check-ins', aStay('a', start), [aStay('c', start + 2 * hour), aStay('b', start + hour)], start + hour],
  ['no earlier check-in', aStay('b', start + hour), [aStay('a', start)], null],
  ['of two at one moment, that at the visit with the greater id', aStay('a', start), [aStay('b', start)], start],
  ['and not that with the lesser id', aStay('b', start), [aStay('a', start)], null],
  ['no stay that is alone', aStay('a', start), [], null],
  [
    'an accepted mark of a week before stands for the earliest plausible arrival',
    aStay('a', start + hour),
    [aStay('b', start - 7 * day)],
    null,
  ],
])('a stay is ended by %s', (_why, stay, others, expected) => {
  expect(leftFor(stay, others)).toBe(expected)
})

test('two stays are in question if they share time, and not if one ends when the other begins', () => {
  expect(staysMeet(aStay('a', start), aStay('b', end - 1))).toBe(true)
  expect(staysMeet(aStay('a', start, start + hour), aStay('b', start + hour))).toBe(false)
})

const aVisit = fc.record({
  offset: fc.integer({ min: -8, max: 8 }),
  hours: fc.integer({ min: 1, max: 6 }),
  came: fc.integer({ min: -100, max: 300 }),
  stayed: fc.option(fc.integer({ min: 0, max: 400 })),
})
const someStays = fc.array(aVisit, { maxLength: 6 }).map((visits) =>
  visits.map(({ offset, hours, came, stayed }, index): Stay => {
    const startsAt = start + offset * hour
    const inAt = startsAt + came * minute
    return {
      activityId: String(index),
      inAt,
      outAt: stayed === null ? null : inAt + stayed * minute,
      startsAt,
      endsAt: startsAt + hours * hour,
    }
  }),
)
const total = (minutes: readonly number[]) => minutes.reduce((sum, one) => sum + one, 0)

test('one person serves no minute at two visits, and no stay counts for more than it would alone', () => {
  fc.assert(
    fc.property(someStays, fc.constantFrom<ServiceBegins>('planned-start', 'arrival'), (stays, begins) => {
      const settings = [{ begins, since: 0 }]
      const together = servedTogether(stays, settings)
      const alone = stays.flatMap((stay) => servedTogether([stay], settings))
      // Every minute of the clock in which the person was at one visit at least.
      const covered = new Set<number>()
      for (const { inAt, outAt, startsAt, endsAt } of stays) {
        const from = Math.max(inAt, begins === 'arrival' ? startsAt - SERVICE_TOLERANCE : startsAt)
        for (let at = from; at < Math.min(outAt ?? endsAt, endsAt + SERVICE_TOLERANCE); at += minute) covered.add(at)
      }
      expect(total(together.map(({ minutes }) => minutes))).toBeLessThanOrEqual(covered.size)
      for (const [index, { minutes }] of together.entries()) expect(minutes).toBeLessThanOrEqual(alone[index]?.minutes ?? 0)
    }),
    { numRuns: 1_000 },
  )
})

test('the order in which visits are given changes no minutes', () => {
  fc.assert(
    fc.property(
      someStays.chain((stays) => fc.tuple(fc.constant(stays), fc.shuffledSubarray(stays, { minLength: stays.length }))),
      ([stays, shuffled]) => {
        const sorted = (own: readonly Stay[]) =>
          servedTogether(own, [])
            .map(({ activityId, minutes }) => [activityId, minutes] as const)
            .sort(([one], [other]) => (one < other ? -1 : 1))
        expect(sorted(shuffled)).toEqual(sorted(stays))
      },
    ),
  )
})
