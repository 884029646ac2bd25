import { areCallingHours, callingHoursInWords } from '../../../src/domain/base/calling-hours'

const hours = (change: object = {}) => ({ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00', ...change })

test.each([
  [[1, 2, 3, 4, 5], '周一至周五 8:30–17:00'],
  [[3, 1, 2], '周一至周三 8:30–17:00'],
  [[6, 7], '周六、周日 8:30–17:00'],
  [[5, 1], '周一、周五 8:30–17:00'],
  [[7, 6, 5, 4, 3, 2, 1], '每天 8:30–17:00'],
  [[2], '周二 8:30–17:00'],
])('the hours of the days %j read %s', (days, words) => {
  expect(areCallingHours(hours({ days }))).toBe(true)
  expect(callingHoursInWords(hours({ days }))).toBe(words)
})

test.each([
  ['without a day', { days: [] }],
  ['with a day twice', { days: [1, 1] }],
  ['on an eighth day', { days: [8] }],
  ['on half a day', { days: [1.5] }],
  ['that end as they begin', { to: '08:30' }],
  ['that end before they begin', { from: '18:00' }],
  ['at a time that no clock shows', { to: '24:00' }],
  ['at a time without a zero', { from: '8:30' }],
])('hours %s are refused', (_what, change) => {
  expect(areCallingHours(hours(change))).toBe(false)
})
