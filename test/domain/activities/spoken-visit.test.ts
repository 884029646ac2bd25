import fc from 'fast-check'
import { spokenSentences } from '../../../src/domain/activities/spoken-text'
import {
  type CardFacts,
  MOST_READ,
  type PageFacts,
  adviceInWords,
  cardTexts,
  listTexts,
  pageTexts,
  whenPlainly,
} from '../../../src/domain/activities/spoken-visit'
import { day, hour, instantAt, minute } from '../../../src/domain/calendar/calendar'

/** A Thursday. */
const now = instantAt('2026-12-03', '15:00')
const tomorrow = instantAt('2026-12-04', '08:30')

const card: CardFacts = {
  title: '健康驿站义诊（骨科·内科）',
  status: 'published',
  startsAt: tomorrow,
  endsAt: tomorrow + 3 * hour,
  movedFrom: null,
  town: { name: '唐先镇' },
  place: '卫生院',
  services: ['量血压', '测血糖'],
  comesBy: 'just-come',
}
const page: PageFacts = {
  ...card,
  services: [{ name: '量血压' }, { name: '测血糖' }],
  summary: '',
  coming: { comesBy: 'just-come', bring: '', gettingThere: '', isIndoors: null, isStepFree: null, inRain: null },
  cancelReason: null,
}
const said = (texts: readonly string[]) => spokenSentences(texts).join('')

test.each([
  ['coming', tomorrow, now, '明天 上午 8点半'],
  ['at the full hour', instantAt('2026-12-06', '14:00'), now, '周日 下午 2点'],
  ['at another minute', instantAt('2026-12-04', '09:05'), now, '明天 上午 9点05分'],
  ['running', tomorrow, tomorrow + hour, '正在进行，到上午 11点半'],
  ['over', tomorrow, tomorrow + day, '12月4日 周五'],
])('the hour of a visit that is %s stands in everyday words', (_what, startsAt, at, words) => {
  expect(whenPlainly({ status: 'published', startsAt, endsAt: startsAt + 3 * hour }, at)).toBe(words)
})

test.each([
  ['one to which residents just come', {}, now, '直接来，不用报名'],
  ['one before which they call', { comesBy: 'call-first' }, now, '先打电话再来'],
  ['a cancelled one', { status: 'cancelled' }, now, '取消了，请不要去'],
  ['one that is over', {}, tomorrow + day, ''],
] as const)('the advice for %s', (_what, change, at, words) => {
  expect(adviceInWords({ ...card, ...change }, at)).toBe(words)
})

test('a card is read from the day to the advice, in words without digits of the clock', () => {
  expect(said(cardTexts(card, now))).toBe('明天上午八点半。健康驿站义诊，骨科、内科。有量血压、测血糖。唐先镇卫生院。直接来，不用报名。')
})

test('a card without services, town or place says only what it has', () => {
  expect(cardTexts({ ...card, services: [], town: null, place: '' }, now)).toEqual([
    '明天 上午 8点半。',
    '健康驿站义诊（骨科·内科）。',
    '直接来，不用报名。',
  ])
})

test('a moved visit says from which day, and a cancelled one only that nobody should go', () => {
  const movedFrom = instantAt('2026-12-02', '08:30')
  expect(said(cardTexts({ ...card, movedFrom }, now))).toContain('已经改期')
  const off = said(cardTexts({ ...card, movedFrom, status: 'cancelled' }, now))
  expect(off).toContain('取消了，请不要去。')
  expect(off).not.toMatch(/已经改期|直接来/)
})

test('a list says its number and its first visits, and an empty one that there is none', () => {
  const many = Array.from({ length: MOST_READ + 3 }, (_, n) => ({ ...card, title: `第${n}站` }))
  const words = said(listTexts('唐先镇近期的活动', many, now))
  expect(words).toMatch(/^唐先镇近期的活动。第1场。/)
  expect(words).toContain(`第${MOST_READ}场。`)
  expect(words).not.toContain(`第${MOST_READ + 1}场。`)
  expect(words).toMatch(/先读这5场。$/)
  expect(said(listTexts('唐先镇近期的活动', [card], now))).not.toContain('先读这')
  expect(said(listTexts('唐先镇近期的活动', [], now))).toBe('唐先镇近期的活动，现在没有。')
})

test('a page says what to bring, the way, the room, the rain and whom to call, as far as they are known', () => {
  const coming = {
    ...page.coming,
    bring: '身份证',
    gettingThere: '坐 8 路车',
    isIndoors: true,
    isStepFree: true,
    inRain: 'goes-on' as const,
  }
  const words = said(pageTexts({ ...page, coming }, { name: '基地', phone: '0579-87012345' }, now))
  for (const part of ['要带：身份证。', '怎么去：坐8路车。', '在室内。', '轮椅能进。', '下雨照常。', '基地，零五七九，八七零幺二三四五。'])
    expect(words).toContain(part)
  const bare = said(pageTexts(page, null, now))
  expect(bare).not.toMatch(/要带|怎么去|室|轮椅|下雨|打电话/)
})

test('a page of a cancelled visit says the reason and whom to call, and nothing that would make anybody go', () => {
  const words = said(pageTexts({ ...page, status: 'cancelled', cancelReason: '台风' }, { name: '基地', phone: '12345678' }, now))
  expect(words).toContain('原因：台风。')
  expect(words).not.toMatch(/直接来|卫生院|明天/)
})

test('any card is read without digits of a clock', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.integer({ min: 1, max: 600 }), fc.boolean(), (at, length, isOff) => {
      const startsAt = now + at * minute - day
      const any: CardFacts = {
        ...card,
        title: '义诊',
        startsAt,
        endsAt: startsAt + length * minute,
        status: isOff ? 'cancelled' : 'published',
      }
      expect(said(cardTexts(any, now))).not.toMatch(/\d点|\d[:：]\d/)
    }),
  )
})
