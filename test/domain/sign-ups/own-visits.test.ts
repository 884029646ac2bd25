import fc from 'fast-check'
import { PLAUSIBLE_MARGIN } from '../../../src/domain/activities/activity'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { type OwnVisit, groupOwnVisits, mayCheckIn, onePerActivity, standingOf } from '../../../src/domain/sign-ups/own-visits'
import { isLive } from '../../../src/domain/sign-ups/sign-up'
import { end, start } from '../examples'

const aVisit = ({
  activity,
  ...change
}: Omit<Partial<OwnVisit>, 'activity'> & { activity?: Partial<OwnVisit['activity']> } = {}): OwnVisit => ({
  status: 'confirmed',
  inAt: null,
  outAt: null,
  ...change,
  activity: { id: 'a', status: 'published', startsAt: start, endsAt: end, ...activity },
})
const cameAt = { inAt: start }
const leftAt = { inAt: start, outAt: start + hour }

test.each([
  ['a seat before the start', {}, start - 1, 'confirmed'],
  ['a seat, from the start on', {}, start, 'due'],
  ['a seat, until the end', {}, end - 1, 'due'],
  ['nobody came by the end', {}, end, 'unrecorded'],
  ['arrived early', cameAt, start - hour, 'there'],
  ['arrived', cameAt, start + hour, 'there'],
  ['arrived, and not left after the end', cameAt, end + PLAUSIBLE_MARGIN, 'there'],
  ['arrived, and never left', cameAt, end + PLAUSIBLE_MARGIN + 1, 'attended'],
  ['left before the end', leftAt, end - 1, 'left'],
  ['attended', leftAt, end, 'attended'],
  ['attended after a withdrawal', { ...leftAt, status: 'withdrawn' }, end, 'attended'],
  ['waiting', { status: 'waitlisted' }, end - 1, 'waiting'],
  ['waiting in vain', { status: 'waitlisted' }, end, 'not-reached'],
  ['withdrawn', { status: 'withdrawn' }, start - day, 'withdrawn'],
  ['withdrawn, and then called off', { status: 'withdrawn', activity: { status: 'cancelled' } }, start - day, 'called-off'],
  ['called off', { status: 'cancelled', activity: { status: 'cancelled' } }, end, 'called-off'],
  ['a team that was there, which has no times of its own', { inAt: undefined, outAt: undefined }, end, 'over'],
] as const)('the standing of an own visit: %s', (_what, change, now, expected) => {
  expect(standingOf(aVisit(change), now)).toBe(expected)
})

const visits = fc.array(
  fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      status: fc.constantFrom('confirmed' as const, 'waitlisted' as const, 'withdrawn' as const, 'cancelled' as const),
      isCalledOff: fc.boolean(),
      begins: fc.integer({ min: -30, max: 30 }).map((hours) => start + hours * hour),
      came: fc.constantFrom('no', 'in', 'out'),
    })
    .map(({ id, status, isCalledOff, begins, came }) =>
      aVisit({
        status,
        inAt: came === 'no' ? null : begins,
        outAt: came === 'out' ? begins + hour : null,
        activity: {
          id,
          status: isCalledOff || status === 'cancelled' ? 'cancelled' : 'published',
          startsAt: begins,
          endsAt: begins + 3 * hour,
        },
      }),
    ),
  { maxLength: 12 },
)
const moments = fc.integer({ min: -40, max: 40 }).map((hours) => start + hours * hour)
const startsOf = (group: readonly OwnVisit[]) => group.map(({ activity }) => activity.startsAt)

test('every own visit stands in one group: ahead the next one first, behind the latest first', () => {
  fc.assert(
    fc.property(visits, moments, (given, now) => {
      const { running, coming, dropped, past } = groupOwnVisits(given, now)
      const all = [...running, ...coming, ...dropped, ...past]
      expect(all).toHaveLength(given.length)
      expect(new Set(all)).toEqual(new Set(given))
      for (const group of [running, coming, dropped]) expect(startsOf(group)).toEqual(startsOf(group).sort((a, b) => a - b))
      expect(startsOf(past)).toEqual(startsOf(past).sort((a, b) => b - a))
    }),
  )
})

test('only seats and waits that are still ahead are to come, nothing ahead is past, and nothing past is called confirmed or given up ahead', () => {
  fc.assert(
    fc.property(visits, moments, (given, now) => {
      const { running, coming, dropped, past } = groupOwnVisits(given, now)
      for (const { status, activity } of coming)
        expect([isLive(status), activity.status, now < activity.startsAt]).toEqual([true, 'published', true])
      for (const { activity } of dropped) expect(now < activity.endsAt).toBe(true)
      for (const visit of past) {
        expect(now >= visit.activity.endsAt).toBe(true)
        expect(['confirmed', 'due', 'waiting', 'there']).not.toContain(standingOf(visit, now))
      }
      for (const visit of running) expect(['due', 'there', 'left', 'waiting']).toContain(standingOf(visit, now))
    }),
  )
})

test('a visit that runs stands among those going on, also for somebody who came without a seat', () => {
  const inTheMiddle = start + hour
  for (const visit of [
    aVisit(),
    aVisit(cameAt),
    aVisit(leftAt),
    aVisit({ ...cameAt, status: 'withdrawn' }),
    aVisit({ status: 'waitlisted' }),
  ])
    expect(groupOwnVisits([visit], inTheMiddle).running).toEqual([visit])
  for (const visit of [aVisit({ status: 'withdrawn' }), aVisit({ status: 'cancelled', activity: { status: 'cancelled' } })])
    expect(groupOwnVisits([visit], inTheMiddle).dropped).toEqual([visit])
})

test('whoever withdrew and signed up again sees the visit once, by the sign-up that holds', () => {
  fc.assert(
    fc.property(visits, (given) => {
      const kept = onePerActivity(given)
      const ids = given.map(({ activity }) => activity.id)
      expect(kept.map(({ activity }) => activity.id).sort()).toEqual([...new Set(ids)].sort())
      for (const visit of kept)
        if (!isLive(visit.status))
          expect(given.filter(({ activity, status }) => activity.id === visit.activity.id && isLive(status))).toEqual([])
    }),
  )
})

test('check-in is offered to people with a seat from three hours before the start until three hours after the end', () => {
  const offered = (now: number, change: Parameters<typeof aVisit>[0] = {}) => mayCheckIn(aVisit(change), now)
  expect(
    [start - PLAUSIBLE_MARGIN - 1, start - PLAUSIBLE_MARGIN, end + PLAUSIBLE_MARGIN, end + PLAUSIBLE_MARGIN + 1].map((now) => offered(now)),
  ).toEqual([false, true, true, false])
  for (const status of ['waitlisted', 'withdrawn', 'cancelled'] as const) expect(offered(start, { status })).toBe(false)
  expect(offered(start, { activity: { status: 'cancelled' } })).toBe(false)
})
