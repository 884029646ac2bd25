import fc from 'fast-check'
import { type Mark, foldMarks, isDenied } from '../../../src/domain/attendance/attendance'
import { day, hour, inHours, minute } from '../../../src/domain/calendar/calendar'
import { PLAUSIBLE_MARGIN } from '../../../src/domain/activities/activity'
import { anActivity, end, start } from '../examples'
import { aCorrection, aMark, histories } from './marks'

const of = (marks: Iterable<Mark>) => foldMarks(marks, anActivity()).get('v1')
const folded = (marks: Iterable<Mark>) => [...foldMarks(marks, anActivity())].sort(([a], [b]) => (a < b ? -1 : 1))
const RUNS = { numRuns: 1_000 }

test('the fold gives one answer for any order of arrival and any repetition', () => {
  fc.assert(
    fc.property(
      histories.chain((marks) => fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length }), fc.subarray(marks))),
      ([marks, shuffled, repeated]) => expect(folded([...shuffled, ...repeated])).toEqual(folded(marks)),
    ),
    RUNS,
  )
})

test('the fold gives one answer for any split between phones and any order in which they sync', () => {
  fc.assert(
    fc.property(
      histories.chain((marks) =>
        fc.tuple(fc.constant(marks), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: marks.length, maxLength: marks.length })),
      ),
      ([marks, phones]) => {
        const parts = [0, 1, 2, 3, 4].map((phone) => marks.filter((_, index) => phones[index] === phone))
        const [first = [], second = [], ...others] = parts
        const leftFirst = [first, second, ...others].flat()
        const rightFirst = [...first, ...[...second, ...others.flat()].reverse()]
        expect(folded(leftFirst)).toEqual(folded(rightFirst))
        expect(folded(parts.reverse().flat())).toEqual(folded(marks))
      },
    ),
    RUNS,
  )
})

test('each derived time is the time of the first mark listed for it, and exactly the marks that count are listed', () => {
  fc.assert(
    fc.property(histories, (marks) => {
      for (const { inAt, inMarkIds, outAt, outMarkIds, marks: standing, denied, outside } of foldMarks(marks, anActivity()).values()) {
        const time = (id: string | undefined) => {
          const mark = standing.find((one) => one.id === id)
          return mark ? (mark.statedAt ?? (mark.clockOffset === null ? (mark.shownAt ?? mark.at) : mark.at + mark.clockOffset)) : null
        }
        expect([inAt, outAt]).toEqual([time(inMarkIds[0]), time(outMarkIds[0])])
        const counting = standing.filter((mark) => !isDenied(mark, { denied }) && !outside.includes(mark.id))
        expect([...inMarkIds, ...outMarkIds].sort()).toEqual(counting.map(({ id }) => id).sort())
      }
    }),
    RUNS,
  )
})

test('the in time is that of the earliest mark not taken back, the out time that of the latest; ids break ties', () => {
  const marks = [
    aMark('b', { at: start + minute }),
    aMark('c'),
    aMark('a'),
    aMark('y', { kind: 'out', at: end }),
    aMark('z', { kind: 'out', at: end }),
  ]
  expect(of(marks)).toMatchObject({ inAt: start, inMarkIds: ['a', 'c', 'b'], outAt: end, outMarkIds: ['z', 'y'] })
})

test('a void takes back one mark and no other, and a later tick counts', () => {
  const undone = [aMark('a'), aMark('v', { kind: 'void', voids: 'a', at: start + minute })]
  expect(of(undone)).toBeUndefined()
  expect(of([...undone, aMark('b', { at: start + 2 * minute })])?.inAt).toBe(start + 2 * minute)
})

test('marks of two phones are independent: taking back one leaves the other, taking back both leaves none', () => {
  const both = [aMark('a'), aMark('b', { at: start + minute })]
  const back = (id: string) => aMark(`v-${id}`, { kind: 'void', voids: id, at: start + 2 * minute })
  expect(of([...both, back('a')])).toMatchObject({ inAt: start + minute, inMarkIds: ['b'] })
  expect(of([...both, back('a'), back('b')])).toBeUndefined()
})

describe('corrections', () => {
  const earlier = aCorrection('later-id', { at: end + hour, statedAt: start + 20 * minute })
  const latest = aCorrection('earlier-id', { at: end + 2 * hour, statedAt: start + 40 * minute })

  test.each([
    ["a correction replaces the phones' time, even with a later one", [aMark('a'), earlier], start + 20 * minute],
    ['of two corrections the one made last counts, though its time is later', [aMark('a'), earlier, latest], start + 40 * minute],
    ['of two corrections the one made last counts in any order of arrival', [latest, earlier, aMark('a')], start + 40 * minute],
    [
      "a correction that was taken back restores the phones' time",
      [aMark('a'), earlier, aCorrection('v', { kind: 'void', voids: 'later-id', at: end + minute, statedAt: end })],
      start,
    ],
    [
      'of two corrections made at one moment the greater id counts on every phone',
      [aCorrection('c', { at: end, statedAt: start }), aCorrection('d', { at: end, statedAt: start + minute })],
      start + minute,
    ],
  ])('%s', (_why, marks, inAt) => {
    expect(of(marks)?.inAt).toBe(inAt)
    expect(of([...marks].reverse())?.inAt).toBe(inAt)
  })

  test('a corrected in time does not change the out time; of two corrected out times the last one made counts, not the later time', () => {
    const out = aMark('o', { kind: 'out', at: end })
    expect(of([aMark('a'), out, latest])).toMatchObject({ inAt: start + 40 * minute, outAt: end })
    const outs = [
      aCorrection('p', { kind: 'out', at: end + hour, statedAt: end }),
      aCorrection('q', { kind: 'out', at: end + 2 * hour, statedAt: end - hour }),
    ]
    expect(of([aMark('a'), out, ...outs])).toMatchObject({ outAt: end - hour, outMarkIds: ['q', 'p', 'o'] })
  })
})

test.each([
  ['is corrected by its last known offset', { clockOffset: -11 * minute }, start - 11 * minute],
  ['counts as it is if the server was never heard', { clockOffset: null }, start],
  ['gives way to the moment a venue code was shown, if the server was never heard', { clockOffset: null, shownAt: end }, end],
  ['counts beside a venue code if its offset is known', { clockOffset: minute, shownAt: end }, start + minute],
])("the device's clock %s", (_why, change, inAt) => {
  expect(of([aMark('a', change)])?.inAt).toBe(inAt)
})

test('hours have one decimal', () => {
  expect([0, 90, 179].map(inHours)).toEqual(['0.0', '1.5', '3.0'])
})

test('a correction is taken back by another correction, not by a tap on a phone', () => {
  const corrected = [aMark('a'), aCorrection('c', { at: end, statedAt: start + hour })]
  const back = (change: Partial<Mark>) => aMark('v', { kind: 'void', voids: 'c', at: end + minute, ...change })
  expect(of([...corrected, back({})])?.inAt).toBe(start + hour)
  expect(of([...corrected, back({ method: 'corrected', reason: '记错了' })])?.inAt).toBe(start)
})

describe('a mark far outside the visit', () => {
  const moved = { startsAt: start + 7 * day, endsAt: end + 7 * day }
  const at = (marks: Iterable<Mark>, visit = moved) => foldMarks(marks, visit).get('v1')
  const early = [aMark('a'), aMark('o', { kind: 'out', at: end })]
  const accepted = (id: string, change: Partial<Mark> = {}) =>
    aMark(`accept-${id}`, { kind: 'accept', voids: id, statedAt: moved.startsAt, ...change })

  test('is kept and does not count, and counts again when the visit comes back to its day', () => {
    expect(at(early)).toMatchObject({ inAt: null, outAt: null, inMarkIds: [], outside: ['a', 'o'], marks: [{ id: 'a' }, { id: 'o' }] })
    expect(at(early, anActivity())).toMatchObject({ inAt: start, outAt: end, outside: [] })
  })

  test.each([
    ['on the first plausible moment', start - PLAUSIBLE_MARGIN, []],
    ['a moment before', start - PLAUSIBLE_MARGIN - 1, ['a']],
    ['on the last plausible moment', end + PLAUSIBLE_MARGIN, []],
    ['a moment after', end + PLAUSIBLE_MARGIN + 1, ['a']],
  ])('is one %s', (_why, moment, outside) => {
    expect(at([aMark('a', { at: moment })], anActivity())?.outside).toEqual(outside)
  })

  test('gives way to a tick on the day', () => {
    const onTheDay = aMark('b', { at: moved.startsAt })
    expect(at([...early, onTheDay])).toMatchObject({ inAt: moved.startsAt, inMarkIds: ['b'], outAt: null, outside: ['a', 'o'] })
  })

  test('counts once an organiser accepts it, in any order of arrival', () => {
    for (const marks of [
      [...early, accepted('a')],
      [accepted('a'), ...early],
    ])
      expect(at(marks)).toMatchObject({ inAt: start, inMarkIds: ['a'], outAt: null, outside: ['o'] })
  })

  test('does not count after the visit has been moved again, since the decision was about another day', () => {
    const again = { startsAt: start + 8 * day, endsAt: end + 8 * day }
    expect(at([...early, accepted('a')], again)).toMatchObject({ inAt: null, outside: ['a', 'o'] })
    expect(at([...early, accepted('a')], { startsAt: moved.startsAt + hour, endsAt: moved.endsAt + hour })).toMatchObject({ inAt: start })
  })

  test('does not count if the decision, or the mark itself, was taken back', () => {
    const back = (voids: string) => aMark(`v-${voids}`, { kind: 'void', voids })
    expect(at([...early, accepted('a'), back('accept-a')])).toMatchObject({ inAt: null, outside: ['a', 'o'] })
    expect(at([...early, accepted('a'), back('a')])).toMatchObject({ inAt: null, outside: ['o'] })
  })

  test('is settled by a correction to absent', () => {
    const denial = aMark('v', { kind: 'void', voids: 'a', method: 'corrected', reason: '没有来', at: moved.endsAt })
    expect(at([...early, denial])).toMatchObject({ inAt: null, outside: [] })
  })

  test('a stated time of a correction counts on any day', () => {
    expect(at([aCorrection('c', { at: end, statedAt: start })])).toMatchObject({ inAt: start, outside: [] })
  })
})
