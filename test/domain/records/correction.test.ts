import { type Mark, foldMarks } from '../../../src/domain/attendance/attendance'
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
  correctionMarks(corrections, foldMarks(marks, activity), { deviceId: 'desk', reason: '忘记签退', newId }, at)
const decide = (marks: Mark[], corrections: Correction[], change: object = {}, at = now) =>
  decideCorrections({ activity: { ...activity, ...change }, people, marks }, corrections, added(marks, corrections, at), at)

test.each([
  ['left at the planned end, for a volunteer who is there', here, { kind: 'out', at: endsAt }, accept],
  ['came at the start, for a volunteer without a mark', [], { kind: 'in', at: startsAt }, accept],
  ['came as early as the margin allows', [], { kind: 'in', at: startsAt - PLAUSIBLE_MARGIN }, accept],
  ['came a minute earlier than that', [], { kind: 'in', at: startsAt - PLAUSIBLE_MARGIN - minute }, refuse('time-implausible', 'chen')],
  ['left at this very moment', here, { kind: 'out', at: now }, accept],
  ['left a minute from now', here, { kind: 'out', at: now + minute }, refuse('time-implausible', 'chen')],
  ['left at the moment they came', here, { kind: 'out', at: startsAt }, accept],
  ['left before they came', here, { kind: 'out', at: startsAt - minute }, refuse('out-before-in', 'chen')],
  ['came after they left', [...here, mark('out', endsAt)], { kind: 'in', at: endsAt + minute }, refuse('out-before-in', 'chen')],
  ['left, for a volunteer who was not there', [], { kind: 'out', at: endsAt }, refuse('never-in', 'chen')],
  ['was not there after all', [...here, mark('out', endsAt)], { kind: 'in', at: null }, accept],
  ['left at an unknown time', [...here, mark('out', endsAt)], { kind: 'out', at: null }, accept],
] as const)('the marks of a correction: %s', (_why, marks, correction, expected) => {
  expect(decide([...marks], [{ volunteerId: 'chen', ...correction }])).toEqual(expected)
})

test.each([
  ['a visit that has begun', {}, startsAt, accept],
  ['a visit that has not begun', {}, startsAt - minute, refuse('not-begun')],
  ['a visit that was called off', { status: 'cancelled' }, now, refuse('not-begun')],
])('corrections of %s: accepted or not', (_why, change, at, expected) => {
  expect(decide([], [{ volunteerId: 'chen', kind: 'in', at: startsAt - minute }], change, at)).toEqual(expected)
})

test('a correction about a person neither signed up nor marked is refused without naming them', () => {
  expect(decide([], [{ volunteerId: 'stranger', kind: 'in', at: startsAt }])).toEqual(refuse('not-there'))
})

test('a correction about a stranger is refused also beside one about a person who is known', () => {
  const corrections: Correction[] = ['chen', 'stranger'].map((volunteerId) => ({ volunteerId, kind: 'in', at: startsAt }))
  expect(decide([], corrections)).toEqual(refuse('not-there'))
})

test('in and out may be corrected together', () => {
  const both: Correction[] = [
    { volunteerId: 'chen', kind: 'out', at: endsAt },
    { volunteerId: 'chen', kind: 'in', at: startsAt },
  ]
  expect(decide([], both)).toEqual(accept)
})

test("a correction counts before the phones' marks, which stay on record", () => {
  const marks = [...here, mark('out', endsAt)]
  const after = foldMarks([...marks, ...added(marks, [{ volunteerId: 'chen', kind: 'out', at: endsAt - hour }])], activity).get('chen')
  expect(after?.outAt).toBe(endsAt - hour)
  expect(after?.outMarkIds).toContain('out-phone')
})

test('a correction to "was not there" takes back the in and out marks of every phone', () => {
  const marks = [...here, mark('in', startsAt + minute, 'other'), mark('out', endsAt)]
  const voids = added(marks, [{ volunteerId: 'chen', kind: 'in', at: null }])
  expect(voids.map(({ kind, voids: taken, statedAt }) => [kind, taken, statedAt])).toEqual([
    ['void', 'in-phone', null],
    ['void', 'in-other', null],
    ['void', 'out-phone', null],
  ])
  expect(foldMarks([...marks, ...voids], activity).get('chen')).toBeUndefined()
})

test('a correction to an unknown out time keeps the in time', () => {
  const marks = [...here, mark('out', endsAt)]
  const after = foldMarks([...marks, ...added(marks, [{ volunteerId: 'chen', kind: 'out', at: null }])], activity).get('chen')
  expect(after).toMatchObject({ inAt: startsAt, outAt: null })
})

test("a correction that repeats the present correction makes no mark, but a correction that confirms a phone's time makes one", () => {
  const first = added(here, [{ volunteerId: 'chen', kind: 'out', at: endsAt }])
  expect(added([...here, ...first], [{ volunteerId: 'chen', kind: 'out', at: endsAt }], now + minute)).toEqual([])
  expect(added([...here, mark('out', endsAt)], [{ volunteerId: 'chen', kind: 'out', at: endsAt }])).toHaveLength(1)
})

test('of two corrections of one time the later correction counts', () => {
  const first = added(here, [{ volunteerId: 'chen', kind: 'out', at: endsAt }])
  const second = added([...here, ...first], [{ volunteerId: 'chen', kind: 'out', at: endsAt - hour }], now + minute)
  expect(foldMarks([...second, ...here, ...first], activity).get('chen')?.outAt).toBe(endsAt - hour)
})

test('a volunteer corrected to absent stays absent when an earlier tick arrives later, but is present when ticked again', () => {
  const denial = added(here, [{ volunteerId: 'chen', kind: 'in', at: null }])
  const late = [mark('in', startsAt + minute, 'late'), mark('out', endsAt, 'late')]
  const after = foldMarks([...late, ...denial, ...here], activity).get('chen')
  expect(after).toMatchObject({ inAt: null, outAt: null, inMarkIds: [], outMarkIds: [] })
  expect(after?.marks).toHaveLength(2)
  const again = mark('in', now + minute, 'again')
  expect(foldMarks([...late, again, ...denial, ...here], activity).get('chen')).toMatchObject({
    inAt: now + minute,
    inMarkIds: ['in-again'],
  })
})

test('a correction to present outweighs an earlier correction to absent', () => {
  const denial = added(here, [{ volunteerId: 'chen', kind: 'in', at: null }])
  const there = added([...here, ...denial], [{ volunteerId: 'chen', kind: 'in', at: startsAt + minute }], now + minute)
  expect(foldMarks([...there, ...denial, ...here, mark('in', startsAt, 'late')], activity).get('chen')?.inAt).toBe(startsAt + minute)
})

test('a repeated correction to absent takes back the ticks that arrived in between, which are then no longer findings', () => {
  const denial = added(here, [{ volunteerId: 'chen', kind: 'in', at: null }])
  const late = [mark('in', startsAt + minute, 'late')]
  const again = added([...here, ...denial, ...late], [{ volunteerId: 'chen', kind: 'in', at: null }], now + minute)
  expect(again.map(({ voids }) => voids)).toEqual(['in-late'])
  expect(foldMarks([...here, ...denial, ...late, ...again], activity).get('chen')).toBeUndefined()
})
