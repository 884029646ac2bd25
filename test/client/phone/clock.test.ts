import { clockOffset, noteServerTime, onServerTime, phoneTime } from '../../../src/client/phone/clock'

jest.mock('../../../src/client/phone/storage', () => ({ phoneStorage: { peek: () => undefined, write: () => undefined } }))

const heardAt = 1_000_000_000
beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(heardAt))
afterEach(() => jest.restoreAllMocks())

test('a quick answer tells how far off this phone is: the server spoke half-way between asking and hearing', () => {
  noteServerTime(heardAt + 60_000, heardAt - 2_000)
  expect(clockOffset()).toBe(61_000)
})

test('an answer that took longer than fifteen seconds, or came before it was asked for, tells nothing', () => {
  noteServerTime(heardAt + 60_000, heardAt - 15_000)
  const known = clockOffset()
  expect(known).toBe(67_500)
  noteServerTime(heardAt, heardAt - 15_001)
  noteServerTime(heardAt, heardAt + 1)
  expect(clockOffset()).toBe(known)
})

test('also a slow answer tells that it is at least so late, and whoever waits for it is told', () => {
  const later = heardAt + 1_000_000
  const told = jest.fn()
  onServerTime(() => told(phoneTime().heardAt))
  noteServerTime(later, heardAt - 60_000)
  noteServerTime(heardAt, heardAt)
  expect(told.mock.calls).toEqual([[later], [later]])
})
