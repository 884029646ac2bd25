/** Six characters to read aloud, as people see and type them. Made in signed-code.ts: the main package has no cryptography. */

/** Characters to read aloud in a courtyard: no 0 or 1, no letters that look or sound alike. */
export const SPOKEN_ALPHABET = '23456789ACEFHJKMNRWXY'
export const SPOKEN_LENGTH = 6

/** `7K4 · 92D`, with blanks at which no line breaks. */
export const spokenCodeInGroups = (code: string): string => `${code.slice(0, 3)}\u00a0·\u00a0${code.slice(3)}`

/** A typed code without blanks and dots, in capitals. */
export const tidySpokenCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()

/** True for a text with the form of a code to read aloud. */
export const isSpokenCode = (code: string): boolean =>
  code.length === SPOKEN_LENGTH && Array.from(code).every((char) => SPOKEN_ALPHABET.includes(char))
