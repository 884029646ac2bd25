/** Words about visits for residents. The screens, the page that the server writes first and the voice share them. */
import { type Instant, clock, day, dayInWords, dayOf, startOfDay, startOfWeek, weekday } from '../calendar/calendar'
import type { ActivityStatus } from './activity'
import type { ComesBy, Coming, InRain } from './coming'

interface Visit {
  status: ActivityStatus
  startsAt: Instant
  endsAt: Instant
  /** First planned start, if the visit moved to another day. */
  movedFrom: Instant | null
}

/** A visit as residents see it, whatever its sign-up. */
export type VisitState = 'coming' | 'running' | 'over' | 'cancelled'

export function visitState({ status, startsAt, endsAt }: Omit<Visit, 'movedFrom'>, now: Instant): VisitState {
  if (status === 'cancelled') return 'cancelled'
  if (now >= endsAt) return 'over'
  return now >= startsAt ? 'running' : 'coming'
}

/** Parts of the day, each from its hour on. */
const PARTS = [
  [18, '晚上'],
  [13, '下午'],
  [12, '中午'],
  [8, '上午'],
  [5, '早上'],
  [0, '凌晨'],
] as const

/** `上午 8:30`, `下午 1:30`: the hour as it is said, of twelve. */
export function hourInWords(at: Instant): string {
  const [hours = '0', minutes = '00'] = clock(at).split(':')
  const [, part] = PARTS.find(([from]) => Number(hours) >= from) ?? [0, '']
  return `${part} ${Number(hours) > 12 ? Number(hours) - 12 : Number(hours)}:${minutes}`
}

/** `今天`, `明天`, `后天`, `周六`, `下周三`, or `12月20日 周日`. A day that is over is named by its date. */
export function dayAsSaid(at: Instant, now: Instant): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / day)
  const near = days >= 0 ? ['今天', '明天', '后天'][days] : undefined
  if (near !== undefined) return near
  const week = Math.round((startOfWeek(at) - startOfWeek(now)) / (7 * day))
  if (days > 0 && week === 0) return weekday(at)
  return days > 0 && week === 1 ? `下${weekday(at)}` : dayInWords(at, now)
}

/** `明天 上午 8:30`. */
export const whenAsSaid = (at: Instant, now: Instant): string => `${dayAsSaid(at, now)} ${hourInWords(at)}`

/** `明天（12月5日 周六）上午 8:30 到 11:30`, `周六（12月5日）上午 …`; the last day too when it is another. */
export function spanAsSaid({ startsAt, endsAt }: Pick<Visit, 'startsAt' | 'endsAt'>, now: Instant): string {
  const said = dayAsSaid(startsAt, now)
  const date = dayInWords(startsAt, now)
  const named = said.endsWith(weekday(startsAt)) ? date.replace(` ${weekday(startsAt)}`, '') : date
  const first = said === date ? `${date} ` : `${said}（${named}）`
  return `${first}${hourInWords(startsAt)} 到 ${endAsSaid(startsAt, endsAt, now)}`
}

/** End of a visit: the part of the day only when it is another than at the start. */
function endAsSaid(startsAt: Instant, endsAt: Instant, now: Instant): string {
  if (dayOf(startsAt) !== dayOf(endsAt)) return `${dayInWords(endsAt, now)} ${hourInWords(endsAt)}`
  const [from, to] = [hourInWords(startsAt), hourInWords(endsAt)]
  const [part = '', time = ''] = to.split(' ')
  return from.startsWith(part) ? time : to
}

/** Heading of a group of coming visits. */
export type WhenGroup = '今天' | '这周' | '下周' | '以后'

/** A visit that runs since yesterday belongs to today. */
export function whenGroup(at: Instant, now: Instant): WhenGroup {
  if (startOfDay(at) <= startOfDay(now)) return '今天'
  const week = Math.round((startOfWeek(at) - startOfWeek(now)) / (7 * day))
  if (week === 0) return '这周'
  return week === 1 ? '下周' : '以后'
}

/** The place with its town, which many places begin with already: `唐先镇卫生院`. */
export const placeInFull = ({ place, town }: { place: string; town: { name: string } | null }): string =>
  town === null || place.startsWith(town.name) ? place : `${town.name}${place}`

/** `直接来` or `先打电话`. */
export const COMES_BY: Record<ComesBy, string> = { 'just-come': '直接来', 'call-first': '先打电话' }

/** Answer to 下雨怎么办. */
export const IN_RAIN: Record<InRain, string> = {
  'goes-on': '下雨照常',
  'moves-indoors': '下雨改到室内',
  'put-off': '下雨改期，来之前先打电话问',
}

/** `原定 12月5日 周六，改到这一天`; null for a visit that did not move. */
export const movedInWords = ({ movedFrom }: Pick<Visit, 'movedFrom'>, now: Instant): string | null =>
  movedFrom === null ? null : `原定 ${dayInWords(movedFrom, now)}，已经改期`

/** All that is said about coming to a visit, in one line; '' for nothing. */
export function comingInWords({ comesBy, bring, gettingThere, contactName, contactPhone, isIndoors, isStepFree, inRain }: Coming): string {
  const parts = [
    comesBy === 'call-first' ? COMES_BY[comesBy] : '',
    bring && `带：${bring}`,
    gettingThere && `怎么来：${gettingThere}`,
    `${contactName} ${contactPhone}`.trim(),
    ...accessInWords({ isIndoors, isStepFree }),
    inRain === null ? '' : IN_RAIN[inRain],
  ]
  return parts.filter((part) => part !== '').join('；')
}

/** `室内`, `轮椅进得去`: what is known of the place. */
export function accessInWords({ isIndoors, isStepFree }: Pick<Coming, 'isIndoors' | 'isStepFree'>): string[] {
  const indoors = isIndoors === null ? [] : [isIndoors ? '室内' : '露天']
  return isStepFree === null ? indoors : [...indoors, isStepFree ? '轮椅进得去' : '有台阶，轮椅进不去']
}
