/**
 * Texts of the screen as a voice says them: 上午八点半 for 上午 8:30, a phone's digits one by one, pauses for signs, nothing for
 * pictures. Engines read `08:30` and `·` in ways that differ between phones.
 */

const DIGITS = '零一二三四五六七八九'
/** 幺 is how a one in a phone number is said. */
const PHONE_DIGITS = '零幺二三四五六七八九'

/** Words that already say the part of the day. */
const PART = '(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)?'
/** `8:30`, and `8点`, `8点半`, `8点15分` of everyday words. */
const CLOCK = new RegExp(`${PART} ?(\\d{1,2})(?::(\\d{2})(?!\\d)|点(?:(半)|(\\d{1,2})分)?)`, 'g')
const RANGE = new RegExp(`(\\d:\\d{2}) ?[-–—~至]+ ?(?=${PART} ?\\d{1,2}:\\d{2})`, 'g')
const DATE = /(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g
const PHONE = /((?:0\d{2,3}[- ]?)?\d{7,8}|1\d{2}[- ]?\d{4}[- ]?\d{4}|400[- ]?\d{3}[- ]?\d{4})(?![\d元人户份幅次])/g
/** A short number after a word for calling, such as 12345 or 120. */
const SHORT_PHONE = /((?:打|电话|热线|号码)[:： ]{0,2})(\d{3,6})(?!\d)/g
const ADDRESS = /(?:https?:\/\/|www\.)[\w./?=&%#:-]+/gi

/** Anything but characters with a sound, Chinese ones of all planes among them, and signs that the steps after it read. */
const SILENT =
  /[^\w\s\u00C0-\u024F\u3007\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{323AF}。，、？！；：（）《》【】〈〉「」『』“”‘’·・•●◆…—–→℃,.;:?!()[\]{}"'|/~%&+-]/gu

/** The words for a voice; '' for a text without any. Linear in the length of the text. */
export function spokenText(text: string): string {
  const written = text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(ADDRESS, '，网址看屏幕，')
    .replace(SILENT, '')
    .replace(/[\s_]+/g, ' ')
  return pauses(numbers(written))
}

type Group = string | undefined
/** Groups of a clock's match, its place, and the text in which it stands. */
type ClockMatch = [part: Group, hours: Group, minutes: Group, half: Group, plain: Group, at: number, all: string]

function numbers(text: string): string {
  return text
    .replace(RANGE, '$1到')
    .replace(CLOCK, (whole: string, ...[part, hours = '', minutes, half, plain, at, all]: ClockMatch) => {
      const minute = half === undefined ? Number(minutes ?? plain ?? 0) : 30
      const isTime = Number(hours) <= 24 && minute < 60 && !isInNumber(all, at, whole)
      return isTime ? spokenClock(Number(hours), minute, part) : whole
    })
    .replace(DATE, (_, year: string, month: string, date: string) => `${year}年${Number(month)}月${Number(date)}日`)
    .replace(SHORT_PHONE, (_, word: string, number: string) => word + digitsAloud(number))
    .replace(PHONE, (whole: string, number: string, at: number, all: string) =>
      /\d/.test(all.charAt(at - 1)) ? whole : phoneAloud(number),
    )
}

/** True for digits that belong to a longer number or ratio. */
function isInNumber(text: string, at: number, whole: string): boolean {
  const before = text.charAt(at - 1)
  return /^[\d]/.test(whole) && /[\d:.]/.test(before)
}

/**
 * `上午八点半`, `下午两点`, `九点零五分`.
 * @param hours 0 to 24
 * @param part the part of the day, if it was said; without it only an afternoon's hour gets one
 */
export function spokenClock(hours: number, minutes: number, part?: string): string {
  const said = part ?? (hours === 24 || hours >= 18 ? '晚上' : hours > 12 ? '下午' : '')
  const ofTwelve = hours > 12 ? hours - 12 : hours
  return `${said}${ofTwelve === 2 ? '两' : numeral(ofTwelve)}点${minutesAloud(minutes)}`
}

function minutesAloud(minutes: number): string {
  if (minutes === 0) return ''
  if (minutes === 15) return '一刻'
  if (minutes === 30) return '半'
  return `${minutes < 10 ? '零' : ''}${numeral(minutes)}分`
}

/** 0 to 99. */
function numeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  if (tens === 0) return DIGITS.charAt(ones)
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`
}

const digitsAloud = (digits: string): string => digits.replace(/\d/g, (digit) => PHONE_DIGITS.charAt(Number(digit)))

/** Groups as they are written; a mobile number in three, as people say it. */
function phoneAloud(number: string): string {
  const groups = /^1\d{10}$/.test(number) ? [number.slice(0, 3), number.slice(3, 7), number.slice(7)] : number.split(/[- ]/)
  return groups.map(digitsAloud).join('，')
}

/** Signs that mean a pause, of the kind that stands for it; blanks stay between Latin words alone. */
function pauses(text: string): string {
  return (
    text
      .replace(/&/g, '和')
      .replace(/\+/g, '加')
      .replace(/→|~/g, '到')
      .replace(/(\d)\.(?=\d)/g, '$1点')
      .replace(/[·・•●◆|/]/g, '、')
      .replace(/[（）《》【】〈〉「」『』“”‘’…—–,()[\]{}"'-]/g, '，')
      .replace(/\./g, '。')
      .replace(/;/g, '；')
      .replace(/:/g, '：')
      .replace(/\?/g, '？')
      .replace(/!/g, '！')
      .replace(/([A-Za-z\d]) (?=[A-Za-z\d])/g, '$1_')
      .replace(/ /g, '')
      .replace(/_/g, ' ')
      // Runs become one sign first: a run before a lookahead would cost the square of its length.
      .replace(/([，、；：])[，、；：]+/g, '$1')
      .replace(/[，、；：](?=[。？！])/g, '')
      .replace(/([。？！])[。？！，、；：]+/g, '$1')
      .replace(/^[。，、？！；：]+|[，、；：]$/g, '')
  )
}

/** Longest part that is given to an engine at once, in characters. Chrome falls silent after fifteen seconds of one. */
export const LONGEST_SENTENCE = 50

/** Words of the voice, in parts no longer than {@link LONGEST_SENTENCE}, split at the ends of sentences and at pauses before anything else. */
export function spokenSentences(texts: readonly string[]): string[] {
  return texts.map(spokenText).flatMap((text) => (text.match(/[^。？！]+[。？！]?/g) ?? []).flatMap(inBreaths))
}

function inBreaths(sentence: string): string[] {
  const parts: string[] = []
  let open = ''
  for (const phrase of sentence.match(/[^，、；：]+[，、；：]?/g) ?? []) {
    if (open.length + phrase.length > LONGEST_SENTENCE && open !== '') {
      parts.push(open)
      open = ''
    }
    open += phrase
    while (open.length > LONGEST_SENTENCE) {
      const cut = endOfCharacter(open, LONGEST_SENTENCE)
      parts.push(open.slice(0, cut))
      open = open.slice(cut)
    }
  }
  return open === '' ? parts : [...parts, open]
}

/** A place at or before `at` that is not inside a character of two units. */
const endOfCharacter = (text: string, at: number): number => (/[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at)
