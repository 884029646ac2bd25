import { pagesAhead } from '../../../src/client/people/pages-ahead'
import type { ProfileView } from '../../../src/contract/people/profile'

jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }))
jest.mock('../../../src/client/phone/web-page', () => ({}), { virtual: true })
jest.mock('../../../src/client/wire/query-client', () => ({ queryClient: {} }))
jest.mock('../../../src/client/people/session', () => ({ sessionKey: ['session'] }))

const profile = { organisations: [{ id: 'minge' }] } as unknown as ProfileView

test('a resident fetches a visit and the own page ahead, and nothing that needs an account', () => {
  expect(pagesAhead({ profile: null, isOrganiser: false })).toEqual(['main/activities', 'main/activity', 'main/me'])
})

test('a volunteer fetches the ticket and check-in ahead, and no page of organisers', () => {
  const pages = pagesAhead({ profile, isOrganiser: false })
  expect(pages).toEqual(expect.arrayContaining(['main/ticket', 'volunteer/check-in']))
  expect(pages.filter((page) => /^(organiser|day|base|figures)\//.test(page))).toEqual([])
})

test("an organiser fetches the day's pages ahead, since villages may have no network", () => {
  const pages = pagesAhead({ profile, isOrganiser: true })
  expect(pages).toEqual(expect.arrayContaining(['organiser/desk', 'day/on-site', 'day/venue-code']))
  expect(pages.filter((page) => page.startsWith('base/'))).toEqual([])
})
