import { onOwnerChange, owner, rememberPersona } from '../../../src/client/phone/owner'

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
