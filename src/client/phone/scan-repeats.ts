/** Filter of repeated readings, since a camera reads the same code many times a second. */

/** Time without a reading after which the same code counts as new, ms. */
export const SEEN_AGAIN_AFTER = 3_000

/** Makes a filter. @returns a function that is true for a new reading */
export function noticeRepeats(): (text: string, at: number) => boolean {
  let last: { text: string; at: number } | null = null
  return (text, at) => {
    const isNew = last === null || last.text !== text || at - last.at >= SEEN_AGAIN_AFTER
    last = { text, at }
    return isNew
  }
}
