import { countInWords, hoursInWords, yearsOnOffer } from '../../src/client/figures'

test.each([
  [0, '0'],
  [86, '86'],
  [1_223, '1,223'],
  [9_999, '9,999'],
  [10_000, '1万'],
  [21_480, '2.1万'],
  // The number is rounded down, so that it is never too high.
  [19_999, '1.9万'],
])('%d people in words', (count, words) => {
  expect(countInWords(count)).toBe(words)
})

test.each([
  [0, '0'],
  [90, '1.5'],
  [120, '2'],
  [326 * 60 + 20, '326'],
  [4_108 * 60, '4,108'],
])('%d minutes in hours', (minutes, words) => {
  expect(hoursInWords(minutes)).toBe(words)
})

test('the years on offer are the present one, the three before it, and an older one that was requested', () => {
  expect(yearsOnOffer(2026, 2026)).toEqual([2026, 2025, 2024, 2023])
  expect(yearsOnOffer(2026, 2019)).toEqual([2026, 2025, 2024, 2023, 2019])
  expect(yearsOnOffer(2026, Number.NaN)).toEqual([2026, 2025, 2024, 2023])
})
