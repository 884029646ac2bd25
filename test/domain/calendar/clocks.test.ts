import fc from 'fast-check'
import { LARGEST_DIFFERENCE, aheadBy, clocksAgree } from '../../../src/domain/calendar/clocks'

const time = fc.integer({ min: 0, max: 4_000_000_000_000 })
const span = fc.integer({ min: 0, max: 60_000 })

test('a clock read while a question was under way is neither ahead nor behind if it may have been right', () => {
  fc.assert(
    fc.property(time, span, span, (asked, before, after) => {
      expect(aheadBy(asked + before, asked, asked + before + after)).toBe(0)
    }),
  )
})

test('a clock is ahead by what no delay of the answer explains, and behind by what no delay of the question explains', () => {
  fc.assert(
    fc.property(time, span, fc.integer({ min: 1, max: 1e9 }), (asked, took, wrong) => {
      expect(aheadBy(asked + took + wrong, asked, asked + took)).toBe(wrong)
      expect(aheadBy(asked - wrong, asked, asked + took)).toBe(-wrong)
    }),
  )
})

test.each([
  [0, true],
  [LARGEST_DIFFERENCE, true],
  [LARGEST_DIFFERENCE + 1, false],
  [-LARGEST_DIFFERENCE, true],
  [-LARGEST_DIFFERENCE - 1, false],
  [Number.NaN, false],
])('clocks that differ by %d ms agree: %s', (ahead, expected) => {
  expect(clocksAgree(ahead)).toBe(expected)
})
