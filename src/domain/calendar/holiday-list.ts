/**
 * The State Council's arrangement of a year's public holidays, read from its notice as published (国办发明电〔2025〕7号 and others) or
 * from simple lines such as `2027-01-01 放假`.
 */
import { type Day, day, dayOf, instantAt, isDay, weekday } from './calendar'
import { datesIn, isAdvice, partsOf, sentencesOf } from './holiday-words'

export interface HolidayDay {
  date: Day
  /** 春节; '' if none was written. */
  name: string
  /** True for a day that makes up for a holiday. */
  isWorked: boolean
}

export type HolidayProblem =
  /** Dates of which the sentence does not say clearly that they are free or worked. */
  | 'not-understood'
  /** The day does not exist, or a span ends before it begins or is longer than a month. */
  | 'no-such-day'
  /** The day is neither of the year nor of the December before. */
  | 'other-year'
  /** The written day of the week is not the date's. */
  | 'weekday-differs'
  /** 共 n 天 is not the number of days. */
  | 'count-differs'
  /** The day is both free and worked. */
  | 'day-contradicts'

export interface HolidayList {
  /** In order of dates, each date once. */
  days: HolidayDay[]
  /** Sentences that could not be taken as written. The list is saved without any. */
  problems: { text: string; problem: HolidayProblem }[]
}

/** Most days of a year's arrangement, make-up days included. */
export const MOST_HOLIDAY_DAYS = 100
/** Longest holiday's name, in characters. */
export const LONGEST_HOLIDAY_NAME = 12

/** True for a day that a year's arrangement may name: it is of the year, or of the December before. */
export const isOfArrangement = (date: Day, year: number): boolean =>
  isDay(date) && (date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`))

/** The days of a pasted or typed list. Linear in the length of the text. @param year year of dates that name none */
export function readHolidays(text: string, year: number): HolidayList {
  const days = new Map<Day, HolidayDay>()
  const problems: HolidayList['problems'] = []
  for (const sentence of sentencesOf(text)) {
    if (isAdvice(sentence.text)) continue
    const read = readSentence(sentence.text, year)
    const found = new Set(read.problems)
    for (const { date, isWorked } of read.days) {
      const before = days.get(date)
      if (!isOfArrangement(date, year)) found.add('other-year')
      else if (before && before.isWorked !== isWorked) found.add('day-contradicts')
      else if (!before) days.set(date, { date, name: sentence.name, isWorked })
    }
    problems.push(...[...found].map((problem) => ({ text: sentence.text.trim(), problem })))
  }
  return { days: [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1)), problems }
}

interface Read {
  days: { date: Day; isWorked: boolean }[]
  problems: HolidayProblem[]
}

/**
 * Reads a sentence from left to right. 放假 or 上班 stands after its dates, as in the notice, or before them with a colon or at the
 * beginning, as in lists made by hand.
 */
function readSentence(text: string, year: number): Read {
  const read: Read = { days: [], problems: [] }
  /** Dates of which the sentence has not said yet what they are. */
  let open: Day[] = []
  let given: Day[] = []
  let last: Day | null = null
  let ahead: boolean | null = null
  let isSpan = false
  const give = (isWorked: boolean) => {
    read.days.push(...open.map((date) => ({ date, isWorked })))
    given = isWorked ? [] : open
    open = []
  }
  for (const part of partsOf(text)) {
    if (part.kind === 'date') {
      const dates = datesIn(part, isSpan ? last : null, last, year)
      if (dates === null) read.problems.push('no-such-day')
      else open.push(...dates)
      last = dates?.[dates.length - 1] ?? null
    } else if (part.kind === 'weekday') {
      if (last !== null && weekday(instantAt(last, '12:00')) !== part.name) read.problems.push('weekday-differs')
    } else if (part.kind === 'count') {
      const counted = open.length > 0 ? open : given
      if (counted.length > 0 && counted.length !== part.count) read.problems.push('count-differs')
    } else if (part.kind === 'state') {
      const isFirst = read.days.length === 0 && open.length === 0
      if (open.length === 0) ahead = isFirst || part.hasColon ? part.isWorked : ahead
      else if (ahead === null) give(part.isWorked)
      else if (part.hasColon) {
        give(ahead)
        ahead = part.isWorked
      } else if (ahead === part.isWorked) {
        give(part.isWorked)
        ahead = null
      } else {
        read.problems.push('not-understood')
        open = []
      }
    }
    isSpan = part.kind === 'span' || (isSpan && part.kind === 'weekday')
  }
  if (open.length > 0 && ahead !== null) give(ahead)
  else if (open.length > 0 && !isSignature(text)) read.problems.push('not-understood')
  return read
}

/** The date under a notice. */
const isSignature = (text: string): boolean => /^\D{0,20}20\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日\s*$/.test(text)

/** Days of a year by holiday, for a summary: consecutive days of one name and kind together. */
export function holidaySpans(days: readonly HolidayDay[]): { name: string; isWorked: boolean; from: Day; to: Day; count: number }[] {
  const spans: { name: string; isWorked: boolean; from: Day; to: Day; count: number }[] = []
  for (const { date, name, isWorked } of days) {
    const open = spans[spans.length - 1]
    const isNext = open && open.name === name && open.isWorked === isWorked && dayAfter(open.to) === date
    if (isNext) Object.assign(open, { to: date, count: open.count + 1 })
    else spans.push({ name, isWorked, from: date, to: date, count: 1 })
  }
  return spans
}

const dayAfter = (date: Day): Day => dayOf(instantAt(date, '12:00') + day)
