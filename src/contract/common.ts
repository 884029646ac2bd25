/** Shapes shared by several nouns. */
import * as v from 'valibot'
import { contactPhoneProblem } from '../domain/base/contact-phone'

/** A UUID. The client makes the ids of new objects, so that a retry is harmless. */
export const id = v.pipe(v.string(), v.uuid(), v.toLowerCase())
/** Id in the base's own vocabulary: `health`, `tangxian`, `nonggong`. */
export const key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/))
/** Start of the year 2100. */
export const LATEST_INSTANT = 4_102_444_800_000
/** UTC milliseconds between 2000 and 2100. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(946_684_800_000), v.maxValue(LATEST_INSTANT))

/** Largest value of PostgreSQL's `integer`. */
export const LARGEST_INTEGER = 2_147_483_647

/** Version of an activity, which increases with each change. */
export const version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_INTEGER - 1))

/** Half of a surrogate pair, which PostgreSQL does not store. With the `u` flag, whole pairs do not match. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu
/** Invisible characters: control characters, joiners, direction marks, fillers, and those reserved to be ignored. */
const UNSEEN =
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu

/** Pictures among the characters, and what follows one of them: a colour of skin or the choice of its coloured form. */
const PICTURE = '[\\u00a9\\u00ae\\u203c-\\u2bff\\u3030\\u303d\\u3297\\u3299\\u{1f000}-\\u{1faff}][\\ufe0f\\u{1f3fb}-\\u{1f3ff}]{0,2}'
/** Pictures joined into one, such as a family, or an invisible character. */
const JOINED_OR_UNSEEN = new RegExp(`((?:${PICTURE}\\u200d)+(?=${PICTURE}))|${UNSEEN.source}`, 'gu')
/** A character as a person sees it: a flag, pictures joined into one, a digit in a box, or a character with its marks. */
const SEEN = new RegExp(`[\\u{1f1e6}-\\u{1f1ff}]{2}|${PICTURE}(?:\\u200d${PICTURE})*|[0-9#*]\\ufe0f?\\u20e3|[^][\\p{M}\\ufe0f]*`, 'gu')

/** The text in Unicode's form NFC, without lone surrogates and invisible characters. A family of joined pictures stays one. */
export const cleanText = (raw: string): string =>
  raw.replace(LONE_SURROGATE, '').replace(/\r\n?/g, '\n').replace(JOINED_OR_UNSEEN, '$1').normalize('NFC')

/** Number of characters that a person sees. Linear in the length of the text. */
export const lengthSeen = (text: string): number => text.match(SEEN)?.length ?? 0

/** UTF-16 units of one character at most: a family of four has eleven, and a letter may have several marks. */
const LONGEST_CHARACTER = 12

/** Typed text, {@link cleanText} and trimmed, with limits on the characters that a person sees. */
export const text = (longest: number, shortest = 0) =>
  v.pipe(
    v.string(),
    // Units are counted first, so that the server never normalises a megabyte.
    v.maxLength(longest * LONGEST_CHARACTER),
    v.transform((raw) => cleanText(raw).trim()),
    v.check((clean) => lengthSeen(clean) >= shortest),
    v.check((clean) => lengthSeen(clean) <= longest),
  )

/** A number to call, tidied; '' for none. */
export const optionalPhone = v.pipe(
  v.string(),
  v.maxLength(20),
  v.check((phone) => phone === '' || contactPhoneProblem(phone) === null),
)

/** A keyset page. `cursor` is opaque; null on the last page. */
export interface Page<T> {
  items: T[]
  cursor: string | null
}
