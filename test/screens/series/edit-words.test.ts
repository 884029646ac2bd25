import type { SeriesEditOutcome } from '../../../src/contract/series'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { isForOneAlone, outcomeLines, refusedInWords } from '../../../src/screens/series/edit-series/words'

const now = instantAt('2027-01-04', '10:00')
const nothing = { notified: 0, movedUp: [], toWaitlist: [], clashing: [], inQuestion: [], waiting: [] }
const visit = (date: string, change: object = {}, own: SeriesEditOutcome['activities'][number]['own'] = []) => ({
  activityId: date,
  startsAt: instantAt(date, '08:30'),
  own,
  consequences: { ...nothing, ...change },
})
const linesOf = (outcome: Partial<SeriesEditOutcome>, withOwn = false) =>
  outcomeLines({ ok: true, changed: 2, activities: [], notOwn: 0, ...outcome }, withOwn, now).map(({ text }) => text)

test('the numbers of changed visits and of people notified are always given, even if zero', () => {
  expect(linesOf({})).toEqual(['会改 2 场。', '没有人需要通知。'])
})

test('people notified are counted over all visits, with the days of the visits concerned', () => {
  expect(
    linesOf({ activities: [visit('2027-01-16', { notified: 2 }), visit('2027-01-23'), visit('2027-01-30', { notified: 1 })] })[1],
  ).toBe('会通知 3 人次（1月16日 周六、1月30日 周六）。')
})

test('an earlier change of a single visit is reported, with a note whether it is kept', () => {
  const activities = [visit('2027-01-16', {}, ['place', 'time'])]
  expect(linesOf({ activities })).toContain('1月16日 周六单独改过地点、时间，这一项保持不变。')
  expect(linesOf({ activities }, true)).toContain('1月16日 周六单独改过地点、时间，这次也一起改掉。')
})

test('visits of other organisations are left unchanged, and counted', () => {
  expect(linesOf({ notOwn: 3 })).toContain('另有 3 场由别的组织管理，要由他们改。')
})

test('a refusal about one visit names the visit and says that none was changed; a refusal about all visits does not', () => {
  const third = { activityId: 'c', startsAt: instantAt('2027-01-16', '08:30') }
  expect(
    refusedInWords({ ok: false, reason: 'capacity-below-confirmed', about: '2', ...third }, '已有 2 人确认，名额不能更少。', now),
  ).toBe('1月16日 周六那一场：已有 2 人确认，名额不能更少。请打开这一场单独改，在那里选谁转到候补；现在一场都没有改。')
  expect(refusedInWords({ ok: false, reason: 'series-day-moved', ...third }, '日期不能动。', now)).toBe('日期不能动。')
})

test('the advice to change one visit alone is given only where that helps', () => {
  const third = { ok: false as const, activityId: 'c', startsAt: instantAt('2027-01-16', '08:30') }
  const word = { ...third, reason: 'content-refused' as const, about: '包治百病' }
  expect([refusedInWords(word, '不能写。', now), isForOneAlone(word)]).toEqual(['不能写。', false])
  const past = { ...third, reason: 'start-in-past' as const }
  expect([refusedInWords(past, '开始时间已经过了。', now), isForOneAlone(past)]).toEqual([
    '1月16日 周六那一场：开始时间已经过了。现在一场都没有改。',
    false,
  ])
  expect(isForOneAlone({ ...third, reason: 'quota-not-free' })).toBe(true)
})
