/** Splits, points and the closing of a year. */
import fc from 'fast-check'
import { startOfYear } from '../../../src/domain/calendar/calendar'
import { accept, refuse } from '../../../src/domain/decision'
import { FIRST_POINTS, scoreLines, totalPoints } from '../../../src/domain/figures/scoring'
import { decideSplit, fractionOf, minutesFor, sharesOf } from '../../../src/domain/people/split'
import { closableFrom, decideYearClosing } from '../../../src/domain/figures/year-closing'

const declared = (...splits: (number | null)[]) => splits.map((split, index) => ({ organisationId: `o${index}`, split }))
const shares = (...splits: (number | null)[]) => [...sharesOf(declared(...splits)).values()].map(fractionOf)

test.each([
  ['as declared', [70, 30], [0.7, 0.3]],
  ['all for one of them', [100, 0], [1, 0]],
  ['in equal parts without a declaration', [null, null], [0.5, 0.5]],
  ['in equal parts after a new membership', [70, 30, null], [1 / 3, 1 / 3, 1 / 3]],
  ['in equal parts after the end of a membership', [70], [1]],
  ['in equal parts when the declaration does not add up', [70, 20], [0.5, 0.5]],
] as const)('service is divided %s', (_why, splits, expected) => {
  expect(shares(...splits)).toEqual(expected)
})

test('shares add up to the whole for any declaration', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 5 }), (splits) => {
      expect(shares(...splits).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    }),
  )
})

test('minutes are divided whole and without a rest, in the same way for every order of the organisations', () => {
  const splits = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(splits, fc.nat({ max: 24 * 60 }), (given, minutes) => {
      const parts = (memberships: ReturnType<typeof declared>) =>
        [...sharesOf(memberships)].map(([id, share]) => [id, minutesFor(minutes, share)] as const)
      const divided = parts(declared(...given))
      expect(divided.reduce((sum, [, part]) => sum + part, 0)).toBe(minutes)
      expect(divided.every(([, part]) => Number.isInteger(part) && part >= 0)).toBe(true)
      expect(parts(declared(...given).reverse())).toEqual(divided)
    }),
  )
})

test.each([
  ['no percents', [null, null], accept],
  ['a hundred in all', [55, 45], accept],
  ['less than a hundred', [55, 44], refuse('split-wrong')],
  ['more than a hundred', [55, 46], refuse('split-wrong')],
  ['percents for some only', [100, null], refuse('split-wrong')],
  ['parts of a percent', [50.5, 49.5], refuse('split-wrong')],
  ['a negative percent', [110, -10], refuse('split-wrong')],
] as const)('a declaration with %s', (_what, splits, expected) => {
  expect(decideSplit(splits)).toEqual(expected)
})

test('a year is closed once its last visit is settled, and only once', () => {
  const from = closableFrom(2027)
  expect(from).toBe(startOfYear(2028) + 48 * 3_600_000)
  expect(decideYearClosing(2027, false, from)).toEqual(accept)
  expect(decideYearClosing(2027, false, from - 1)).toEqual(refuse('year-not-over', String(from)))
  expect(decideYearClosing(2027, true, from)).toEqual(refuse('year-already-closed'))
})

test('each kind earns its own points, and the total is the sum of the rounded lines', () => {
  const contributions = { led: 3, hosted: 1, turns: 10.5, minutes: 100, served: 250 }
  const lines = scoreLines(contributions, { ...FIRST_POINTS, hour: 0.33 })
  expect(lines.map(({ kind, points }) => [kind, points])).toEqual([
    ['led', 30],
    ['hosted', 5],
    ['turn', 21],
    ['hour', 0.55],
    ['served', 2.5],
  ])
  expect(totalPoints(lines)).toBe(59.05)
})
