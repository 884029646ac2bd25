/** Moving between pages. */
import Taro from '@tarojs/taro'
import { deviceNow } from './clock'

const TABS = ['activities', 'me'] as const
type Tab = (typeof TABS)[number]
/** Pages of the main package. */
export type PageName = Tab | 'activity' | 'sign-up' | 'ticket'
/** Pages of the organisers' subpackage. */
export type OrganiserPageName = 'desk' | 'activity' | 'publish' | 'skills' | 'submissions'

/** Pages of the subpackage about the base's people. */
export type BasePageName = 'members' | 'import' | 'organisations' | 'roles'

/** Pages of the day's subpackage. */
export type DayPageName = 'on-site' | 'venue-code' | 'phones' | 'review' | 'outcome'

/** Pages of the series' subpackage. */
export type SeriesPageName = 'new' | 'series' | 'edit'

/** Pages of the teams' subpackage. */
export type TeamPageName = 'new' | 'team' | 'join'

/** Pages of the volunteers' subpackage. */
export type VolunteerPageName = 'profile' | 'check-in' | 'records' | 'proof' | 'check-proof' | 'photos'

/** Pages of the figures' subpackage: for organisers, and everybody's own year. */
export type FiguresPageName = 'year' | 'records' | 'scores' | 'audit'

/** WeChat keeps ten pages; the eleventh fails without a word. */
const DEEPEST = 10

/** Where the pages of a part lie, and the ways there. */
function part<Name extends string>(root: string) {
  const path = (page: Name, params: Record<string, string> = {}): string => withParams(`/${root}/${page}/index`, params)
  return {
    path,
    open: (page: Name, params?: Record<string, string>): void => go(path(page, params)),
    replace: (page: Name, params?: Record<string, string>): void => void Taro.redirectTo({ url: path(page, params) }),
  }
}
const main = part<PageName>('pages')
const organiser = part<OrganiserPageName>('organiser')
const base = part<BasePageName>('base')
const day = part<DayPageName>('day')
const series = part<SeriesPageName>('series')
const team = part<TeamPageName>('team')
const volunteer = part<VolunteerPageName>('volunteer')
const figures = part<FiguresPageName>('figures')

/** Opens a page over this one. */
export const openPage = main.open
/** Opens a page of the organisers' part. */
export const openOrganiserPage = organiser.open
/** Opens a page of the part about the base's people. */
export const openBasePage = base.open
/** Opens a page of the day's part: for organisers, on site and after. */
export const openDayPage = day.open
/** Opens a page of the series' part: many visits by one rule. */
export const openSeriesPage = series.open
/** Opens a page of the teams' part. */
export const openTeamPage = team.open
/** Opens a page of the volunteers' part. */
export const openVolunteerPage = volunteer.open
/** Opens a page of the figures' part. */
export const openFiguresPage = figures.open

/** The address of a page, for shared cards. */
export const pathOf = main.path
/** The same of the teams' part. */
export const teamPathOf = team.path
/** The same of the volunteers' part. */
export const volunteerPathOf = volunteer.path

/** Puts a page in this one's place: going back must not lead into a form that is done. */
export const replacePage = main.replace
/** The same within the organisers' part. */
export const replaceOrganiserPage = organiser.replace
/** The same within the series' part. */
export const replaceSeriesPage = series.replace
/** The same within the teams' part. */
export const replaceTeamPage = team.replace

/** Back, or to the list for somebody who came by a shared link. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: pathOf('activities') })
}

/** ms; the second of two taps meant as one comes sooner. */
const DOUBLE_TAP = 800
let last = { url: '', at: 0 }

function go(url: string): void {
  if (url === last.url && deviceNow() - last.at < DOUBLE_TAP) return
  last = { url, at: deviceNow() }
  if (TABS.some((tab) => url.split('?')[0] === pathOf(tab))) void Taro.switchTab({ url })
  else if (Taro.getCurrentPages().length >= DEEPEST) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

function withParams(path: string, params: Record<string, string>): string {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}
