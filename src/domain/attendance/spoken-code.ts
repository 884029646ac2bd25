/** Six characters to read aloud, as people see and type them. Apart from what makes them: the main package has no cryptography. */

/** To be read aloud in a courtyard: also without 0, 1 and letters that sound like another. */
export const SPOKEN = '23456789ACEFHJKMNRWXY'
export const SPOKEN_LENGTH = 6

/** `7K4 · 92D`. */
export const spokenCode = (code: string): string => `${code.slice(0, 3)} · ${code.slice(3)}`

/** What somebody typed or heard as a code to read aloud: without blanks and dots, in capitals. */
export const tidySpoken = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()

/** Whether it can be a code to read aloud at all. */
export const isSpoken = (code: string): boolean => code.length === SPOKEN_LENGTH && Array.from(code).every((char) => SPOKEN.includes(char))
