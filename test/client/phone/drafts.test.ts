import { openKeptDrafts } from '../../../src/client/phone/drafts'

interface Draft {
  owner: string
  about: string
  text?: string
}

function openMemory(stored?: unknown) {
  let held = stored
  return openKeptDrafts<Draft, 'about'>(
    { read: () => held, write: (drafts) => void (held = structuredClone(drafts)) },
    { key: 'about', most: 3, isOurs: ({ text }) => typeof text === 'string' },
  )
}
const aDraft = (about: string, text = '写了一点', owner = 'minge'): Draft => ({ owner, about, text })

test('the latest text about each thing is found again, by its writer alone', () => {
  const drafts = openMemory()
  drafts.put(aDraft('a'))
  drafts.put(aDraft('b'))
  drafts.put(aDraft('a', '又写了一点'))
  expect(drafts.find('minge', 'a')).toEqual(aDraft('a', '又写了一点'))
  expect(drafts.find('minge', 'b')).toEqual(aDraft('b'))
  expect(drafts.find('nonggong', 'a')).toBeUndefined()
})

test('letting one go leaves the others, also those of another about the same', () => {
  const drafts = openMemory()
  for (const draft of [aDraft('a'), aDraft('b'), aDraft('a', '别人的', 'nonggong')]) drafts.put(draft)
  drafts.drop({ owner: 'minge', about: 'a' })
  expect(drafts.find('minge', 'a')).toBeUndefined()
  expect([drafts.find('minge', 'b')?.text, drafts.find('nonggong', 'a')?.text]).toEqual(['写了一点', '别人的'])
})

test('the oldest makes room', () => {
  const drafts = openMemory()
  for (const about of ['1', '2', '3', '4']) drafts.put(aDraft(about))
  expect(['1', '2'].map((about) => drafts.find('minge', about)?.about)).toEqual([undefined, '2'])
})

test.each([['not a list'], [undefined], [[null, 7, { owner: 'minge', about: 'a' }, { owner: 'minge', text: '' }]]])(
  'what another program or another version of the form left is not brought back: %j',
  (stored) => expect(openMemory(stored).find('minge', 'a')).toBeUndefined(),
)

test('a phone without room says so', () => {
  const full = () => {
    throw new Error('full')
  }
  const drafts = openKeptDrafts<Draft, 'about'>({ read: () => [], write: full }, { key: 'about', most: 3, isOurs: () => true })
  expect(() => drafts.put(aDraft('a'))).toThrow('full')
})
