import { openPlanDrafts } from '../../../src/client/activities/plan-drafts'
import { phoneKey } from '../../../src/client/phone/phone-key'
import { aStorage } from '../attendance/marks'
import { aForm, uuid } from './forms'

test('a stored form without the field for reservations is not restored', () => {
  const positions = [{ id: uuid(2), name: '秩序引导', capacity: '4', skillId: '' }]
  const stored = [
    { owner: '', key: 'new', form: aForm() },
    { owner: '', key: 'old', form: { ...aForm(), positions } },
    { owner: '', key: 'older', form: { title: '义诊' } },
  ]
  const phone = aStorage()
  phone.write(phoneKey('plans'), stored)
  const plans = openPlanDrafts(phone)
  expect(['new', 'old', 'older'].map((key) => plans.find({ owner: '', key })?.key)).toEqual(['new', undefined, undefined])
})
