/** Everyday words that a base begins with, as villagers say them, and the words that visits have instead. */
import { baseWithoutSayings } from '../db/vocabulary/sayings'
import { inParts } from '../db/in-parts'
import type { Tx } from '../db/database'
import * as tables from '../db/schema/vocabulary'
import sayings from './sayings.json'

/** Stores the everyday words of a new base, which its administrator may change. */
export async function foundSayings(tx: Pick<Tx, 'insert'>): Promise<void> {
  const rows = sayings.map((saying, ordinal) => ({ ...saying, id: `sayings-${ordinal}`, ordinal }))
  for (const some of inParts(rows)) await tx.insert(tables.sayings).values(some)
}

/** Gives them once to a base that was founded before programs had any. @returns true if it did */
export async function bringSayings(tx: Tx): Promise<boolean> {
  const isWithout = await baseWithoutSayings(tx)
  if (isWithout) await foundSayings(tx)
  return isWithout
}
