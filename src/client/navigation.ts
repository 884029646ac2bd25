/** Moving between pages. */
import Taro from '@tarojs/taro'
import { deviceNow } from './clock'

const TABS = ['activities', 'me'] as const
type Tab = (typeof TABS)[number]
/** Pages of the main package. */
export type PageName = Tab | 'activity' | 'sign-up' | 'ticket' | 'profile'
/** Pages of the organisers' subpackage. */
export type OrganiserPageName = 'desk' | 'activity' | 'publish' | 'on-site' | 'venue-code' | 'phones' | 'review' | 'skills'

/** Pages of the teams' subpackage. */
export type TeamPageName = 'new' | 'team' | 'join'

/** WeChat keeps ten pages; the eleventh fails without a word. */
const DEEPEST = 10

/** Opens a page over this one. */
export const openPage = (page: PageName, params: Record<string, string> = {}): void => go(page, `/pages/${page}/index`, params)

/** Opens a page of the organisers' part. */
export const openOrganiserPage = (page: OrganiserPageName, params: Record<string, string> = {}): void =>
  go(page, `/organiser/${page}/index`, params)

/** Opens a page of the teams' part. */
export const openTeamPage = (page: TeamPageName, params: Record<string, string> = {}): void => go(page, teamPathOf(page), params)

/** The address of a page, for shared cards. */
export const pathOf = (page: PageName, params: Record<string, string> = {}): string => withParams(`/pages/${page}/index`, params)

/** The same of the teams' part. */
export const teamPathOf = (page: TeamPageName, params: Record<string, string> = {}): string => withParams(`/team/${page}/index`, params)

/** Puts a page in this one's place: going back must not lead into a form that is done. */
export const replacePage = (page: PageName, params: Record<string, string> = {}): void =>
  void Taro.redirectTo({ url: pathOf(page, params) })

/** The same within the organisers' part. */
export const replaceOrganiserPage = (page: OrganiserPageName, params: Record<string, string> = {}): void =>
  void Taro.redirectTo({ url: withParams(`/organiser/${page}/index`, params) })

/** The same within the teams' part. */
export const replaceTeamPage = (page: TeamPageName, params: Record<string, string> = {}): void =>
  void Taro.redirectTo({ url: teamPathOf(page, params) })

/** Back, or to the list for somebody who came by a shared link. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: pathOf('activities') })
}

/** ms; the second of two taps meant as one comes sooner. */
const DOUBLE_TAP = 800
let last = { url: '', at: 0 }

function go(page: string, path: string, params: Record<string, string>): void {
  const url = withParams(path, params)
  if (url === last.url && deviceNow() - last.at < DOUBLE_TAP) return
  last = { url, at: deviceNow() }
  if (isTab(page) && path === pathOf(page)) void Taro.switchTab({ url: path })
  else if (Taro.getCurrentPages().length >= DEEPEST) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

const isTab = (page: string): page is Tab => (TABS as readonly string[]).includes(page)

function withParams(path: string, params: Record<string, string>): string {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}
