import { instantAt } from '../../../src/domain/calendar/calendar'
import { dayProblem, endOfLicence, lastDayOf } from '../../../src/screens/organiser/licence-end'

const now = instantAt('2027-01-06', '10:00')

test('a licence is valid through the typed day', () => {
  expect(endOfLicence('2027-01-09')).toBe(instantAt('2027-01-10', '00:00'))
  expect(lastDayOf(endOfLicence('2027-01-09'))).toBe('2027-01-09')
})

test.each([
  ['none', '', true],
  ['today', '2027-01-06', true],
  ['yesterday', '2027-01-05', false],
  ['a day that does not exist', '2027-02-30', false],
  ['later than a call can carry', '2199-01-01', false],
])('the last day of a licence: %s', (_why, typed, isGood) => {
  expect(dayProblem(typed, now) === null).toBe(isGood)
})
