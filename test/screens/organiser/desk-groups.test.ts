import type { DeskCard } from '../../../src/contract/activities/desk'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { firstCards, groupDesk, isToday } from '../../../src/screens/organiser/desk/groups'
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
  isSample: false,
  phase: 'open',
  lead: '农工党',
  seats: { capacity: 4, taken: 1, reserved: 0, waitlisted: 0, free: 3 },
  gaps: [],
  present: 0,
  hasOutcome: true,
  isClosed: false,
  ...change,
})
const inWords = (...args: Parameters<typeof groupDesk>) =>
  groupDesk(...args).map(({ name, cards }) => `${name}: ${cards.map(({ id }) => id).join(' ')}`)

test('drafts of any date come first, then visits of today, then coming ones', () => {
  const cards = [
    aCard('today', {}),
    aCard('next', { startsAt: start + day }),
    aCard('draft', { startsAt: start + 30 * day, phase: 'draft', status: 'draft' }),
  ]
  expect(inWords(cards, 'upcoming', start - hour)).toEqual(['还没有发布: draft', '今天: today', '接下来: next'])
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

test('only the first cards are shown, but each heading counts its whole group', () => {
  const cards = [aCard('a', {}), aCard('b', { startsAt: start + day }), aCard('c', { startsAt: start + day })]
  const shown = firstCards(groupDesk(cards, 'upcoming', start - hour), 2)
  expect(shown.map(({ name, count, cards }) => [name, count, cards.length])).toEqual([
    ['今天', 1, 1],
    ['接下来', 2, 1],
  ])
})

test('a past visit without a report comes first', () => {
  const cards = [
    aCard('done', { phase: 'ended' }),
    aCard('open', { phase: 'ended', hasOutcome: false, startsAt: start - 40 * day }),
    aCard('cancelled', { phase: 'cancelled', status: 'cancelled', hasOutcome: false, startsAt: start - day }),
  ]
  expect(inWords(cards, 'past', start + day)).toEqual(['小结还没有写: open', '1月: done cancelled'])
})
