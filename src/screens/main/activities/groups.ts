/** Groups of the list: today and the coming weeks, or past months. */
import type { ActivityCard } from '../../../contract/activities/activities'
import { visitCountWords } from '../../../components/visit-count'
import { countVisits } from '../../../domain/activities/activity'
import { whenGroup } from '../../../domain/activities/for-residents'
import { monthNumber, yearOf } from '../../../domain/calendar/calendar'

/** Cards under a heading. */
export interface Group {
  name: string
  cards: ActivityCard[]
  /** Numbers of activities and, for volunteers, of people needed; empty if the group may continue on the next page. */
  summary: string
}

/**
 * Groups activities by time, such as this week or a month, in their order.
 * @param hasMore true if the last group may continue, so that it gets no count
 */
export function groupCards(cards: readonly ActivityCard[], when: 'upcoming' | 'past', now: number, hasMore: boolean): Group[] {
  const groups: Group[] = []
  for (const card of cards) {
    const name = when === 'past' ? monthName(card.startsAt, now) : whenGroup(card.startsAt, now)
    const last = groups[groups.length - 1]
    if (last?.name === name) last.cards.push(card)
    else groups.push({ name, cards: [card], summary: '' })
  }
  return groups.map((group, i) => (hasMore && i === groups.length - 1 ? group : { ...group, summary: summarise(group.cards, when, now) }))
}

function monthName(at: number, now: number): string {
  const month = `${monthNumber(at)}月`
  return yearOf(at) === yearOf(now) ? month : `${yearOf(at)}年${month}`
}

function summarise(cards: readonly ActivityCard[], when: 'upcoming' | 'past', now: number): string {
  const taking = cards.filter((card) => card.status === 'published')
  const count = visitCountWords(countVisits(cards))
  if (when === 'past') {
    const served = taking.reduce((sum, card) => sum + (card.servedTotal ?? 0), 0)
    return served > 0 ? `${count} · 服务 ${served} 人次` : count
  }
  // Nobody is looked for any more once a visit has begun. Whoever looks without an account gets no numbers of volunteers.
  const needed = taking.filter((card) => now < card.startsAt).reduce((sum, card) => sum + (card.seats?.missing ?? 0), 0)
  return needed > 0 ? `${count} · 还需 ${needed} 位志愿者` : count
}

/** Visits that a search found, in its own order: the nearest first, so it is not parted by weeks. @param hasMore see {@link groupCards} */
export const foundGroup = (cards: readonly ActivityCard[], hasMore: boolean): Group[] =>
  cards.length === 0 ? [] : [{ name: '搜到的活动', cards: [...cards], summary: hasMore ? '' : `${cards.length} 场` }]
