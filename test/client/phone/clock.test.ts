import { clockOffset, noteServerTime, onServerTime, phoneTime } from '../../../src/client/phone/clock'

jest.mock('../../../src/client/phone/storage', () => ({ phoneStorage: { peek: () => undefined, write: () => undefined } }))

const heardAt = 1_000_000_000
beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(heardAt))
afterEach(() => jest.restoreAllMocks())

test("a quick answer gives this phone's offset, as if the server had read its clock half-way between call and answer", () => {
  noteServerTime(heardAt + 60_000, heardAt - 2_000)
  expect(clockOffset()).toBe(61_000)
})

test('an answer after more than fifteen seconds, or before its call by the clock, gives no offset', () => {
  noteServerTime(heardAt + 60_000, heardAt - 15_000)
  const known = clockOffset()
  expect(known).toBe(67_500)
  noteServerTime(heardAt, heardAt - 15_001)
  noteServerTime(heardAt, heardAt + 1)
  expect(clockOffset()).toBe(known)
})

test('a slow answer still gives the earliest possible time, and subscribers are called', () => {
  const later = heardAt + 1_000_000
  const listener = jest.fn()
  onServerTime(() => listener(phoneTime().heardAt))
  noteServerTime(later, heardAt - 60_000)
  noteServerTime(heardAt, heardAt)
  expect(listener.mock.calls).toEqual([[later], [later]])
})
