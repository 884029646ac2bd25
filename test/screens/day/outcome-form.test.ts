import type { ServiceView } from '../../../src/contract/activities/activities'
import { phoneKey } from '../../../src/client/phone/phone-key'
import { openOutcomeDrafts } from '../../../src/screens/day/outcome/outcome-drafts'
import { reportOf, formErrors } from '../../../src/screens/day/outcome/form'
import { aStorage } from '../../client/attendance/marks'

const services: ServiceView[] = [
  { id: 'pressure', name: '量血压', unit: '人次', served: null },
  { id: 'talk', name: '讲座', unit: null, served: null },
]
const form = (total: string, pressure = '') => ({ total, note: ' 下雨 ', served: { pressure } })

test.each([
  ['12', '3', []],
  ['12', '', []],
  ['０', '０', []],
  ['', '3', ['total']],
  ['-1', '3', ['total']],
  ['1.5', '2.5', ['pressure', 'total']],
  ['13800000000', '3', ['total']],
  ['12', '1000001', ['pressure']],
])('a total of %j and %j for a service have errors in %j', (total, pressure, wrong) => {
  expect([...formErrors(form(total, pressure), services).keys()]).toEqual(wrong)
})

test('a service left blank is sent as not counted, and one without a unit never has a number', () => {
  expect(reportOf(form('12'), services)).toEqual({
    services: [
      { id: 'pressure', served: null },
      { id: 'talk', served: null },
    ],
    servedTotal: 12,
    note: '下雨',
  })
})

test('an unfinished report is found again by its writer alone, until the server has it', () => {
  const phone = aStorage()
  const drafts = openOutcomeDrafts(phone)
  const mine = { owner: 'me', activityId: 'a', seen: null, form: form('12') }
  drafts.put(mine)
  drafts.put({ ...mine, activityId: 'b' })
  drafts.put({ ...mine, form: form('13') })
  expect(drafts.find(mine)?.form.total).toBe('13')
  expect(drafts.find({ ...mine, owner: 'other' })).toBeUndefined()
  drafts.drop(mine)
  expect(drafts.find(mine)).toBeUndefined()
  expect(drafts.find({ ...mine, activityId: 'b' })).toBeDefined()
  phone.write(phoneKey('outcomes'), [{ activityId: 'c' }, 'rubbish', null])
  expect(drafts.find({ ...mine, activityId: 'c' })).toBeUndefined()
})
