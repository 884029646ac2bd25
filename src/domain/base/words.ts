/** Typed words of one line. */
import { UNSEEN } from '../people/names'

/** The text without invisible characters, with single blanks. */
export const cleanLine = (text: string): string => text.replace(UNSEEN, '').normalize('NFC').replace(/\s+/g, ' ').trim()
