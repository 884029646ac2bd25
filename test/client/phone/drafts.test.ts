import { openDrafts } from '../../../src/client/phone/drafts'
import { phoneKey } from '../../../src/client/phone/phone-key'
import { aStorage } from '../attendance/marks'

interface Draft {
  owner: string
  about: string
  text?: string
}

const KEY = phoneKey<Draft[]>('drafts')
function openMemory(stored?: unknown) {
  const phone = aStorage()
  if (stored !== undefined) phone.write(phoneKey('drafts'), stored)
  const drafts = openDrafts(phone, { key: KEY, about: 'about', most: 3, isWhole: ({ text }) => typeof text === 'string' })
  return { ...drafts, phone, of: (about: string, owner = 'minge') => drafts.find({ owner, about }) }
}
const aDraft = (about: string, text = '写了一点', owner = 'minge'): Draft => ({ owner, about, text })

test('the latest draft of each subject is found again, by its writer alone', () => {
  const drafts = openMemory()
  drafts.put(aDraft('a'))
  drafts.put(aDraft('b'))
  drafts.put(aDraft('a', '又写了一点'))
  expect(drafts.of('a')).toEqual(aDraft('a', '又写了一点'))
  expect(drafts.of('b')).toEqual(aDraft('b'))
  expect(drafts.of('a', 'nonggong')).toBeUndefined()
})

test('dropping a draft leaves the others, even those of another writer about the same subject', () => {
  const drafts = openMemory()
  for (const draft of [aDraft('a'), aDraft('b'), aDraft('a', '别人的', 'nonggong')]) drafts.put(draft)
  drafts.drop({ owner: 'minge', about: 'a' })
  expect(drafts.of('a')).toBeUndefined()
  expect([drafts.of('b')?.text, drafts.of('a', 'nonggong')?.text]).toEqual(['写了一点', '别人的'])
})

test('the oldest draft is removed when there are too many', () => {
  const drafts = openMemory()
  for (const about of ['1', '2', '3', '4']) drafts.put(aDraft(about))
  expect(['1', '2'].map((about) => drafts.of(about)?.about)).toEqual([undefined, '2'])
})

test.each([['not a list'], [undefined], [[null, 7, { owner: 'minge', about: 'a' }, { owner: 'minge', text: '' }]]])(
  'a draft that is damaged or of another program is not restored: %j',
  (stored) => expect(openMemory(stored).of('a')).toBeUndefined(),
)

test('a draft without room is reported, and the older drafts are kept', () => {
  const drafts = openMemory()
  expect(drafts.put(aDraft('a'))).toBe(true)
  drafts.phone.isFull = true
  expect(drafts.put(aDraft('a', '又写了一点'))).toBe(false)
  drafts.drop(aDraft('a'))
  expect(drafts.of('a')).toEqual(aDraft('a'))
})
