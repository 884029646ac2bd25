import { addressOf, addressOfPath, visitAddress } from '../../src/contract/addresses'

test.each([
  ['main/activities', '/'],
  ['main/activity', '/activity'],
  ['main/sign-up', '/sign-up'],
  ['volunteer/check-proof', '/volunteer/check-proof'],
  ['day/on-site', '/day/on-site'],
])('the page %s has the address %s', (page, address) => {
  expect(addressOf(page)).toBe(address)
})

test.each([
  ['#/screens/main/activity/index?id=x', '/activity?id=x'],
  ['/screens/main/activity/index?id=x', '/activity?id=x'],
  ['screens/main/activities/index', '/'],
  ['#/screens/team/join/index?team=a&key=%E9%92%A5%3F', '/team/join?team=a&key=%E9%92%A5%3F'],
])('the path %s leads to %s', (path, address) => {
  expect(addressOfPath(path)).toBe(address)
})

test.each([
  '',
  '#',
  '#/',
  '/activity?id=x',
  '#part',
  '/screens/main/activity',
  '/screens//evil.example/index',
  '//evil.example/screens/a/b/index',
])('the text %p is no path of the app', (path) => {
  expect(addressOfPath(path)).toBeNull()
})

test('the id of a visit cannot change the address', () => {
  expect(visitAddress('a&b=c#d')).toBe('/activity?id=a%26b%3Dc%23d')
})
