/** A code before a camera is read many times a second, and meant once. */

/** ms; after so long out of sight the same code counts again. */
export const SEEN_AGAIN_AFTER = 3_000

/** @returns whether this sight of a text is a new one */
export function noticeRepeats(): (text: string, at: number) => boolean {
  let last: { text: string; at: number } | null = null
  return (text, at) => {
    const isNew = last === null || last.text !== text || at - last.at >= SEEN_AGAIN_AFTER
    last = { text, at }
    return isNew
  }
}
