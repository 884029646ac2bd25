/** Every page of the app with data in it, as the person who uses it, and the sheets that open on it. */
import type { Samples } from './samples'

export interface ShownPage {
  /** Folder of the page under src/screens. */
  page: string
  /** Persona; a resident without an account where absent. */
  as?: string
  query?: string
  /** Element to tap once the page is there, with the state that this opens. */
  taps?: readonly string[]
}

const DOCTOR = '陈样例'
const MINGE = '胡示范'
const ORGANISER = '林演示'
const ADMINISTRATOR = '叶范例'

/** Pages of residents, and one of each other kind: looked at in every run of the tests. */
export const usualPages = (of: Samples): ShownPage[] => [
  { page: 'main/activities', taps: ['#span-past', '#span-today'] },
  { page: 'main/activity', query: `id=${of.coming}` },
  { page: 'main/activity', query: `id=${of.past}` },
  { page: 'main/activity', query: `id=${of.cancelled}` },
  { page: 'main/activity', query: 'id=0b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e' },
  { page: 'volunteer/photos', query: `id=${of.past}`, taps: ['.photo-face'] },
  { page: 'volunteer/about' },
  { page: 'volunteer/privacy' },
  { page: 'main/me' },
  { page: 'main/me', as: DOCTOR },
  { page: 'main/sign-up', as: MINGE, query: `id=${of.coming}` },
  { page: 'main/ticket', as: DOCTOR, query: `id=${of.ticket}`, taps: ['text=退出报名'] },
  { page: 'organiser/desk', as: ORGANISER },
  { page: 'day/on-site', as: ORGANISER, query: `id=${of.running}`, taps: ['[id^="look-"]'] },
  { page: 'base/towns', as: ADMINISTRATOR, taps: ['#add-entry'] },
]

/** The other pages, and further states of these. */
export const otherPages = (of: Samples): ShownPage[] => [
  { page: 'main/activities', as: DOCTOR },
  { page: 'main/activities', as: ADMINISTRATOR },
  { page: 'main/activity', as: DOCTOR, query: `id=${of.coming}` },
  { page: 'main/activity', as: ORGANISER, query: `id=${of.running}` },
  { page: 'main/me', as: ORGANISER },
  { page: 'main/me', as: ADMINISTRATOR },
  { page: 'main/sign-up', query: `id=${of.coming}` },
  ...volunteersPages(of),
  ...organisersPages(of),
  ...administratorsPages(of),
]

const volunteersPages = (of: Samples): ShownPage[] => [
  { page: 'team/new-team', as: MINGE, query: `id=${of.coming}`, taps: ['[id^="seats-"][id$="-more"]', '[id^="paste-"]'] },
  { page: 'team/team', as: DOCTOR, query: `id=${of.team}`, taps: ['#withdraw-team'] },
  { page: 'team/join', as: MINGE, query: `team=${of.team}&key=${of.teamKey}` },
  { page: 'volunteer/profile', as: DOCTOR },
  { page: 'volunteer/check-in', as: DOCTOR, query: `id=${of.running}` },
  { page: 'volunteer/records', as: DOCTOR },
  { page: 'volunteer/records', as: MINGE },
  { page: 'volunteer/proof', as: MINGE },
  { page: 'volunteer/check-proof' },
  { page: 'volunteer/check-proof', query: `code=${of.proof}` },
  { page: 'volunteer/sign-in' },
  { page: 'volunteer/sign-in-computer', as: DOCTOR },
  { page: 'volunteer/sessions', as: DOCTOR },
  { page: 'volunteer/opening', as: DOCTOR },
  { page: 'volunteer/my-data', as: DOCTOR },
  { page: 'volunteer/leaving', as: DOCTOR },
]

const organisersPages = (of: Samples): ShownPage[] => [
  { page: 'organiser/desk-activity', as: ORGANISER, query: `id=${of.running}` },
  { page: 'organiser/desk-activity', as: ORGANISER, query: `id=${of.led}`, taps: ['#desk-cancel'] },
  { page: 'organiser/publish', as: ORGANISER },
  { page: 'organiser/publish', as: ORGANISER, query: `copy=${of.led}` },
  { page: 'organiser/publish', as: ORGANISER, query: `id=${of.led}` },
  { page: 'organiser/skills', as: ORGANISER },
  { page: 'organiser/memberships', as: ORGANISER },
  { page: 'organiser/alike', as: ADMINISTRATOR },
  { page: 'organiser/submissions', as: ADMINISTRATOR },
  { page: 'day/venue-code', as: ORGANISER, query: `id=${of.running}` },
  { page: 'day/phones', as: ORGANISER, query: `id=${of.running}` },
  { page: 'day/review', as: ORGANISER, query: `id=${of.past}` },
  { page: 'day/outcome', as: ORGANISER, query: `id=${of.past}` },
  { page: 'series/new-series', as: ORGANISER, query: `id=${of.led}` },
  { page: 'series/series', as: ORGANISER, query: `id=${of.inSeries}` },
  { page: 'series/edit-series', as: ORGANISER, query: `id=${of.inSeries}` },
  { page: 'figures/year', as: ORGANISER },
  { page: 'figures/figure-records', as: ORGANISER, query: `scope=nonggong&year=${of.year}&title=%E5%9C%BA%E6%AC%A1&kind=activities` },
  { page: 'figures/figure-records', as: ORGANISER, query: `scope=nonggong&year=${of.year}&title=%E8%AE%B0%E5%BD%95&kind=records` },
]

const administratorsPages = (of: Samples): ShownPage[] => [
  { page: 'organiser/desk', as: ADMINISTRATOR },
  { page: 'figures/year', as: ADMINISTRATOR },
  { page: 'figures/scores', as: ADMINISTRATOR },
  { page: 'figures/audit', as: ADMINISTRATOR, query: `activity=${of.running}&title=x` },
  { page: 'base/members', as: ADMINISTRATOR, query: 'organisation=nonggong', taps: ['#add-member'] },
  { page: 'base/import', as: ADMINISTRATOR, query: 'organisation=nonggong' },
  { page: 'base/organisations', as: ADMINISTRATOR, taps: ['#add-organisation'] },
  { page: 'base/roles', as: ADMINISTRATOR },
  { page: 'base/settings', as: ADMINISTRATOR },
  { page: 'base/categories', as: ADMINISTRATOR },
  { page: 'base/skill-list', as: ADMINISTRATOR },
  { page: 'base/templates', as: ADMINISTRATOR },
  { page: 'base/places', as: ADMINISTRATOR },
  { page: 'base/holidays', as: ADMINISTRATOR },
  { page: 'base/texts', as: ADMINISTRATOR },
  { page: 'base/retention', as: ADMINISTRATOR },
  { page: 'base/guide', as: ADMINISTRATOR },
  { page: 'base/naming', as: ADMINISTRATOR },
]
