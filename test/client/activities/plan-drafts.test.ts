import { openKeptPlans } from '../../../src/client/activities/plan-drafts'
import { aForm, uuid } from './forms'

test('a form that lacks its reservations is not brought back', () => {
  const positions = [{ id: uuid(2), name: '秩序引导', capacity: '4', skillId: '' }]
  const stored = [
    { owner: '', key: 'new', form: aForm() },
    { owner: '', key: 'old', form: { ...aForm(), positions } },
    { owner: '', key: 'older', form: { title: '义诊' } },
  ]
  const plans = openKeptPlans({ read: () => stored, write: () => undefined })
  expect(['new', 'old', 'older'].map((key) => plans.find('', key)?.key)).toEqual(['new', undefined, undefined])
})
