/** Words for a list that found nothing. */
import type { NothingFound } from '../../../contract/activities/activities'
import { day, dayInWords, dayOf } from '../../../domain/calendar/calendar'
import type { FilterState, Span } from './filter'

const SPANS: Readonly<Record<Span, string>> = { coming: '', today: '今天', week: '这周', 'next-week': '下周', past: '往期' }

/** `12月5日 周六`, or the first and the last day. */
export function daysInWords({ from, until }: { from: number; until: number }, now: number): string {
  const [first, last] = [dayInWords(from, now), dayInWords(until - 1, now)]
  return until - from <= day && dayOf(from) === dayOf(until - 1) ? first : `${first} 到 ${last}`
}

/** All that narrows the list: `“看牙”、12月5日 周六、唐先镇`. */
export function narrowedBy(
  { text, category, span }: FilterState,
  names: { town: string; category: string },
  days: NothingFound['days'],
  now: number,
): string {
  return [
    text === '' ? '' : `“${text}”`,
    ...days.map((one) => daysInWords(one, now)),
    SPANS[span],
    names.town,
    category === '' ? '' : names.category,
  ]
    .filter((word) => word !== '')
    .join('、')
}

/** Condition that a tap leaves out, and how many visits there are then. */
export function offerWords({ without, count }: NothingFound['offers'][number], text: string): string {
  const label = { words: `不搜“${text}”`, days: '不限日期', town: '不限乡镇', category: '不限类别', span: '不限时间' }[without]
  return `${label}（${count < 100 ? `${count} 场` : '100 场以上'}）`
}

/** `象珠镇 · 约 8 公里 · 12月4日 周五`. */
export const townWords = ({ name, distance, startsAt }: NothingFound['others'][number], now: number): string =>
  [name, distance === null ? '' : `约 ${Math.max(1, Math.round(distance))} 公里`, dayInWords(startsAt, now)].filter(Boolean).join(' · ')

/** Heading of the other towns: near is said only where distances are known. */
export const otherTownsHeading = (others: NothingFound['others']): string =>
  others.some(({ distance }) => distance !== null) ? '附近的乡镇有' : '别的乡镇有'
