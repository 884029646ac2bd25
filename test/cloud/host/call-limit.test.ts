import fc from 'fast-check'
import { addressKey, callLimit, personKey } from '../../../src/cloud/host/call-limit'

const minute = 60_000

test('a caller may make as many calls in a minute as the limit, and as many again in the next', () => {
  const limit = callLimit(20)
  expect([limit.admits('a', 19, 0), limit.admits('a', 2, 1), limit.admits('a', 1, 2), limit.admits('a', 1, 3)]).toEqual([
    true,
    false,
    true,
    false,
  ])
  expect([limit.admits('b', 20, 3), limit.admits('a', 20, minute)]).toEqual([true, true])
})

test('a clock that was set back does not lengthen the minute', () => {
  const limit = callLimit(1)
  expect([limit.admits('a', 1, 10 * minute), limit.admits('a', 1, 0), limit.admits('a', 1, 1)]).toEqual([true, true, false])
})

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8:1:2::1', '2001:0DB8:0001:0002:3:4:5:6', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::1', '::2', true],
  ['fe80::1%eth0', 'fe80::2', true],
  ['::ffff:192.0.2.1', '192.0.2.1', true],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
  ['192.0.2.1', '192.0.2.2', false],
])('%s and %s are one caller: %s', (one, other, expected) => {
  expect(addressKey(one) === addressKey(other)).toBe(expected)
})

test('no person has the key of an address', () => {
  fc.assert(fc.property(fc.string(), fc.oneof(fc.ipV4(), fc.ipV6()), (openid, address) => personKey(openid) !== addressKey(address)))
})
