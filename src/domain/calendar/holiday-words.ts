/** Words and dates of a notice of public holidays. */
import { type Day, day, dayOf, instantAt, isDay } from './calendar'

/** Longest text that is read, in UTF-16 units. A notice has 700. */
export const LONGEST_LIST = 6_000
/** Days of the longest span; the longest holidays have nine. */
const LONGEST_SPAN = 31

/** The year of which a notice speaks; null if it names none. */
export function yearOfNotice(text: string): number | null {
  const year = /(20\d\d) ?年[^。\n]{0,40}(?:节假日|放假)/.exec(text.slice(0, LONGEST_LIST))?.[1]
  return year === undefined ? null : Number(year)
}

/** A line break inside a sentence, as copying from a PDF leaves it. */
const BROKEN_AFTER = /([、,至到~—(])\n/g
const BROKEN_BEFORE = /\n(?=[日月、,)至到])/g
/** A recommendation to take leave, which is no holiday. */
const ADVICE = /鼓励|建议|带薪年休假/
const FESTIVAL = /元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?/g
const NUMBERING = /^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.]|\([一二三四五六七八九十\d]{1,3}\)) ?/
const NO_NAME = /\d|放假|休假|上班|补班|时间|日期|安排|通知/
const LONGEST_HEADING = 14

export const isAdvice = (text: string): boolean => ADVICE.test(text)

/** Sentences with the holiday that each is about: the heading of its line, or a festival that it names. */
export function sentencesOf(text: string): { text: string; name: string }[] {
  const lines = text
    .slice(0, LONGEST_LIST)
    .normalize('NFKC')
    .replace(/[\r\n]+/g, '\n')
    .replace(BROKEN_AFTER, '$1')
    .replace(BROKEN_BEFORE, '')
  return lines.split('\n').flatMap((line) => {
    let name = headingOf(line)
    return line
      .split(/[。;!]/)
      .filter((sentence) => sentence.trim() !== '')
      .map((sentence) => {
        const festivals = [...new Set(sentence.match(FESTIVAL) ?? [])].join('、')
        name = headingOf(sentence) || name || festivals
        return { text: sentence, name }
      })
  })
}

/** `春节` of `二、春节:`; '' without a heading. */
function headingOf(line: string): string {
  const colon = line.slice(0, LONGEST_HEADING + 6).indexOf(':')
  const heading = colon < 0 ? '' : line.slice(0, colon).trim().replace(NUMBERING, '').replace(/假期$/, '')
  return heading.length > LONGEST_HEADING - 2 || NO_NAME.test(heading) ? '' : heading
}

interface DatePart {
  kind: 'date'
  year: number | null
  /** Null for a day of the month named before. */
  month: number | null
  dayOfMonth: number
}

export type Part =
  | DatePart
  | { kind: 'weekday'; name: string }
  | { kind: 'span' }
  | { kind: 'state'; isWorked: boolean; hasColon: boolean }
  | { kind: 'count'; count: number }

const PART = new RegExp(
  [
    '(?:(20\\d\\d) ?[年./-] ?)?(\\d{1,2}) ?[月./-] ?(\\d{1,2})(?!\\d) ?日?',
    '(\\d{1,2}) ?日',
    '(?:周|星期)([一二三四五六日天])',
    '([至到~—–-])',
    '(不上班|放假|休息|休假|上班|补班|调班)(?!安排|通知|办法)(?:时间|日期|日)? ?(:?)',
    '(\\d{1,3}) ?天',
  ].join('|'),
  'g',
)

/** Parts of a sentence that mean something here, in their order. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  // Phones lack matchAll. The place of the next match stands in the pattern.
  PART.lastIndex = 0
  for (let found = PART.exec(text); found; found = PART.exec(text)) parts.push(partOf(found))
  return parts
}

function partOf([, year, month, ofMonth, dayAlone, week, span, state, colon, count]: RegExpExecArray): Part {
  if (ofMonth !== undefined) {
    return { kind: 'date', year: year === undefined ? null : Number(year), month: Number(month), dayOfMonth: Number(ofMonth) }
  }
  if (dayAlone !== undefined) return { kind: 'date', year: null, month: null, dayOfMonth: Number(dayAlone) }
  if (week !== undefined) return { kind: 'weekday', name: `周${week === '天' ? '日' : week}` }
  if (span !== undefined) return { kind: 'span' }
  if (state !== undefined) return { kind: 'state', isWorked: /^(?:上班|补班|调班)$/.test(state), hasColon: colon !== '' }
  return { kind: 'count', count: Number(count) }
}

const digits = (value: number): string => String(value).padStart(2, '0')

/**
 * The date, or the rest of the span that ends with it.
 * @param from first day of the span, which is read already; null for a single date
 * @param last date named before, whose year and month a shorter one shares
 * @returns null for a day that does not exist, or a span that is none
 */
export function datesIn({ year, month, dayOfMonth }: DatePart, from: Day | null, last: Day | null, usual: number): Day[] | null {
  if (month === null && last === null) return null
  const ofYear = year ?? (last === null ? usual : Number(last.slice(0, 4)))
  const date = `${ofYear}-${digits(month ?? Number(last?.slice(5, 7)))}-${digits(dayOfMonth)}`
  if (!isDay(date)) return null
  if (from === null) return [date]
  const count = (instantAt(date, '12:00') - instantAt(from, '12:00')) / day
  if (count < 1 || count >= LONGEST_SPAN) return null
  return Array.from({ length: count }, (_, at) => dayOf(instantAt(from, '12:00') + (at + 1) * day))
}
