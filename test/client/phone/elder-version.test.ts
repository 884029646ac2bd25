import { openElderVersion } from '../../../src/client/phone/elder-version'

jest.mock('../../../src/client/phone/storage', () => ({ phoneStorage: { peek: () => undefined, write: () => undefined } }))
jest.mock('../../../src/client/phone/root-type', () => ({ enlargeRoot: () => undefined }), { virtual: true })
jest.mock('../../../src/client/phone/type-factor', () => ({ typeFactor: () => 1, onTypeFactor: () => () => undefined }), { virtual: true })

/** A phone's storage with one value. */
function aPhone(stored?: unknown) {
  const phone = { stored }
  return {
    phone,
    storage: { peek: () => phone.stored as never, write: (_key: unknown, value: unknown) => void (phone.stored = value) },
  }
}
const noStorage = {
  peek: () => undefined,
  write: () => {
    throw new Error('no room')
  },
}

test('the choice is kept on the phone and can be taken back', () => {
  const { phone, storage } = aPhone()
  const first = openElderVersion(storage)
  expect(first.isOn()).toBe(false)
  first.choose(true)
  expect([first.isOn(), openElderVersion(storage).isOn(), phone.stored]).toEqual([true, true, 'on'])
  first.choose(false)
  expect([first.isOn(), openElderVersion(storage).isOn()]).toEqual([false, false])
})

test('without storage the choice holds until the app is closed', () => {
  const version = openElderVersion(noStorage)
  version.choose(true)
  expect([version.isOn(), openElderVersion(noStorage).isOn()]).toEqual([true, false])
})

test.each([[1], [null], [{ on: true }], ['yes'], ['']])('text of another program in the storage is no choice: %j', (stored) => {
  const version = openElderVersion(aPhone(stored).storage)
  expect([version.isOn(), version.isOffered(2)]).toEqual([false, true])
})

test('screens hear of each choice', () => {
  const version = openElderVersion(noStorage)
  const heard: boolean[] = []
  const end = version.subscribe(() => heard.push(version.isOn()))
  version.choose(true)
  version.choose(false)
  end()
  version.choose(true)
  expect(heard).toEqual([true, false])
})

describe('the offer', () => {
  /** A start of the app that shows the offer if there is one. @returns whether there is */
  const offeredBy = (version: ReturnType<typeof openElderVersion>, factor = 1.75): boolean => {
    const isOffered = version.isOffered(factor)
    if (isOffered) version.noteOffered()
    return isOffered
  }

  test('is made where type is large, not elsewhere', () => {
    expect(openElderVersion(aPhone().storage).isOffered(1.75)).toBe(true)
    expect(openElderVersion(aPhone().storage).isOffered(1.4)).toBe(true)
    expect(openElderVersion(aPhone().storage).isOffered(1.15)).toBe(false)
  })

  test('stands until it is answered or the app is closed, and is not made again', () => {
    const { storage } = aPhone()
    const version = openElderVersion(storage)
    expect([offeredBy(version), offeredBy(version)]).toEqual([true, true])
    expect(offeredBy(openElderVersion(storage))).toBe(false)
    version.choose(false)
    expect([offeredBy(version), offeredBy(openElderVersion(storage))]).toEqual([false, false])
  })

  test('is still to be made while it has not been shown', () => {
    const { storage } = aPhone()
    expect(openElderVersion(storage).isOffered(1.75)).toBe(true)
    expect(openElderVersion(storage).isOffered(1.75)).toBe(true)
  })

  test('is not made to somebody who chose the version before type was large', () => {
    const { storage } = aPhone()
    openElderVersion(storage).choose(true)
    expect(offeredBy(openElderVersion(storage))).toBe(false)
  })

  test('is made once a session on a phone without storage', () => {
    const version = openElderVersion(noStorage)
    expect(offeredBy(version)).toBe(true)
    version.choose(false)
    expect(offeredBy(version)).toBe(false)
  })
})
