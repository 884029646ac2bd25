import { pathOf } from '../../../src/client/phone/navigation'
import type { PageName } from '../../../src/client/phone/pages'

jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }))

/** Page names as a value. A missing or extra page does not compile. */
const TABLE: Record<PageName, true> = {
  'main/activities': true,
  'main/me': true,
  'main/activity': true,
  'main/sign-up': true,
  'main/ticket': true,
  'elder/visits': true,
  'elder/find': true,
  'organiser/desk': true,
  'organiser/desk-activity': true,
  'organiser/publish': true,
  'organiser/skills': true,
  'organiser/memberships': true,
  'organiser/alike': true,
  'organiser/submissions': true,
  'day/on-site': true,
  'day/venue-code': true,
  'day/phones': true,
  'day/review': true,
  'day/outcome': true,
  'series/new-series': true,
  'series/series': true,
  'series/edit-series': true,
  'team/new-team': true,
  'team/team': true,
  'team/join': true,
  'base/members': true,
  'base/import': true,
  'base/organisations': true,
  'base/roles': true,
  'base/settings': true,
  'base/retention': true,
  'base/guide': true,
  'base/naming': true,
  'base/towns': true,
  'base/categories': true,
  'base/skill-list': true,
  'base/templates': true,
  'base/places': true,
  'base/sayings': true,
  'base/holidays': true,
  'base/texts': true,
  'figures/year': true,
  'figures/figure-records': true,
  'figures/scores': true,
  'figures/audit': true,
  'volunteer/profile': true,
  'volunteer/check-in': true,
  'volunteer/records': true,
  'volunteer/proof': true,
  'volunteer/check-proof': true,
  'volunteer/photos': true,
  'volunteer/sign-in': true,
  'volunteer/sign-in-computer': true,
  'volunteer/sessions': true,
  'volunteer/opening': true,
  'volunteer/privacy': true,
  'volunteer/my-data': true,
  'volunteer/leaving': true,
  'volunteer/about': true,
  'volunteer/missing': true,
}
const pages = Object.keys(TABLE) as PageName[]

interface AppConfig {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
  tabBar: { list: { pagePath: string }[] }
}

/** The paths of the app's configuration, in its order. */
function configured(): AppConfig {
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  return jest.requireActual<{ default: AppConfig }>('../../../src/app.config').default
}

test('the table has each page of the app once', () => {
  const { pages: main, subPackages } = configured()
  const paths = [...main, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))]
  expect(pages.map((page) => `screens/${page}/index`).sort()).toEqual(paths.sort())
})

test('the name of a page is unique over all packages', () => {
  const names = pages.map((page) => page.split('/')[1])
  expect(names).toHaveLength(new Set(names).size)
})

test('the address of a page is its path in the app, with its parameters encoded', () => {
  expect(pathOf('main/me')).toBe('/screens/main/me/index')
  expect(pathOf('team/join', { team: 'a b', key: '钥&匙' })).toBe('/screens/team/join/index?team=a%20b&key=%E9%92%A5%26%E5%8C%99')
})

test('a page without its parameters, or with unknown ones, does not compile', () => {
  // @ts-expect-error the activity is missing
  expect(pathOf('main/activity')).toBe('/screens/main/activity/index')
  // @ts-expect-error the desk takes no parameters
  expect(pathOf('organiser/desk', { id: 'x' })).toBe('/screens/organiser/desk/index?id=x')
  // @ts-expect-error there is no such page
  expect(pathOf('main/desk')).toBe('/screens/main/desk/index')
})
