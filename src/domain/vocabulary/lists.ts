/**
 * A base's own lists and the rules for their changes. An entry's id never changes. What was used is retired, never removed: it is not
 * offered any more, and still shown where it was used.
 */
import { type Decision, accept, refuse } from '../decision'
import { plainName } from './names'
import type { NameLengths } from './pasted-lines'

export const LISTS = ['towns', 'categories', 'skills', 'places', 'templates', 'sayings'] as const
export type ListName = (typeof LISTS)[number]

/** Largest number of entries, the retired included. */
export const MOST_ENTRIES: Readonly<Record<ListName, number>> = {
  towns: 500,
  categories: 20,
  skills: 200,
  places: 500,
  templates: 40,
  sayings: 600,
}

/** Lengths of names, in characters. A category's name stands on a chip. */
export const NAME_LENGTHS: Readonly<Record<ListName, NameLengths>> = {
  towns: { shortest: 2, longest: 20 },
  categories: { shortest: 2, longest: 6 },
  skills: { shortest: 2, longest: 20 },
  places: { shortest: 2, longest: 30 },
  templates: { shortest: 2, longest: 20 },
  sayings: { shortest: 1, longest: 12 },
}

/** A category's longer name on a visit's tag: 卫生下乡. */
export const LONGEST_LABEL = 10

/** Words that an everyday word stands for: their number, and the characters of one. */
export const MOST_MEANINGS = 12
export const LONGEST_MEANING = 20

/** Lists of which at least one entry has to be on offer: every visit has a category. */
const NEEDED: readonly ListName[] = ['categories']

export interface Named {
  name: string
  /** Part of the list within which names differ, such as the town of a place; '' for the whole list. */
  within: string
}

export interface Entry extends Named {
  id: string
  isRetired: boolean
  /** Number of things that refer to it. */
  uses: number
}

export type ListRefusal =
  /** The list was changed since this form was opened. */
  | 'list-changed-meanwhile'
  /** The name has neither letters nor digits. */
  | 'word-empty'
  /** Another entry has this name; `about`: the name. */
  | 'word-taken'
  /** Something refers to the entry, so that it can only be retired; `about`: the number of uses. */
  | 'word-in-use'
  /** The last entry on offer cannot go. */
  | 'last-word'
  /** `about`: the largest number of entries. */
  | 'list-full'

/** Names of further entries. All are taken, or none. */
export function decideAdding(of: ListName, entries: readonly Entry[], added: readonly Named[]): Decision<ListRefusal> {
  if (entries.length + added.length > MOST_ENTRIES[of]) return refuse('list-full', String(MOST_ENTRIES[of]))
  const known = new Map(entries.map((entry) => [keyOf(entry), entry.name]))
  for (const one of added) {
    const taken = decideName(one, known)
    if (!taken.ok) return taken
    known.set(keyOf(one), one.name)
  }
  return accept
}

/** The name of an entry that exists. */
export function decideNaming(entries: readonly Entry[], id: string, named: Named): Decision<ListRefusal> {
  if (!entries.some((entry) => entry.id === id)) return refuse('list-changed-meanwhile')
  return decideName(named, new Map(entries.filter((entry) => entry.id !== id).map((entry) => [keyOf(entry), entry.name])))
}

function decideName(named: Named, known: ReadonlyMap<string, string>): Decision<ListRefusal> {
  if (plainName(named.name) === '') return refuse('word-empty')
  const taken = known.get(keyOf(named))
  return taken === undefined ? accept : refuse('word-taken', taken)
}

const keyOf = ({ name, within }: Named): string => `${within} ${plainName(name)}`

export function decideRemoval(of: ListName, entries: readonly Entry[], id: string): Decision<ListRefusal> {
  const entry = entries.find((one) => one.id === id)
  if (!entry) return refuse('list-changed-meanwhile')
  if (entry.uses > 0) return refuse('word-in-use', String(entry.uses))
  return entry.isRetired ? accept : decideLeaving(of, entries, id)
}

export function decideRetiring(of: ListName, entries: readonly Entry[], id: string): Decision<ListRefusal> {
  return entries.some((entry) => entry.id === id) ? decideLeaving(of, entries, id) : refuse('list-changed-meanwhile')
}

const decideLeaving = (of: ListName, entries: readonly Entry[], id: string): Decision<ListRefusal> =>
  NEEDED.includes(of) && !entries.some((entry) => entry.id !== id && !entry.isRetired) ? refuse('last-word') : accept

/** An order has every entry once. */
export function decideOrder(entries: readonly Entry[], ids: readonly string[]): Decision<ListRefusal> {
  const ordered = new Set(ids)
  const isWhole = ids.length === entries.length && entries.every(({ id }) => ordered.has(id))
  return isWhole ? accept : refuse('list-changed-meanwhile')
}

/** Name of a chosen entry that the list does not have, for instance since it was removed while a form was open. */
export const NOT_LISTED = '不在清单里的'

type Choice<Item> = Pick<Item, 'id' & keyof Item> & { name: string } & Partial<Item>

/**
 * Entries to choose from: those on offer, and those chosen already, so that a form can let go of a retired or a removed one.
 * @param items without any, the list is not known yet
 * @param chosen ids; '' for none
 */
export function offered<Item extends { id: string; name: string; isRetired?: boolean }>(
  items: readonly Item[],
  ...chosen: readonly string[]
): Choice<Item>[] {
  const known = new Set(items.map(({ id }) => id))
  const removed = items.length === 0 ? [] : chosen.filter((id) => id !== '' && !known.has(id))
  return [
    ...items.filter(({ id, isRetired }) => isRetired !== true || chosen.includes(id)),
    ...removed.map((id) => ({ id, name: NOT_LISTED }) as Choice<Item>),
  ]
}
