/** Words of a list that found nothing, and the group of what a search found. */
import type { ActivityCard } from '../../../src/contract/activities/activities'
import { day, instantAt } from '../../../src/domain/calendar/calendar'
import { foundGroup } from '../../../src/screens/main/activities/groups'
import { daysInWords, narrowedBy, offerWords, otherTownsHeading, townWords } from '../../../src/screens/main/activities/nothing-found-words'

const NOW = instantAt('2026-12-01', '10:00')
const saturday = instantAt('2026-12-05', '00:00')
const filter = { text: '', town: '', category: '', span: 'coming' as const }
const names = { town: '', category: '' }

test('all that narrows a list is named, and nothing else', () => {
  expect(narrowedBy(filter, names, [], NOW)).toBe('')
  expect(
    narrowedBy(
      { text: '周六看牙', town: 'tangxian', category: 'health', span: 'week' },
      { town: '唐先镇', category: '卫生' },
      [{ from: saturday, until: saturday + day }],
      NOW,
    ),
  ).toBe('“周六看牙”、12月5日 周六、这周、唐先镇、卫生')
})

test('a day is one day, also a part of it, and a longer time has its first and last', () => {
  expect(daysInWords({ from: saturday, until: saturday + day }, NOW)).toBe('12月5日 周六')
  expect(daysInWords({ from: saturday + day / 2, until: saturday + (3 * day) / 4 }, NOW)).toBe('12月5日 周六')
  expect(daysInWords({ from: saturday, until: saturday + 2 * day }, NOW)).toBe('12月5日 周六 到 12月6日 周日')
})

test('an offer says what it leaves out and how many visits there are then', () => {
  expect(offerWords({ without: 'town', count: 3, text: '看牙' }, '象珠看牙')).toBe('不限乡镇（3 场）')
  expect(offerWords({ without: 'words', count: 100, text: '' }, '看牙')).toBe('不搜“看牙”（100 场以上）')
})

test('near is said only of towns whose distance is known', () => {
  const town = { id: 'x', name: '象珠镇', startsAt: saturday, distance: null }
  expect([otherTownsHeading([town]), townWords(town, NOW)]).toEqual(['别的乡镇有', '象珠镇 · 12月5日 周六'])
  const near = { ...town, distance: 0.4 }
  expect([otherTownsHeading([near]), townWords(near, NOW)]).toEqual(['附近的乡镇有', '象珠镇 · 约 1 公里 · 12月5日 周六'])
})

test('what a search found is one group in its own order, counted once all is loaded', () => {
  const cards = [{ startsAt: saturday + 9 * day }, { startsAt: saturday }] as ActivityCard[]
  expect(foundGroup(cards, false)).toEqual([{ name: '搜到的活动', cards, summary: '2 场' }])
  expect(foundGroup(cards, true).map(({ summary }) => summary)).toEqual([''])
  expect(foundGroup([], false)).toEqual([])
})
