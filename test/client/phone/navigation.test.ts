import { goBack, openPage, replacePage } from '../../../src/client/phone/navigation'

const mockMoves: string[] = []
let mockDepth = 1
const mockNow = { at: 0 }
jest.mock('@tarojs/taro', () => {
  const move =
    (way: string) =>
    ({ url = '' } = {}) =>
      void mockMoves.push(`${way} ${url}`)
  return {
    getCurrentPages: () => Array.from({ length: mockDepth }),
    navigateTo: move('over'),
    redirectTo: move('instead'),
    switchTab: move('tab'),
    navigateBack: move('back'),
  }
})
jest.mock('../../../src/client/phone/clock', () => ({ deviceNow: () => mockNow.at }))

beforeEach(() => {
  mockMoves.length = 0
  mockDepth = 1
  mockNow.at += 10_000
})

test('a page opens over the present one, and a tab page switches to its tab', () => {
  openPage('volunteer/profile')
  openPage('main/me')
  expect(mockMoves).toEqual(['over /screens/volunteer/profile/index', 'tab /screens/main/me/index'])
})

test('a double tap opens a page once; another page, or the same page later, opens', () => {
  openPage('main/activity', { id: 'a' })
  openPage('main/activity', { id: 'a' })
  openPage('main/activity', { id: 'b' })
  mockNow.at += 800
  openPage('main/activity', { id: 'b' })
  expect(mockMoves.map((move) => move.slice(-4))).toEqual(['id=a', 'id=b', 'id=b'])
})

test('the eleventh page replaces the tenth', () => {
  mockDepth = 10
  openPage('day/review', { id: 'a' })
  expect(mockMoves).toEqual(['instead /screens/day/review/index?id=a'])
})

test('going back skips a page that was replaced by another', () => {
  replacePage('main/ticket', { id: 's', is: 'new' })
  expect(mockMoves).toEqual(['instead /screens/main/ticket/index?id=s&is=new'])
})

test('going back leads to the list for a user who came by a shared link', () => {
  goBack()
  mockDepth = 2
  goBack()
  expect(mockMoves).toEqual(['tab /screens/main/activities/index', 'back '])
})
