/** Groups of the desk's list: today, drafts and coming visits, or months. */
import type { DeskCard, DeskMonth } from '../../../contract/activities/desk-list'
import { type VisitCount, countVisits, isUnlisted } from '../../../domain/activities/activity'
import { dayOf, monthNumber, yearOf } from '../../../domain/calendar/calendar'
import type { DeskFilter } from '../desk-list'

export interface DeskGroup {
  name: string
  cards: DeskCard[]
  /** Number of visits in the group, including those on later pages; null while it is unknown. */
  count: VisitCount | null
}

/**
 * Cards in groups, in their order.
 * @param months numbers of visits by month, for all pages
 * @param hasMore true if the last group may continue on the next page
 */
export function groupDesk(
  cards: readonly DeskCard[],
  when: DeskFilter['when'],
  { months, hasMore }: { months: readonly DeskMonth[]; hasMore: boolean },
  now: number,
): DeskGroup[] {
  const groups: (DeskGroup & { month: string })[] = []
  for (const card of cards) {
    const name = when === 'upcoming' ? stageName(card, now) : monthName(card.startsAt, now)
    const last = groups[groups.length - 1]
    if (last?.name === name) last.cards.push(card)
    else groups.push({ name, cards: [card], count: null, month: dayOf(card.startsAt).slice(0, 7) })
  }
  return groups.map(({ month, ...group }, at) => {
    const isWhole = !hasMore || at < groups.length - 1
    const ofMonth = when === 'upcoming' ? undefined : months.find((one) => one.month === month)
    return { ...group, count: ofMonth ?? (isWhole ? countVisits(group.cards) : null) }
  })
}

/** Sum over months. */
export const totalOf = (months: readonly VisitCount[]): VisitCount => ({
  visits: months.reduce((sum, { visits }) => sum + visits, 0),
  cancelled: months.reduce((sum, { cancelled }) => sum + cancelled, 0),
})

/** True on the day itself, and while the visit still runs. */
export const isToday = ({ startsAt, endsAt }: Pick<DeskCard, 'startsAt' | 'endsAt'>, now: number): boolean =>
  dayOf(startsAt) === dayOf(now) || (startsAt <= now && now < endsAt)

function stageName(card: DeskCard, now: number): string {
  if (isUnlisted(card)) return '还没有发布'
  return isToday(card, now) ? '今天' : '接下来'
}

const monthName = (at: number, now: number): string => `${yearOf(at) === yearOf(now) ? '' : `${yearOf(at)}年`}${monthNumber(at)}月`
