import { type KeptPlan, openKeptPlans, readPlans } from '../../src/client/kept-plans'
import { aForm, uuid } from './forms'

const aKept = (key: string, change: Partial<KeptPlan> = {}): KeptPlan => ({
  owner: '',
  key,
  activityId: uuid(1),
  version: null,
  isPublished: false,
  isSubmitted: false,
  base: aForm(),
  form: aForm(),
  pending: null,
  ...change,
})

function openMemory() {
  let stored: KeptPlan[] = []
  return openKeptPlans({ read: () => stored, write: (plans) => void (stored = plans) })
}

test('the latest text of each activity is found again', () => {
  const plans = openMemory()
  plans.put(aKept('new'))
  plans.put(aKept('other'))
  plans.put(aKept('new', { form: aForm({ title: '又写了一点' }) }))
  expect(plans.find('', 'new')?.form.title).toBe('又写了一点')
  expect(plans.find('', 'other')?.form).toEqual(aForm())
})

test('what one person writes is not shown to the next', () => {
  const plans = openMemory()
  plans.put(aKept('new', { owner: 'minge' }))
  expect(plans.find('nonggong', 'new')).toBeUndefined()
})

test('letting one go leaves the others', () => {
  const plans = openMemory()
  plans.put(aKept('new'))
  plans.put(aKept('other'))
  plans.drop({ owner: '', key: 'new' })
  expect(plans.find('', 'new')).toBeUndefined()
  expect(plans.find('', 'other')).toBeDefined()
})

test('the oldest makes room', () => {
  const plans = openMemory()
  for (const key of ['1', '2', '3', '4', '5', '6']) plans.put(aKept(key))
  expect(plans.find('', '1')).toBeUndefined()
  expect(plans.find('', '2')).toBeDefined()
})

test('a form of an earlier version, which knew no reservations, is not brought back', () => {
  const positions = [{ id: uuid(2), name: '秩序引导', capacity: '4', skillId: '' }]
  expect(readPlans([aKept('new'), { ...aKept('old'), form: { ...aForm(), positions } }]).map(({ key }) => key)).toEqual(['new'])
})

test.each([['not a list'], [undefined], [[null, 7, { key: 'new' }]]])('storage that holds something else holds nothing', (stored) => {
  expect(readPlans(stored)).toEqual([])
})
