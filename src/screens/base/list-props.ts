/** Properties of the page of a list, and of the fields that an entry has besides its name. */
import type { ReactNode } from 'react'
import type { ListEntry, ListWords } from '../../contract/vocabulary'
import type { ListName } from '../../domain/vocabulary/lists'

/** Fields of an entry besides its name. */
export interface FieldsProps<Of extends ListName> {
  words: ListWords[Of]
  /** The stored entry; undefined for a new one. */
  entry: ListEntry<Of> | undefined
  onChange: (words: ListWords[Of]) => void
  /** Problem that {@link ListPageProps.problemOf} found, once the user tried to save. */
  problem: string | null
}

export interface ListPageProps<Of extends ListName> {
  of: Of
  title: string
  /** An entry in a word: 乡镇. */
  noun: string
  /** Purpose of the list, in a sentence or two. */
  hint: string
  blank: ListWords[Of]
  /** Second line of an entry. */
  lineOf?: (entry: ListEntry<Of>) => string
  Fields?: (props: FieldsProps<Of>) => ReactNode
  /** First problem of the fields besides the name; null for none. */
  problemOf?: (words: ListWords[Of]) => string | null
  /** Entries shown, all by default. */
  shows?: (entry: ListEntry<Of>) => boolean
  /** Hint below the name, where it is not about a name that is shown elsewhere. */
  nameHint?: string
  /** Effect of retiring an entry. */
  retiredHint?: string
  /** False for a list whose order means nothing. */
  isOrdered?: boolean
  /** Parts above the list. */
  children?: ReactNode
}
