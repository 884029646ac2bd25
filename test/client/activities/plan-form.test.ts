import {
  capacityOf,
  copyOf,
  emptyForm,
  formOf,
  isWrongCapacity,
  nextSaturday,
  planOf,
  spanOf,
} from '../../../src/client/activities/plan-form'
import { hour, instantAt } from '../../../src/domain/calendar/calendar'
import { aForm, uuid, wednesday } from './forms'

test.each([
  ['on a Monday: this week', '2027-01-04', '2027-01-09'],
  ['on a Friday: tomorrow', '2027-01-08', '2027-01-09'],
  ['on a Saturday: not today, that is too late to find people', '2027-01-09', '2027-01-16'],
  ['on a Sunday: the week has ended', '2027-01-10', '2027-01-16'],
  ['across the new year', '2026-12-31', '2027-01-02'],
])('the next Saturday %s', (_why, today, expected) => {
  expect(nextSaturday(instantAt(today, '00:30'))).toBe(expected)
  expect(nextSaturday(instantAt(today, '23:59'))).toBe(expected)
})

test('a new form is for the next Saturday morning', () => {
  const { startsAt, endsAt } = spanOf(emptyForm('nonggong', wednesday))
  expect([startsAt, endsAt]).toEqual([instantAt('2027-01-09', '09:00'), instantAt('2027-01-09', '11:30')])
})

test('a form made from a plan gives the same plan again', () => {
  const plan = planOf(aForm({ townId: '', services: [{ id: uuid(1), name: '写春联', unit: '' }] }))
  expect(planOf(formOf(plan))).toEqual(plan)
})

test('an evening visit that ends after midnight keeps its end when it is edited', () => {
  const plan = { ...planOf(aForm()), startsAt: instantAt('2027-01-09', '19:00'), endsAt: instantAt('2027-01-10', '00:30') }
  expect(formOf(plan)).toMatchObject({ date: '2027-01-09', from: '19:00', to: '00:30', endsNextDay: true })
  expect(planOf(formOf(plan)).endsAt - plan.startsAt).toBe(5.5 * hour)
})

test('blanks around typed text are not sent, and an empty unit is null', () => {
  const plan = planOf(aForm({ title: '  义诊 ', services: [{ id: uuid(1), name: ' 量血压', unit: '' }] }))
  expect(plan.title).toBe('义诊')
  expect(plan.services).toEqual([{ id: uuid(1), name: '量血压', unit: null }])
})

test('a lead that is also chosen as partner is not sent as partner', () => {
  expect(planOf(aForm({ partnerIds: ['nonggong', 'minge'] })).partnerIds).toEqual(['minge'])
})

test('a copy has its own day, and new ids of services and positions', () => {
  let made = 10
  const copy = copyOf(planOf(aForm({ date: '2026-03-07' })), ['nonggong'], wednesday, () => uuid(++made))
  expect(copy).toMatchObject({ title: '健康驿站义诊', date: '2027-01-09', from: '08:30', leadId: 'nonggong' })
  expect([...copy.services, ...copy.positions].map(({ id }) => id)).toEqual([uuid(11), uuid(12)])
})

test('a copy keeps its reserved seats, and releases them before its own start', () => {
  const quotas = [{ organisationId: 'minge', seats: '2', release: { date: '2026-03-01', time: '00:00' } }]
  const source = aForm({ date: '2026-03-07', positions: [{ id: uuid(2), name: '秩序引导', capacity: '4', skillId: '', quotas }] })
  const copy = copyOf(planOf(source), ['nonggong'], wednesday, () => uuid(9))
  expect(copy.positions[0]?.quotas).toEqual([{ organisationId: 'minge', seats: '2', release: null }])
})

test("a copy of another organisation's activity is led by the user's organisation", () => {
  expect(copyOf(planOf(aForm()), ['minge'], wednesday, () => uuid(9)).leadId).toBe('minge')
})

test.each([
  ['12', 12],
  ['１２', 12],
  [' 3 ', 3],
  ['', Number.NaN],
  ['三', Number.NaN],
  ['-2', Number.NaN],
  ['2.5', Number.NaN],
])('seats typed as "%s"', (typed, expected) => {
  expect(capacityOf(typed)).toBe(expected)
})

test.each([
  ['nothing yet', '', false],
  ['a few', '4', false],
  ['the most', '500', false],
  ['nobody', '0', true],
  ['fewer than nobody', '-3', true],
  ['a phone number', '138000', true],
])('an impossible number of people is reported while it is typed: %s', (_why, typed, expected) => {
  expect(isWrongCapacity(typed)).toBe(expected)
})
