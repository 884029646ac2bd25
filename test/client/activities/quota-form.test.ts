import { planOf } from '../../../src/client/activities/plan-form'
import { type QuotaRow, quotaRowOf, releaseOf, releaseOn } from '../../../src/client/activities/quota-form'
import { day, instantAt } from '../../../src/domain/calendar/calendar'
import { aForm, uuid } from './forms'

const start = instantAt('2027-01-09', '08:30')
const aRow = (change: Partial<QuotaRow> = {}): QuotaRow => ({ organisationId: 'minge', seats: '2', release: null, ...change })

test('the usual release of reserved seats is three days before the start, and moves with the start', () => {
  expect(releaseOf(aRow(), start)).toBe(instantAt('2027-01-06', '08:30'))
  expect(releaseOf(aRow(), start + 7 * day)).toBe(instantAt('2027-01-13', '08:30'))
})

test('a release chosen by hand stays when the start moves', () => {
  const chosen = aRow({ release: releaseOn('2027-01-05') })
  expect(releaseOf(chosen, start)).toBe(instantAt('2027-01-05', '00:00'))
  expect(releaseOf(chosen, start + 7 * day)).toBe(instantAt('2027-01-05', '00:00'))
})

test('a cleared release moves with the start again', () => {
  expect(releaseOn('')).toBeNull()
})

test.each([
  ['the usual notice moves along', start - 3 * day, null],
  ['any other release was chosen', instantAt('2027-01-07', '12:00'), { date: '2027-01-07', time: '12:00' }],
])('a stored reservation in the form: %s', (_why, releaseAt, release) => {
  expect(quotaRowOf({ organisationId: 'minge', seats: 2, releaseAt }, start)).toEqual(aRow({ release }))
})

test('a form on another day sends another release', () => {
  const positions = [{ id: uuid(2), name: '秩序引导', capacity: '4', skillId: '', quotas: [aRow()] }]
  const releases = ['2027-01-09', '2027-01-16'].map((date) => planOf(aForm({ date, positions })).positions[0]?.quotas[0]?.releaseAt)
  expect(releases).toEqual([instantAt('2027-01-06', '08:30'), instantAt('2027-01-13', '08:30')])
})
