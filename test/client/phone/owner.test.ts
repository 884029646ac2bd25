import { browserAccount, onOwnerChange, owner, rememberAccount, rememberPersona } from '../../../src/client/phone/owner'

jest.mock('../../../src/client/phone/storage', () => ({
  phoneStorage: { peek: () => undefined, write: () => undefined, remove: () => undefined },
}))

test('a subscriber is called when the phone gets another owner, until it unsubscribes', () => {
  const owners: string[] = []
  const end = onOwnerChange(() => void owners.push(owner()))
  rememberPersona('organiser')
  rememberPersona(null)
  end()
  rememberPersona('volunteer')
  expect(owners).toEqual(['organiser', ''])
})

test('an account that is signed in in the browser owns its data, and a persona of a demonstration comes first', () => {
  rememberPersona(null)
  rememberAccount({ account: 'a1', isShared: true })
  expect([owner(), browserAccount()]).toEqual(['a1', { account: 'a1', isShared: true }])
  rememberPersona('volunteer')
  expect(owner()).toBe('volunteer')
  rememberPersona(null)
  rememberAccount(null)
  expect(owner()).toBe('')
})
