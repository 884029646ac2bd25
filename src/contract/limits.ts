/** Limits that both sides keep, apart from the schemas: the phone's main package holds no schema library. */

/** At most so many marks a call. */
export const MARKS_PER_SYNC = 500
/** A volunteer checks in and out a few times at most; each code that was typed costs the server some hundred signatures. */
export const MARKS_PER_CHECK_IN = 20
/** So many of somebody's own marks an activity takes: in and out a few times, and no flood that other phones have to carry. */
export const MOST_OWN_MARKS = 20
/** At most so many bytes of marks a call: WeChat cuts one at 100 KB, and the rest of it wants room. */
export const BYTES_PER_SYNC = 88 * 1024
/** At most so many marks come back in one answer; the cursor asks for the next ones. */
export const MARKS_PER_ANSWER = 1_000
/** Bytes of a file in one answer; in base64 a third more, below what WeChat carries. */
export const BYTES_PER_PART = 60 * 1024
/** A file of so many records is made within a call's time, and opens on a phone. */
export const RECORDS_PER_FILE = 30_000
/** Files that one person has made within a day: each is a long count, and lies in the database until then. */
export const EXPORTS_PER_DAY = 50
/** Bytes of one part of a file; a multiple of three, so that the parts' base64 has no padding but at the end: 60,000 characters. */
export const UPLOAD_PART = 45_000
/** Bytes of a roster's spreadsheet. */
export const LARGEST_ROSTER = 2 * 1024 * 1024
