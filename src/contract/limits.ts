/** Limits for phone and server. They are separate from the schemas, since the phone's main package has no schema library. */

/** Largest number of marks in one call. */
export const MARKS_PER_SYNC = 500
/** Largest number of a volunteer's own marks in one call. For each typed code the server computes some hundred signatures. */
export const MARKS_PER_CHECK_IN = 20
/** Largest number of a volunteer's own marks at one activity: enough for a few arrivals and departures. Other phones have to store them. */
export const MOST_OWN_MARKS = 20
/** Largest number of bytes of marks in one call: WeChat allows 100 KB for the whole call. */
export const BYTES_PER_SYNC = 88 * 1024
/** Largest number of marks in one answer; the next call asks for more by the cursor. */
export const MARKS_PER_ANSWER = 1_000
/** Bytes of a file in one answer. In base64 they are a third more, still below WeChat's limit. */
export const BYTES_PER_PART = 60 * 1024
/** Largest number of records in one file, so that it is made within one call and opens on a phone. */
export const RECORDS_PER_FILE = 30_000
/** Largest number of files for one person in a day. Each file takes a long query, and stays in the database for a day. */
export const EXPORTS_PER_DAY = 50
/** Largest number of sign-ups and teams that a smaller capacity sends to the waitlist in one change. */
export const MOST_TO_WAITLIST = 500
/** Bytes in one part of an upload: 60,000 characters in base64. A multiple of three, so that only the last part has padding. */
export const UPLOAD_PART = 45_000
/** Largest roster spreadsheet, in bytes. */
export const LARGEST_ROSTER = 2 * 1024 * 1024
