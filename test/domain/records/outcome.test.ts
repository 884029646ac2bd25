import {
  MOST_CAME,
  MOST_SERVED,
  countTyped,
  decideReport,
  volunteersReported,
  volunteersWhoCame,
} from '../../../src/domain/records/outcome'
import { accept, refuse } from '../../../src/domain/decision'
import { anActivity, end } from '../examples'

test.each([
  ['over, and nobody reported yet', end, null, null, accept],
  ['a moment before its end', end - 1, null, null, refuse('not-over')],
  ['over, and reported as the writer saw it', end, 5, 5, accept],
  ['over, and reported since', end, 5, null, refuse('reported-meanwhile')],
])('a report of a visit that is %s is accepted or refused', (_why, now, stored, seen, expected) => {
  expect(decideReport(anActivity(), { stored, seen }, now)).toEqual(expected)
})

test('a report of a cancelled visit is refused', () => {
  expect(decideReport(anActivity({ status: 'cancelled' }), { stored: null, seen: null }, end)).toEqual(refuse('not-over'))
})

test.each([
  ['', null],
  ['  ', null],
  ['0', 0],
  ['４６', 46],
  ['1000', 1000],
  ['1001', Number.NaN],
  ['-3', Number.NaN],
  ['2.5', Number.NaN],
  ['13800000000', Number.NaN],
  ['四十', Number.NaN],
])('a typed count %j is read as %p', (typed, count) => {
  expect(countTyped(typed, 1000)).toBe(count)
})

test('the limits of counts are those that a report may hold', () => {
  expect([countTyped('1000000', MOST_SERVED), countTyped('1000001', MOST_SERVED)]).toEqual([1_000_000, Number.NaN])
  expect([countTyped('100000', MOST_CAME), countTyped('100001', MOST_CAME)]).toEqual([100_000, Number.NaN])
})

test('the volunteers who came are those of an imported outcome, otherwise the people with attendance', () => {
  expect(volunteersWhoCame(null, 5)).toBe(5)
  expect(volunteersWhoCame({ volunteersTotal: null }, 5)).toBe(5)
  expect(volunteersWhoCame({ volunteersTotal: 12 }, 0)).toBe(12)
})

test.each([
  ['before any outcome', null, null],
  ['of a reported outcome', { volunteersTotal: null, isReported: true }, 5],
  ['of an imported outcome with a number', { volunteersTotal: 12, isReported: false }, 12],
  ['of an imported outcome without a number', { volunteersTotal: null, isReported: false }, null],
])('the public number of volunteers %s is %p', (_why, outcome, number) => {
  expect(volunteersReported(outcome, 5)).toBe(number)
})
