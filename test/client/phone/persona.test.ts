import { onOwnerChange, owner, rememberPersona } from '../../../src/client/phone/persona'

jest.mock('../../../src/client/phone/storage', () => ({
  phoneStorage: { peek: () => undefined, write: () => undefined, remove: () => undefined },
}))

test('whoever watches is told once the phone has another owner, until they watch no more', () => {
  const owners: string[] = []
  const end = onOwnerChange(() => void owners.push(owner()))
  rememberPersona('organiser')
  rememberPersona(null)
  end()
  rememberPersona('volunteer')
  expect(owners).toEqual(['organiser', ''])
})
