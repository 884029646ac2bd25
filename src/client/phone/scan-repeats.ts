/** Repeated readings of one code: a camera reads it many times a second. */

/** Time out of sight after which the same code counts again, ms. */
export const SEEN_AGAIN_AFTER = 3_000

/** @returns a function that tells whether a reading is new */
export function noticeRepeats(): (text: string, at: number) => boolean {
  let last: { text: string; at: number } | null = null
  return (text, at) => {
    const isNew = last === null || last.text !== text || at - last.at >= SEEN_AGAIN_AFTER
    last = { text, at }
    return isNew
  }
}
