import { fieldOf, problemsIn, refusalAt } from '../../../src/client/activities/plan-problems'
import type { PlanForm } from '../../../src/client/activities/plan-form'
import { emptyForm } from '../../../src/client/activities/plan-form'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { aForm, uuid, wednesday } from './forms'

const found = (change: Partial<PlanForm>, isForPublic = false, now = wednesday) => problemsIn(aForm(change), { isForPublic, now })
const reasons = (...args: Parameters<typeof found>) => found(...args).map(({ reason }) => reason)

test('a complete form has no problems', () => {
  expect(found({}, true)).toEqual([])
})

test('an empty form shows all problems at once, in the order of the form', () => {
  expect(problemsIn(emptyForm('', wednesday), { isForPublic: true, now: wednesday }).map(({ field }) => field)).toEqual([
    'title',
    'categories',
    'place',
    'lead',
    'services',
    'positions',
  ])
})

test('a draft may still lack services and positions', () => {
  expect(reasons({ services: [], positions: [] })).toEqual([])
  expect(reasons({ services: [], positions: [] }, true)).toEqual(['no-services', 'no-positions'])
})

test.each([
  ['one character is no title', { title: '义' }, ['title-length']],
  ['two are', { title: '义诊' }, []],
  ['forty are', { title: '义'.repeat(40) }, []],
  ['forty-one are too many', { title: '义'.repeat(41) }, ['title-length']],
  ['blanks are no place', { place: '   ' }, ['place-length']],
  ['five categories', { categories: ['a', 'b', 'c', 'd', 'e'] }, ['too-many-categories']],
  ['no date', { date: '' }, ['time-missing']],
  ['a day that does not exist', { date: '2027-13-40' }, ['time-missing']],
  ['no end', { to: '' }, ['time-missing']],
  ['ends as it begins', { to: '08:30' }, ['ends-before-start']],
  ['ends the next morning', { to: '02:00', endsNextDay: true }, []],
  ['lasts more than a day', { endsNextDay: true }, ['too-long']],
  ['a hundred characters to bring', { bring: '带'.repeat(100) }, []],
  ['101 characters to bring', { bring: '带'.repeat(101) }, ['bring-length']],
  ['101 characters of the way', { gettingThere: '走'.repeat(101) }, ['way-length']],
  ['21 characters of a name to call', { contactName: '名'.repeat(21) }, ['contact-name-length']],
  ['a mobile with blanks', { contactPhone: '139 0000 0001' }, []],
  ['no phone', { contactPhone: '  ' }, []],
  ['a phone with a digit too few', { contactPhone: '1390000000' }, ['contact-phone-wrong']],
  ['a landline without its area', { contactPhone: '87100000' }, ['contact-phone-no-area']],
  ['a pasted place', { locationTyped: '28.89,120.01' }, []],
  ['a place that is none', { locationTyped: '村口' }, ['no-location']],
  ["a map's short link", { locationTyped: 'https://surl.amap.com/x' }, ['link-without-place']],
  ['501 characters of summary', { summary: '字'.repeat(501) }, ['summary-length']],
])('%s', (_why, change: Partial<PlanForm>, expected) => {
  expect(reasons(change)).toEqual(expected)
})

test.each([
  ['0', ['position-capacity']],
  ['1', []],
  ['500', []],
  ['501', ['position-capacity']],
  ['', ['position-capacity']],
])('a position for "%s" people', (capacity, expected) => {
  expect(reasons({ positions: [{ id: uuid(2), name: '秩序引导', capacity, skillId: '', quotas: [] }] })).toEqual(expected)
})

const aQuota = { organisationId: 'minge', seats: '2', release: null }
const withQuotas = (...quotas: PlanForm['positions'][number]['quotas']) => ({
  positions: [{ id: uuid(2), name: '秩序引导', capacity: '4', skillId: '', quotas }],
})

test.each([
  ['as many as the position has', withQuotas({ ...aQuota, seats: '4' }), []],
  ['one more than the position has', withQuotas({ ...aQuota, seats: '5' }), [['quota-exceeds-capacity', '4']]],
  [
    'too many only when added up',
    withQuotas({ ...aQuota, seats: '3' }, { ...aQuota, organisationId: 'minmeng' }),
    [['quota-exceeds-capacity', '4']],
  ],
  ['none', withQuotas({ ...aQuota, seats: '0' }), [['quota-seats', 'minge']]],
  ['a negative number', withQuotas({ ...aQuota, seats: '-1' }), [['quota-seats', 'minge']]],
  ['the same organisation twice', withQuotas(aQuota, aQuota), [['quota-twice', 'minge']]],
  ['released as the visit begins', withQuotas({ ...aQuota, release: { date: '2027-01-09', time: '08:30' } }), []],
  [
    'released after the visit began',
    withQuotas({ ...aQuota, release: { date: '2027-01-09', time: '08:31' } }),
    [['quota-release-wrong', 'minge']],
  ],
])('seats reserved: %s', (_why, change, expected) => {
  expect(found(change).map(({ reason, about }) => [reason, about])).toEqual(expected)
  expect(found(change).every(({ row }) => row === uuid(2))).toBe(true)
})

test('a form without a day has only that problem, although the release time is unknown too', () => {
  expect(reasons({ ...withQuotas(aQuota), date: '' })).toEqual(['time-missing'])
})

test('a row without a name is reported by its id', () => {
  const services = [1, 2, 3].map((n) => ({ id: uuid(n), name: n === 2 ? '' : '量血压', unit: '' }))
  expect(found({ services })).toEqual([{ field: 'services', reason: 'service-name', row: uuid(2) }])
})

test('a published visit has to begin in the future, but a draft may be in the past', () => {
  const afterwards = instantAt('2027-01-09', '08:30')
  expect(reasons({}, true, afterwards - 1)).toEqual([])
  expect(reasons({}, true, afterwards)).toEqual(['start-in-past'])
  expect(reasons({}, false, afterwards)).toEqual([])
})

test('a refusal about the whole activity has no field', () => {
  expect(fieldOf('changed-meanwhile')).toBeNull()
  expect(fieldOf('already-begun')).toBeNull()
  expect(fieldOf('capacity-below-confirmed')).toBe('positions')
})

test('a refusal for seats that are not free is shown at the position that reserves them, unless two do', () => {
  const refusal = { ok: false, reason: 'quota-not-free', about: 'minge' } as const
  const one = withQuotas(aQuota).positions
  expect(refusalAt(refusal, aForm({ positions: one }))).toMatchObject({ field: 'positions', row: uuid(2) })
  const two = [...one, ...one.map((position) => ({ ...position, id: uuid(3) }))]
  expect(refusalAt(refusal, aForm({ positions: two }))).toMatchObject({ field: 'positions', row: undefined })
})
