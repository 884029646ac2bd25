/** Fates of columns when a person leaves, and the words in which tables declare them. */

export type Fate =
  /** The value, or its whole row, goes with the person. */
  | { fate: 'delete' }
  /** Names and phones in it are replaced by the pseudonym; an id refers to the pseudonymised person. */
  | { fate: 'pseudonymise' }
  /** Stays as it is. `why` is shown to people, in Chinese. */
  | { fate: 'keep'; why: string }
  /** Holds nothing about a person. */
  | { fate: 'none' }

export type Declaration = Fate & { columns: readonly string[] }

const split = (columns: string): string[] => columns.split(' ')

/** @param columns names with blanks between them */
export const deletes = (columns: string): Declaration => ({ columns: split(columns), fate: 'delete' })
export const pseudonymises = (columns: string): Declaration => ({ columns: split(columns), fate: 'pseudonymise' })
export const keeps = (columns: string, why: string): Declaration => ({ columns: split(columns), fate: 'keep', why })
export const impersonal = (columns: string): Declaration => ({ columns: split(columns), fate: 'none' })
