import fc from 'fast-check'
import { PLAUSIBLE_MARGIN } from '../../../src/domain/activities/activity'
import { type Mark, noAttendance, foldMarks } from '../../../src/domain/attendance/attendance'
import { hour, minute } from '../../../src/domain/calendar/calendar'
import {
  CLOCK_TOLERANCE,
  PHONES_AGREE_WITHIN,
  evidenceOf,
  findingsOf,
  futureFindings,
  sourceOf,
} from '../../../src/domain/attendance/findings'
import { VENUE_CODE_FRESH } from '../../../src/domain/attendance/venue-code'
import { anActivity, end, start } from '../examples'
import { aCorrection, aMark, histories } from './marks'

const of = (marks: readonly Mark[]) => foldMarks(marks, anActivity()).get('v1') ?? noAttendance('v1')
const found = (marks: readonly Mark[], now = end) => findingsOf(of(marks), anActivity(), now)
const out = (id: string, change: Partial<Mark> = {}) => aMark(id, { kind: 'out', at: end, ...change })
const venue = (id: string, change: Partial<Mark> = {}) => aMark(id, { method: 'venue', shownAt: start, deviceId: 'own-phone', ...change })

test('a volunteer who came and left as planned has no findings, and an absent volunteer has none either', () => {
  expect(found([aMark('a'), out('o')], end + hour)).toEqual([])
  expect(found([], end + hour)).toEqual([])
})

/** First plausible moment. Each finding about times is tested together with the nearest case without a finding. */
const early = start - PLAUSIBLE_MARGIN
const late = end + PLAUSIBLE_MARGIN
test.each([
  ['an out mark without an in mark', [out('o')], [{ kind: 'out-without-in', markId: 'o' }]],
  ['in before the plausible time', [aMark('a', { at: early - 1 })], [{ kind: 'outside-window', markId: 'a' }]],
  ['in on the first plausible moment', [aMark('a', { at: early })], []],
  ['out after the plausible time', [aMark('a'), out('o', { at: late + 1 })], [{ kind: 'outside-window', markId: 'o' }]],
  ['out on the last plausible moment', [aMark('a'), out('o', { at: late })], []],
  ['an implausible time that its clock offset corrects', [aMark('a', { at: early - 2, clockOffset: 2 })], []],
  ['out before in', [aMark('a'), out('o', { at: start - 1 })], [{ kind: 'out-before-in', markId: 'o', inId: 'a' }]],
  ['out at the moment of in', [aMark('a'), out('o', { at: start })], []],
])('times: %s', (_why, marks, expected) => {
  expect(found(marks)).toEqual(expected)
})

test('a missing out mark is a finding only after the planned end', () => {
  expect(found([aMark('a')], end)).toEqual([])
  expect(found([aMark('a')], end + 1)).toEqual([{ kind: 'no-out', markId: 'a' }])
  expect(found([aMark('a'), out('o')], end + 1)).toEqual([])
})

const second = (change: Partial<Mark> = {}) => aMark('b', { deviceId: 'phone-2', at: start + PHONES_AGREE_WITHIN, ...change })
const differ = { kind: 'phones-differ', of: 'in', markId: 'a', otherId: 'b', apart: PHONES_AGREE_WITHIN }
test.each([
  ['two phones ten minutes apart', [aMark('a'), second()], [differ]],
  ['two phones a little less apart', [aMark('a'), second({ at: start + PHONES_AGREE_WITHIN - 1 })], []],
  ['one phone twice', [aMark('a'), second({ deviceId: 'phone-1' })], []],
  ['an in mark on one, an out mark on the other', [aMark('a'), second({ kind: 'out' })], []],
  [
    'of several marks that differ the furthest is named',
    [aMark('a'), second(), aMark('c', { deviceId: 'phone-3', at: start + hour })],
    [{ ...differ, otherId: 'c', apart: hour }],
  ],
  ['two phones that differ by their clocks alone', [aMark('a'), second({ clockOffset: -PHONES_AGREE_WITHIN })], []],
  ['the second mark was taken back', [aMark('a'), second(), aMark('v', { kind: 'void', voids: 'b' })], []],
  [
    'of out marks the latest counts',
    [aMark('a'), out('o'), out('p', { deviceId: 'phone-2', at: end - 20 * minute })],
    [{ kind: 'phones-differ', of: 'out', markId: 'o', otherId: 'p', apart: 20 * minute }],
  ],
])('two phones: %s', (_why, marks, expected) => {
  expect(found(marks)).toEqual(expected)
})

test('a correction settles a difference between two phones, and is a finding with its reason', () => {
  const corrected = aCorrection('c', { at: end, statedAt: start + minute })
  expect(found([aMark('a'), second(), corrected])).toEqual([{ kind: 'corrected', markId: 'c', of: 'in', reason: '漏签' }])
})

test.each([
  [
    'fast by eleven minutes',
    aMark('a', { at: start + 11 * minute, clockOffset: -11 * minute }),
    [{ kind: 'clock-wrong', markId: 'a', by: 11 * minute }],
  ],
  ['slow by the tolerance', aMark('a', { clockOffset: CLOCK_TOLERANCE }), [{ kind: 'clock-wrong', markId: 'a', by: -CLOCK_TOLERANCE }]],
  ['slow by a little less than that', aMark('a', { clockOffset: CLOCK_TOLERANCE - 1 }), []],
  ['never compared with the server', aMark('a', { clockOffset: null }), [{ kind: 'clock-unknown', markId: 'a' }]],
  [
    'never compared, for a correction at the desk',
    aCorrection('a', { at: end, statedAt: start, clockOffset: null }),
    [{ kind: 'corrected', markId: 'a', of: 'in', reason: '漏签' }],
  ],
])("the phone's clock: %s", (_why, mark, expected) => {
  expect(found([mark])).toEqual(expected)
})

const stale = VENUE_CODE_FRESH + 1
test.each([
  ['within the usual delay', venue('a', { at: start + VENUE_CODE_FRESH }), []],
  ['later: photographed or passed on', venue('a', { at: start + stale }), [{ kind: 'code-late', markId: 'a', by: stale }]],
  ['before it was shown: a wrong clock', venue('a', { at: start - stale }), [{ kind: 'code-late', markId: 'a', by: -stale }]],
  ['by a phone with an unknown clock', venue('a', { at: start + hour, clockOffset: null }), [{ kind: 'clock-unknown', markId: 'a' }]],
])("the venue's code was scanned %s", (_why, mark, expected) => {
  expect(found([mark])).toEqual(expected)
})

test.each([
  ['an absent volunteer', [], null],
  ['an out mark alone', [out('o')], null],
  ['ticked, scanned or read aloud', [aMark('a', { method: 'spoken' })], 'strong'],
  ['corrected by an organiser', [aCorrection('a', { at: end, statedAt: start })], 'strong'],
  ["the venue's code", [venue('a')], 'medium'],
  ["the venue's code and an organiser's tick", [venue('a', { at: start - minute }), aMark('b')], 'strong'],
  [
    "the venue's code and an organiser's tick that was taken back",
    [venue('a'), aMark('b'), aMark('v', { kind: 'void', voids: 'b' })],
    'medium',
  ],
  ['a stale venue code', [venue('a', { at: start + stale })], 'weak'],
  ["the venue's code and a much later tick", [venue('a'), aMark('b', { at: start + PHONES_AGREE_WITHIN })], 'medium'],
  ["the venue's code and a tick about then", [venue('a'), aMark('b', { at: start + PHONES_AGREE_WITHIN - 1 })], 'strong'],
  ['a phone with an unknown clock', [venue('a', { clockOffset: null })], 'weak'],
  ["ticked in, and out by the venue's code", [aMark('a'), out('o', { method: 'venue', shownAt: end, deviceId: 'own-phone' })], 'medium'],
  ['a fresh code beside an old one', [venue('a', { at: start + stale }), venue('b')], 'medium'],
])('evidence: %s', (_why, marks, expected) => {
  expect(evidenceOf(of(marks))).toBe(expected)
})

test('findings refer to marks not taken back, in the same order on every phone', () => {
  fc.assert(
    fc.property(
      histories.chain((marks) => fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length }))),
      ([marks, shuffled]) => {
        const elsewhere = foldMarks(shuffled, anActivity())
        for (const [id, attendance] of foldMarks(marks, anActivity())) {
          const all = findingsOf(attendance, anActivity(), end + 1)
          expect(findingsOf(elsewhere.get(id) ?? noAttendance(id), anActivity(), end + 1)).toEqual(all)
          const standing = new Set(attendance.marks.map((mark) => mark.id))
          for (const finding of all) {
            if ('markId' in finding) expect(standing).toContain(finding.markId)
            if ('otherId' in finding) expect(standing).toContain(finding.otherId)
          }
          expect(sourceOf(attendance, 'in')?.id).toBe(attendance.inMarkIds[0])
          expect(sourceOf(attendance, 'out')?.id).toBe(attendance.outMarkIds[0])
        }
      },
    ),
    { numRuns: 500 },
  )
})

const back = aMark('b', { at: start + 2 * hour })
test.each([
  ['in, out, and in again', [aMark('a'), out('o', { at: start + hour }), back], [{ kind: 'in-after-out', markId: 'b' }]],
  ['out again after that', [aMark('a'), out('o', { at: start + hour }), back, out('p')], []],
  ['the second in was taken back', [aMark('a'), out('o', { at: start + hour }), back, aMark('v', { kind: 'void', voids: 'b' })], []],
  ['in and out at one moment', [aMark('a'), out('o', { at: start }), aMark('b')], []],
])('coming back: %s', (_why, marks, expected) => {
  expect(found(marks)).toEqual(expected)
})

test('a corrected out time settles a second check-in', () => {
  const marks = [aMark('a'), out('o', { at: start + hour }), back, aCorrection('c', { kind: 'out', at: end, statedAt: start + hour })]
  expect(found(marks).map(({ kind }) => kind)).toEqual(['corrected'])
})

test('a mark that was recorded before an organiser denied it, but received afterwards, is a finding', () => {
  const denial = aMark('v', { kind: 'void', voids: 'a', method: 'corrected', reason: '没有来', at: end })
  expect(found([aMark('a'), denial])).toEqual([])
  expect(found([aMark('a'), denial, second({ at: start + hour })])).toEqual([{ kind: 'denied', markId: 'b' }])
  expect(found([aMark('a'), denial, second({ at: end + 1 })], end)).toEqual([])
})

test('a mark that arrives before its own time is a finding, unless it is within the clock tolerance', () => {
  const came = (at: number) => futureFindings(of([aMark('a')]), new Map([['a', at]]))
  expect(came(start - CLOCK_TOLERANCE)).toEqual([{ kind: 'from-the-future', markId: 'a', by: CLOCK_TOLERANCE }])
  expect(came(start - CLOCK_TOLERANCE + 1)).toEqual([])
  expect(came(start + hour)).toEqual([])
  expect(futureFindings(of([aCorrection('c', { at: end, statedAt: start })]), new Map([['c', start - hour]]))).toEqual([])
})
