import type { ActivityCard } from '../../../src/contract/activities/activities'
import { day, hour, instantAt } from '../../../src/domain/calendar/calendar'
import { groupCards } from '../../../src/screens/main/activities/groups'

/** A Thursday. */
const now = instantAt('2027-01-07', '12:00')
const card = (startsAt: number, change: Partial<ActivityCard> = {}): ActivityCard => ({
  id: String(startsAt),
  title: '健康驿站义诊',
  status: 'published',
  startsAt,
  endsAt: startsAt + 3 * hour,
  town: null,
  place: '唐先镇卫生院',
  categories: ['health'],
  hosts: ['农工党'],
  services: ['量血压'],
  comesBy: 'just-come',
  movedFrom: null,
  photo: null,
  needsVolunteers: true,
  seats: { capacity: 9, taken: 5, reserved: 0, waitlisted: 0, free: 4, missing: 4 },
  gaps: [],
  servedTotal: null,
  volunteersTotal: null,
  ownStatus: null,
  ...change,
})
const shown = (cards: ActivityCard[], when: 'upcoming' | 'past' = 'upcoming', hasMore = false) =>
  groupCards(cards, when, now, hasMore).map(({ name, cards: own, summary }) => [name, own.length, summary])

test('coming visits are grouped by week, from Monday', () => {
  const cards = [now + day, instantAt('2027-01-10', '23:00'), instantAt('2027-01-11', '08:00'), instantAt('2027-01-18', '08:00')].map(
    (at) => card(at),
  )
  expect(shown(cards)).toEqual([
    ['这周', 2, '2 场 · 还需 8 位志愿者'],
    ['下周', 1, '1 场 · 还需 4 位志愿者'],
    ['以后', 1, '1 场 · 还需 4 位志愿者'],
  ])
})

test('visits that have begun or were cancelled need no volunteers, and a cancelled visit is not counted with the others', () => {
  expect(shown([card(now - hour), card(now + hour, { status: 'cancelled' })])).toEqual([['今天', 2, '1 场，另有 1 场取消']])
  expect(shown([card(now + hour, { status: 'cancelled' })])).toEqual([['今天', 1, '1 场取消']])
})

test('the volunteers needed include reserved seats, as on the cards', () => {
  const reserved = { capacity: 9, taken: 1, reserved: 2, waitlisted: 0, free: 6, missing: 8 }
  expect(shown([card(now + day, { seats: reserved })])).toEqual([['这周', 1, '1 场 · 还需 8 位志愿者']])
})

test('a group that may continue on the next page shows no count', () => {
  expect(shown([card(now + day), card(now + 5 * day)], 'upcoming', true).map(([name, , summary]) => [name, summary])).toEqual([
    ['这周', '1 场 · 还需 4 位志愿者'],
    ['下周', ''],
  ])
})

test('past visits are grouped by month, with the year if it is not the present one, and with the number served', () => {
  const cards = [card(now - 2 * day, { servedTotal: 120 }), card(now - 3 * day), card(now - 30 * day, { servedTotal: 30 })]
  expect(shown(cards, 'past')).toEqual([
    ['1月', 2, '2 场 · 服务 120 人次'],
    ['2026年12月', 1, '1 场 · 服务 30 人次'],
  ])
})
