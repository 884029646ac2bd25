import type { DeskCard } from '../../../src/contract/activities/desk-list'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { groupDesk, isToday, totalOf } from '../../../src/screens/organiser/desk/groups'
import { start } from '../../domain/examples'

const aCard = (id: string, change: Partial<DeskCard>): DeskCard => ({
  id,
  title: '义诊',
  status: 'published',
  startsAt: start,
  endsAt: start + 3 * hour,
  town: null,
  place: '文化礼堂',
  categories: ['health'],
  phase: 'open',
  lead: '农工党',
  seats: { capacity: 4, taken: 1, reserved: 0, waitlisted: 0, free: 3, missing: 3 },
  gaps: [],
  present: 0,
  unfinished: [],
  openDisputes: 0,
  ...change,
})
const inWords = (cards: readonly DeskCard[], when: 'upcoming' | 'past', now: number) =>
  groupDesk(cards, when, { months: [], hasMore: false }, now).map(({ name, cards }) => `${name}: ${cards.map(({ id }) => id).join(' ')}`)

test('visits of today, drafts and coming visits are groups, in the order of the answer', () => {
  const cards = [
    aCard('today', {}),
    aCard('draft', { startsAt: start + 30 * day, phase: 'draft', status: 'draft' }),
    aCard('next', { startsAt: start + day }),
  ]
  expect(inWords(cards, 'upcoming', start - hour)).toEqual(['今天: today', '还没有发布: draft', '接下来: next'])
})

test('past visits are grouped by month, with the year if it is not the present one', () => {
  const cards = [aCard('january', {}), aCard('december', { startsAt: start - 30 * day })]
  expect(inWords(cards, 'past', start + day)).toEqual(['1月: january', '2026年12月: december'])
})

test("an evening visit that goes on after midnight counts as today's until it ends", () => {
  const evening = { startsAt: start + 15 * hour, endsAt: start + 18 * hour }
  expect(isToday(evening, start + 16 * hour)).toBe(true)
  expect(isToday(evening, start + 19 * hour)).toBe(false)
})

const counts = (...args: Parameters<typeof groupDesk>) => groupDesk(...args).map(({ name, count }) => [name, count])

test('a month counts all its visits, those of later pages too, and the cancelled ones apart', () => {
  const months = [
    { month: '2027-01', visits: 7, cancelled: 2 },
    { month: '2026-12', visits: 1, cancelled: 0 },
  ]
  const cards = [aCard('a', {}), aCard('b', { startsAt: start - 30 * day })]
  expect(counts(cards, 'past', { months, hasMore: true }, start + day)).toEqual([
    ['1月', { month: '2027-01', visits: 7, cancelled: 2 }],
    ['2026年12月', { month: '2026-12', visits: 1, cancelled: 0 }],
  ])
  expect(totalOf(months)).toEqual({ visits: 8, cancelled: 2 })
})

test('a group of coming visits that may continue on the next page has no count', () => {
  const cards = [aCard('a', {}), aCard('b', { startsAt: start + day }), aCard('c', { startsAt: start + day, status: 'cancelled' })]
  const first = ['今天', { visits: 1, cancelled: 0 }]
  expect(counts(cards, 'upcoming', { months: [], hasMore: true }, start - hour)).toEqual([first, ['接下来', null]])
  expect(counts(cards, 'upcoming', { months: [], hasMore: false }, start - hour)).toEqual([first, ['接下来', { visits: 1, cancelled: 1 }]])
})
