import fc from 'fast-check'
import {
  type Mark,
  MISSING_OUT_DECIDED_AFTER,
  PLAUSIBLE_MARGIN,
  SERVICE_TOLERANCE,
  absent,
  flagsOf,
  foldMarks,
  inHours,
  serviceMinutes,
} from '../../src/domain/attendance'
import { hour, minute } from '../../src/domain/calendar'
import { anActivity, end, start } from './examples'

const aMark = (id: string, change: Partial<Mark> = {}): Mark => ({
  id,
  volunteerId: 'v1',
  kind: 'in',
  voids: null,
  method: 'ticked',
  at: start,
  clockOffset: 0,
  statedAt: null,
  reason: null,
  shownAt: null,
  deviceId: 'phone-1',
  ...change,
})
const times = (inAt: number | null, outAt: number | null = null) => ({ ...absent('v1'), inAt, outAt })

/** Histories of a few people on a few phones, with voids of any mark, also of voids and of unknown ones. */
const histories = fc
  .array(
    fc.record({
      id: fc.integer({ min: 0, max: 30 }).map(String),
      volunteerId: fc.constantFrom('v1', 'v2', 'v3'),
      kind: fc.constantFrom('in' as const, 'out' as const),
      voids: fc.option(fc.integer({ min: 0, max: 35 }).map(String)),
      method: fc.constant('ticked' as const),
      at: fc.integer({ min: 0, max: 20 }).map((step) => start + step * minute),
      clockOffset: fc.option(fc.integer({ min: -600_000, max: 600_000 })),
    }),
    { maxLength: 40 },
  )
  .map((marks) => {
    // An id is one fact: of equal ids the first stands for all.
    const byId = new Map<string, Mark>()
    for (const mark of marks) if (!byId.has(mark.id)) byId.set(mark.id, mark.voids === null ? mark : { ...mark, kind: 'void' })
    return [...byId.values()]
  })
const folded = (marks: Mark[]) => [...foldMarks(marks)].sort(([a], [b]) => (a < b ? -1 : 1))

test('the fold gives one answer for any order of arrival and any repetition', () => {
  fc.assert(
    fc.property(
      histories.chain((marks) => fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length }), fc.subarray(marks))),
      ([marks, shuffled, repeated]) => {
        expect(folded([...shuffled, ...repeated])).toEqual(folded(marks))
      },
    ),
    { numRuns: 500 },
  )
})

test('in is the earliest mark that stands, out the latest; ids break ties', () => {
  const marks = [
    aMark('b', { at: start + minute }),
    aMark('c'),
    aMark('a'),
    aMark('y', { kind: 'out', at: end }),
    aMark('z', { kind: 'out', at: end }),
  ]
  expect(foldMarks(marks).get('v1')).toEqual({
    volunteerId: 'v1',
    inAt: start,
    inMarkIds: ['a', 'c', 'b'],
    outAt: end,
    outMarkIds: ['z', 'y'],
  })
})

test('a void takes back one mark and no other, and what was ticked again stands', () => {
  const undone = [aMark('a'), aMark('v', { kind: 'void', voids: 'a', at: start + minute })]
  expect(foldMarks(undone).get('v1')?.inAt ?? null).toBeNull()
  expect(foldMarks([...undone, aMark('b', { at: start + 2 * minute })]).get('v1')?.inAt).toBe(start + 2 * minute)
})

test("the device's clock is set right by its last known offset", () => {
  expect(foldMarks([aMark('a', { clockOffset: -11 * minute })]).get('v1')?.inAt).toBe(start - 11 * minute)
})

test.each([
  ['on the planned times', start, end, 180],
  ['early by more than the tolerance', start - 2 * hour, end, 210],
  ['early within the tolerance', start - SERVICE_TOLERANCE, end, 210],
  ['stayed on and on', start, end + 2 * hour, 210],
  ['seconds do not make a minute', start + 1, end, 179],
  ['out before in', end, start, 0],
  ['never came', null, null, 0],
])('service minutes: %s', (_why, inAt, outAt, expected) => {
  expect(serviceMinutes(times(inAt, outAt), anActivity(), end)).toBe(expected)
})

test.each([
  ['not known while it may still come', end + MISSING_OUT_DECIDED_AFTER - 1, null],
  ['the planned end, a day later', end + MISSING_OUT_DECIDED_AFTER, 180],
])('service minutes without an out mark: %s', (_why, now, expected) => {
  expect(serviceMinutes(times(start), anActivity(), now)).toBe(expected)
})

test.each([
  ['nothing odd', times(start, end), end, []],
  ['the wrong day', times(start - PLAUSIBLE_MARGIN - 1, end), end, ['outside-window']],
  ['just plausible', times(start - PLAUSIBLE_MARGIN, end + PLAUSIBLE_MARGIN), end, []],
  ['out before in', times(end, start), end, ['out-before-in']],
  ['nobody checked them out', times(start), end + 1, ['no-out']],
  ['still there', times(start), end, []],
])('flags: %s', (_why, attendance, now, expected) => {
  expect(flagsOf(attendance, anActivity(), now)).toEqual(expected)
})

test('hours have one decimal', () => {
  expect([0, 90, 179].map(inHours)).toEqual(['0.0', '1.5', '3.0'])
})

test('marks of two phones stand side by side: taking back one leaves the other, taking back both leaves nobody', () => {
  const both = [aMark('a'), aMark('b', { at: start + minute })]
  const back = (id: string) => aMark(`v-${id}`, { kind: 'void', voids: id, at: start + 2 * minute })
  expect(foldMarks([...both, back('a')]).get('v1')).toMatchObject({ inAt: start + minute, inMarkIds: ['b'] })
  expect(foldMarks([...both, back('a'), back('b')]).get('v1')).toBeUndefined()
})
