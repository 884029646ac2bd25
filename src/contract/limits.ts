/** Limits kept by both sides, separate from the schemas: the phone's main package holds no schema library. */

/** Most marks in one call. */
export const MARKS_PER_SYNC = 500
/** Most of a volunteer's own marks in one call: each typed code costs the server some hundred signatures. */
export const MARKS_PER_CHECK_IN = 20
/** Most own marks of a volunteer at one activity: enough for in and out a few times, and no flood that other phones have to store. */
export const MOST_OWN_MARKS = 20
/** Most bytes of marks in one call: WeChat's limit is 100 KB, and the rest of the call needs room. */
export const BYTES_PER_SYNC = 88 * 1024
/** Most marks in one answer; the cursor asks for the next ones. */
export const MARKS_PER_ANSWER = 1_000
/** Bytes of a file in one answer; a third more in base64, below WeChat's limit. */
export const BYTES_PER_PART = 60 * 1024
/** Most records in one file: a file that is made within one call and opens on a phone. */
export const RECORDS_PER_FILE = 30_000
/** Most files for one person in a day: each takes a long query, and stays in the database for that day. */
export const EXPORTS_PER_DAY = 50
/** Bytes of one part of a file, 60,000 characters in base64; a multiple of three, so that only the last part has padding. */
export const UPLOAD_PART = 45_000
/** Most bytes of a roster's spreadsheet. */
export const LARGEST_ROSTER = 2 * 1024 * 1024
