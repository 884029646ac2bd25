import { type Mark, foldMarks, serviceMinutes } from '../../../src/domain/attendance/attendance'
import { hour, instantAt, minute } from '../../../src/domain/calendar/calendar'
import { type Correction, correctionMarks, decideCorrections } from '../../../src/domain/records/correction'
import { accept, refuse } from '../../../src/domain/decision'
import { PLAUSIBLE_MARGIN } from '../../../src/domain/activities/activity'

const startsAt = instantAt('2027-01-09', '08:30')
const endsAt = startsAt + 3 * hour
const now = endsAt + hour
const activity = { status: 'published', startsAt, endsAt } as const
const people = new Set(['chen', 'hu'])

let ids = 0
const newId = () => `corrected-${++ids}`
const mark = (kind: 'in' | 'out', at: number, deviceId = 'phone'): Mark => ({
  id: `${kind}-${deviceId}`,
  volunteerId: 'chen',
  kind,
  voids: null,
  method: 'ticked',
  at,
  clockOffset: 0,
  statedAt: null,
  reason: null,
  shownAt: null,
  deviceId,
})
const here = [mark('in', startsAt)]
const added = (marks: Mark[], corrections: Correction[], at = now) =>
  correctionMarks(corrections, foldMarks(marks), { deviceId: 'desk', reason: '忘记签退', newId }, at)
const decide = (marks: Mark[], corrections: Correction[], change: object = {}, at = now) =>
  decideCorrections({ activity: { ...activity, ...change }, people, marks }, corrections, added(marks, corrections, at), at)

test.each([
  ['the planned end for somebody who is there', here, { kind: 'out', at: endsAt }, accept],
  ['when they came, of somebody nobody ticked', [], { kind: 'in', at: startsAt }, accept],
  ['as early as the margin', [], { kind: 'in', at: startsAt - PLAUSIBLE_MARGIN }, accept],
  ['a minute earlier', [], { kind: 'in', at: startsAt - PLAUSIBLE_MARGIN - minute }, refuse('time-implausible', 'chen')],
  ['this very moment', here, { kind: 'out', at: now }, accept],
  ['a minute that is still to come', here, { kind: 'out', at: now + minute }, refuse('time-implausible', 'chen')],
  ['left at the moment they came', here, { kind: 'out', at: startsAt }, accept],
  ['left before they came', here, { kind: 'out', at: startsAt - minute }, refuse('out-before-in', 'chen')],
  ['came after they left', [...here, mark('out', endsAt)], { kind: 'in', at: endsAt + minute }, refuse('out-before-in', 'chen')],
  ['left, of somebody who was not there', [], { kind: 'out', at: endsAt }, refuse('never-in', 'chen')],
  ['was not there after all', [...here, mark('out', endsAt)], { kind: 'in', at: null }, accept],
  ['nobody knows when they left', [...here, mark('out', endsAt)], { kind: 'out', at: null }, accept],
] as const)('a correction that says: %s', (_why, marks, correction, expected) => {
  expect(decide([...marks], [{ volunteerId: 'chen', ...correction }])).toEqual(expected)
})

test.each([
  ['a visit that has begun', {}, startsAt, accept],
  ['a visit that has not', {}, startsAt - minute, refuse('not-begun')],
  ['a visit that was called off', { status: 'cancelled' }, now, refuse('not-begun')],
])('corrections are made of %s', (_why, change, at, expected) => {
  expect(decide([], [{ volunteerId: 'chen', kind: 'in', at: startsAt - minute }], change, at)).toEqual(expected)
})

test('nobody is named who neither signed up nor was marked', () => {
  expect(decide([], [{ volunteerId: 'stranger', kind: 'in', at: startsAt }])).toEqual(refuse('not-there'))
})

test('when they came and when they left may be said at once', () => {
  const both: Correction[] = [
    { volunteerId: 'chen', kind: 'out', at: endsAt },
    { volunteerId: 'chen', kind: 'in', at: startsAt },
  ]
  expect(decide([], both)).toEqual(accept)
})

test('a correction counts before what the phones recorded, and what they recorded stays', () => {
  const marks = [...here, mark('out', endsAt)]
  const after = foldMarks([...marks, ...added(marks, [{ volunteerId: 'chen', kind: 'out', at: endsAt - hour }])]).get('chen')
  expect(after?.outAt).toBe(endsAt - hour)
  expect(after?.outMarkIds).toContain('out-phone')
})

test('who was not there has no service: what every phone recorded is taken back, out as well as in', () => {
  const marks = [...here, mark('in', startsAt + minute, 'other'), mark('out', endsAt)]
  const voids = added(marks, [{ volunteerId: 'chen', kind: 'in', at: null }])
  expect(voids.map(({ kind, voids: taken, statedAt }) => [kind, taken, statedAt])).toEqual([
    ['void', 'in-phone', null],
    ['void', 'in-other', null],
    ['void', 'out-phone', null],
  ])
  expect(foldMarks([...marks, ...voids]).get('chen')).toBeUndefined()
})

test('taking back when they left leaves that they came', () => {
  const marks = [...here, mark('out', endsAt)]
  const after = foldMarks([...marks, ...added(marks, [{ volunteerId: 'chen', kind: 'out', at: null }])]).get('chen')
  expect(after).toMatchObject({ inAt: startsAt, outAt: null })
  expect(after && serviceMinutes(after, activity, now)).toBeNull()
})

test('what the standing correction says already makes no mark; the same time from a phone is confirmed by one', () => {
  const first = added(here, [{ volunteerId: 'chen', kind: 'out', at: endsAt }])
  expect(added([...here, ...first], [{ volunteerId: 'chen', kind: 'out', at: endsAt }], now + minute)).toEqual([])
  expect(added([...here, mark('out', endsAt)], [{ volunteerId: 'chen', kind: 'out', at: endsAt }])).toHaveLength(1)
})

test('a correction of a correction: the later one counts', () => {
  const first = added(here, [{ volunteerId: 'chen', kind: 'out', at: endsAt }])
  const second = added([...here, ...first], [{ volunteerId: 'chen', kind: 'out', at: endsAt - hour }], now + minute)
  expect(foldMarks([...second, ...here, ...first]).get('chen')?.outAt).toBe(endsAt - hour)
})

test('who was not there stays so when a phone comes back later with what it ticked before, and is there when ticked again after', () => {
  const denial = added(here, [{ volunteerId: 'chen', kind: 'in', at: null }])
  const late = [mark('in', startsAt + minute, 'late'), mark('out', endsAt, 'late')]
  const after = foldMarks([...late, ...denial, ...here]).get('chen')
  expect(after).toMatchObject({ inAt: null, outAt: null, inMarkIds: [], outMarkIds: [] })
  expect(after?.marks).toHaveLength(2)
  const again = mark('in', now + minute, 'again')
  expect(foldMarks([...late, again, ...denial, ...here]).get('chen')).toMatchObject({ inAt: now + minute, inMarkIds: ['in-again'] })
})

test('that they were there, said later, goes before that they were not', () => {
  const denial = added(here, [{ volunteerId: 'chen', kind: 'in', at: null }])
  const there = added([...here, ...denial], [{ volunteerId: 'chen', kind: 'in', at: startsAt + minute }], now + minute)
  expect(foldMarks([...there, ...denial, ...here, mark('in', startsAt, 'late')]).get('chen')?.inAt).toBe(startsAt + minute)
})

test('said again, it takes back what came in between, and what counts for nothing is told no more', () => {
  const denial = added(here, [{ volunteerId: 'chen', kind: 'in', at: null }])
  const late = [mark('in', startsAt + minute, 'late')]
  const again = added([...here, ...denial, ...late], [{ volunteerId: 'chen', kind: 'in', at: null }], now + minute)
  expect(again.map(({ voids }) => voids)).toEqual(['in-late'])
  expect(foldMarks([...here, ...denial, ...late, ...again]).get('chen')).toBeUndefined()
})
