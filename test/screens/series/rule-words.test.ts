import type { SeriesRule } from '../../../src/domain/series/series-rule'
import { ruleInWords } from '../../../src/screens/series/rule-words'

test.each<[SeriesRule, string]>([
  [{ kind: 'lunar-days', days: [26, 1, 6, 11, 16, 21] }, '农历逢一、逢六'],
  [{ kind: 'lunar-days', days: [10, 20, 30, 15] }, '农历逢十、十五'],
  [{ kind: 'lunar-days', days: [1, 15] }, '农历初一、十五'],
  [{ kind: 'month-dates', everyMonths: 3, dates: [20, 5] }, '每季度 5、20 日'],
  [{ kind: 'month-dates', everyMonths: 5, dates: [1] }, '每 5 个月 1 日'],
  [{ kind: 'month-weekday', everyMonths: 1, nth: 'last', weekday: 6 }, '每月最后一个周六'],
  [{ kind: 'weekdays', everyWeeks: 2, weekdays: [0, 2] }, '每两周的周二、周日'],
])('%j in words: %s', (rule, words) => {
  expect(ruleInWords(rule)).toBe(words)
})
