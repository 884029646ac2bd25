/** Groups of the desk's list: unfinished, today, upcoming. */
import type { DeskCard } from '../../../contract/activities/desk'
import { isUnlisted } from '../../../domain/activities/activity'
import { dayOf, monthNumber, yearOf } from '../../../domain/calendar/calendar'

export interface DeskGroup {
  name: string
  cards: DeskCard[]
  /** Number of cards in the group, including those not shown yet. */
  count: number
}

/** Cards in order of their start; drafts, and past visits without an outcome, come first. */
export function groupDesk(cards: readonly DeskCard[], when: 'upcoming' | 'past', now: number): DeskGroup[] {
  const groups: DeskGroup[] = []
  const waits = (card: DeskCard): boolean => (when === 'past' ? lacksOutcome(card) : isUnlisted(card))
  const ordered = [...cards.filter(waits), ...cards.filter((card) => !waits(card))]
  for (const card of ordered) {
    const name = when === 'past' ? (waits(card) ? '小结还没有写' : monthName(card.startsAt, now)) : stageName(card, now)
    const last = groups[groups.length - 1]
    if (last?.name === name) last.count = last.cards.push(card)
    else groups.push({ name, cards: [card], count: 1 })
  }
  return groups
}

/** The first cards, up to a number, in their groups. */
export function firstCards(groups: readonly DeskGroup[], most: number): DeskGroup[] {
  let left = most
  return groups.flatMap((group) => {
    const cards = group.cards.slice(0, Math.max(0, left))
    left -= cards.length
    return cards.length > 0 ? [{ ...group, cards }] : []
  })
}

/** True for a past visit without an outcome. */
export const lacksOutcome = ({ phase, hasOutcome }: Pick<DeskCard, 'phase' | 'hasOutcome'>): boolean => phase === 'ended' && !hasOutcome

/** True on the day itself, and while the visit still runs. */
export const isToday = ({ startsAt, endsAt }: Pick<DeskCard, 'startsAt' | 'endsAt'>, now: number): boolean =>
  dayOf(startsAt) === dayOf(now) || (startsAt <= now && now < endsAt)

function stageName(card: DeskCard, now: number): string {
  if (isUnlisted(card)) return '还没有发布'
  return isToday(card, now) ? '今天' : '接下来'
}

const monthName = (at: number, now: number): string => `${yearOf(at) === yearOf(now) ? '' : `${yearOf(at)}年`}${monthNumber(at)}月`
