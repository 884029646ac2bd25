/** Days in typed words: 周六, 12月5日, 明天下午, 元旦, 腊月廿三. */
import { type Instant, day, hour, startOfDay, startOfWeek } from '../calendar/calendar'
import { type DayBooks, FESTIVAL, type Span, festivalSpans, lunarDays, nearest, spanOf, yearly } from './festivals'
import { monthSpan, monthsAround, weekdaySpan } from './weeks'

export interface DaySpan extends Span {
  /** As it was typed. */
  words: string
  /** True for words that a title may have, too: 周末, 元旦. */
  isWord: boolean
}

const NUMBER = '\\d{1,2}|[一二三四五六七八九十]{1,3}'
const LUNAR_DAY = '初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|三十'
const PARTS = '早上|上午|中午|下午|傍晚|晚上|夜里'

const PATTERN = [
  `(?<lunarMonth>(?:农历|阴历|旧历)(?:${NUMBER}|[正冬腊])|[正冬腊])月(?<lunarDay>${LUNAR_DAY})`,
  `(?<solarLike>${NUMBER})月(?<likeDay>初[一二三四五六七八九十]|廿[一二三四五六七八九]?)`,
  `(?:(?<year>20\\d\\d|今|明|去)年?)?(?<month>${NUMBER})月(?:份)?(?:(?<ofMonth>${NUMBER})[日号]?)?`,
  `(?<![\\d.])(?<month2>\\d{1,2})[./-](?<ofMonth2>\\d{1,2})(?![\\d.])[日号]?`,
  `(?<ofMonth3>${NUMBER})(?:日(?!报)|号)(?!线|楼|桌|店|院)`,
  '(?<relative>大前天|前天|昨天|昨日|昨晚|大后天|后天|明天|明日|明晚|明早|今天|今日|今晚|今早)',
  '(?<which>上上|上|下下|下|这|本)?个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])',
  '(?<week>上上|上|下下|下|这|本)个?(?:周|星期|礼拜)',
  '(?<monthWhich>上|下|这|本)个?月',
  `(?<festival>${FESTIVAL})`,
  '(?<lunarAlone>(?:农历|阴历)?初[一二三四五六七八九十])',
].join('|')
const DAYS = new RegExp(`(?:${PATTERN})(?<part>\\s*(?:${PARTS}))?`, 'gu')

/** Words for which the books of days are needed. */
const FROM_BOOKS = new RegExp(`${FESTIVAL}|[初廿腊正冬]|农历|阴历|旧历`, 'u')
export const needsBooks = (text: string): boolean => FROM_BOOKS.test(text)

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/^大前/, -3],
  [/^前/, -2],
  [/^昨/, -1],
  [/^今/, 0],
  [/^明/, 1],
  [/^后/, 2],
  [/^大后/, 3],
]

/** Hours of a part of the day. An evening may begin at five. */
const HOURS: Readonly<Record<string, readonly [number, number]>> = {
  早上: [0, 10],
  早: [0, 10],
  上午: [0, 12],
  中午: [10, 14],
  下午: [12, 18],
  傍晚: [16, 20],
  晚上: [17, 24],
  夜里: [17, 24],
  晚: [17, 24],
}

export interface ReadDays {
  days: DaySpan[]
  /** The text without them. */
  rest: string
}

/**
 * Days in a text.
 * @param text evened: half-width and simplified
 * @param isPast true to look for the latest such day instead of the next one
 * @param books may be null where {@link needsBooks} says so
 */
export function readDays(text: string, isPast: boolean, books: DayBooks | null, now: Instant): ReadDays {
  const days: DaySpan[] = []
  const rest = text.replace(DAYS, (...found) => {
    const groups = found[found.length - 1] as Record<string, string | undefined>
    const typed = found[0].trim()
    const span = spanFor(groups, { isPast, books, now })
    if (!span) return typed
    const isWord = (groups['festival'] ?? groups['weekday'] ?? groups['lunarAlone']) !== undefined && groups['part'] === undefined
    days.push({ ...withPart(span, groups), words: typed, isWord })
    return ' '
  })
  return { days, rest }
}

interface Asked {
  isPast: boolean
  books: DayBooks | null
  now: Instant
}

type Groups = Record<string, string | undefined>

function spanFor(groups: Groups, asked: Asked): Span | null {
  const { isPast, books, now } = asked
  const today = startOfDay(now)
  const { relative, weekday, week, monthWhich, festival } = groups
  if (relative !== undefined) {
    const offset = RELATIVE.find(([pattern]) => pattern.test(relative))?.[1] ?? 0
    return spanOf(today + offset * day)
  }
  if (weekday !== undefined) return weekdaySpan(groups['which'], weekday, isPast, now)
  if (week !== undefined) return spanOf(startOfWeek(now) + weeksOf(week) * 7 * day, 7)
  if (monthWhich !== undefined) return monthSpan(now, monthWhich === '上' ? -1 : monthWhich === '下' ? 1 : 0)
  if (festival !== undefined) return books && nearest(festivalSpans(festival, books, now), isPast, now)
  return lunarSpan(groups, asked) ?? solarSpan(groups, asked)
}

const weeksOf = (which: string): number => ({ 上上: -2, 上: -1, 下: 1, 下下: 2 })[which] ?? 0

function lunarSpan(groups: Groups, { isPast, books, now }: Asked): Span | null {
  const month = groups['lunarMonth'] ?? groups['solarLike']
  const ofMonth = groups['lunarDay'] ?? groups['likeDay'] ?? groups['lunarAlone']
  if (!books || ofMonth === undefined) return null
  const asked = lunarNumber(ofMonth.replace(/^(?:农历|阴历)/, ''))
  const monthNumber = month === undefined ? null : lunarMonthNumber(month.replace(/^(?:农历|阴历|旧历)/, ''))
  return nearest(lunarDays(monthNumber, asked, 1, books, now), isPast, now)
}

function solarSpan(groups: Groups, { isPast, now }: Asked): Span | null {
  const month = groups['month'] ?? groups['month2']
  const ofMonth = groups['ofMonth'] ?? groups['ofMonth2'] ?? groups['ofMonth3']
  if (month === undefined) {
    const number = numberOf(ofMonth ?? '')
    return nearest(
      monthsAround(now).flatMap(({ from, until }) => dayWithin(from, until, number)),
      isPast,
      now,
    )
  }
  const spans =
    ofMonth === undefined
      ? monthsAround(now).filter(({ month: number }) => number === numberOf(month))
      : yearly(numberOf(month), numberOf(ofMonth), 1, now)
  const year = yearOfWords(groups['year'], now)
  return nearest(year === null ? spans : spans.filter(({ from }) => isOfYear(from, year)), year === null && isPast, year === null ? now : 0)
}

const dayWithin = (from: Instant, until: Instant, number: number): Span[] => {
  const at = from + (number - 1) * day
  return number >= 1 && at < until ? [spanOf(at)] : []
}

const yearInChina = (at: Instant): number => new Date(at + 8 * hour).getUTCFullYear()
const isOfYear = (at: Instant, year: number): boolean => yearInChina(at) === year

function yearOfWords(typed: string | undefined, now: Instant): number | null {
  if (typed === undefined) return null
  const offset = { 今: 0, 明: 1, 去: -1 }[typed]
  return offset === undefined ? Number(typed) : yearInChina(now) + offset
}

function withPart({ from, until }: Span, groups: Groups): Span {
  const part = groups['part']?.trim() ?? /[早晚]$/.exec(groups['relative'] ?? '')?.[0]
  const hours = part === undefined ? undefined : HOURS[part]
  // Of several days all hours count.
  return hours && until - from === day ? { from: from + hours[0] * hour, until: from + hours[1] * hour } : { from, until }
}

const DIGITS = '一二三四五六七八九'

/** 1 to 99 in digits or in Chinese; 0 for anything else. */
function numberOf(typed: string): number {
  if (/^\d+$/.test(typed)) return Number(typed)
  const found = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(typed)
  if (!found) return 0
  const tens = found[2] === undefined ? 0 : found[1] === undefined ? 1 : DIGITS.indexOf(found[1]) + 1
  return tens * 10 + (found[3] === undefined ? 0 : DIGITS.indexOf(found[3]) + 1)
}

const lunarNumber = (typed: string): number => (typed.startsWith('廿') ? 20 + numberOf(typed.slice(1)) : numberOf(typed.replace(/^初/, '')))
const lunarMonthNumber = (typed: string): number => ({ 正: 1, 冬: 11, 腊: 12 })[typed] ?? numberOf(typed)
