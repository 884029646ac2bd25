/** How the list is divided: by weeks to come, by months gone. */
import type { ActivityCard } from '../../../contract/activities/activities'
import { day, monthNumber, startOfWeek, yearOf } from '../../../domain/calendar/calendar'

/** Cards under one heading. */
export interface Group {
  name: string
  cards: ActivityCard[]
  /** How many activities and how many volunteers they still need; empty while more may follow on the next page. */
  summary: string
}

/**
 * Cards in their order, under the words people use for the time.
 * @param hasMore the last group may go on; nothing is counted that is not known
 */
export function groupCards(cards: readonly ActivityCard[], when: 'upcoming' | 'past', now: number, hasMore: boolean): Group[] {
  const groups: Group[] = []
  for (const card of cards) {
    const name = when === 'past' ? monthName(card.startsAt, now) : weekName(card.startsAt, now)
    const last = groups[groups.length - 1]
    if (last?.name === name) last.cards.push(card)
    else groups.push({ name, cards: [card], summary: '' })
  }
  return groups.map((group, i) => (hasMore && i === groups.length - 1 ? group : { ...group, summary: summarise(group.cards, when, now) }))
}

function weekName(at: number, now: number): string {
  const nextWeek = startOfWeek(now) + 7 * day
  if (at < nextWeek) return '本周'
  return at < nextWeek + 7 * day ? '下周' : '以后'
}

function monthName(at: number, now: number): string {
  const month = `${monthNumber(at)}月`
  return yearOf(at) === yearOf(now) ? month : `${yearOf(at)}年${month}`
}

function summarise(cards: readonly ActivityCard[], when: 'upcoming' | 'past', now: number): string {
  const taking = cards.filter((card) => card.status === 'published')
  const count = `${cards.length} 场`
  if (when === 'past') {
    const served = taking.reduce((sum, card) => sum + (card.servedTotal ?? 0), 0)
    return served > 0 ? `${count} · 服务 ${served} 人次` : count
  }
  // Once a visit has begun its empty seats stay empty.
  const needed = taking.filter((card) => now < card.startsAt).reduce((sum, card) => sum + card.seats.free, 0)
  return needed > 0 ? `${count} · 还需 ${needed} 位志愿者` : count
}
