/** Shapes shared by several nouns. */
import * as v from 'valibot'

/** A UUID. The client makes the ids of what it creates, so that a retry is harmless. */
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
export const version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_INTEGER))

/** Half of a surrogate pair, which PostgreSQL does not store. With the `u` flag, whole pairs do not match. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu
/** Invisible characters: control characters, joiners, direction marks, fillers, and those reserved to be ignored. */
const UNSEEN =
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu

/** The text in Unicode's form NFC, without lone surrogates and invisible characters. */
export const cleanText = (raw: string): string => raw.replace(LONE_SURROGATE, '').normalize('NFC').replace(UNSEEN, '')

/** Typed text, {@link cleanText} and trimmed, with limits on its length. */
export const text = (longest: number, shortest = 0) =>
  v.pipe(
    v.string(),
    // The length is checked first, so that the server never normalises a megabyte.
    v.maxLength(longest * 4),
    v.transform((raw) => cleanText(raw).trim()),
    v.minLength(shortest),
    v.maxLength(longest),
  )

/** A keyset page. `cursor` is opaque; null on the last page. */
export interface Page<T> {
  items: T[]
  cursor: string | null
}
