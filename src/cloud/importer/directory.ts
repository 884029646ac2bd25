/** Organisations by name: a known one by name or alias, else a new one made from the name. */
import type { Tx } from '../db/database'
import { inParts } from '../db/in-parts'
import { mergedIds } from '../db/people/organisations'
import { organisationAliases, organisations } from '../db/schema/vocabulary'
import { kindOf, organisationKey, spellingOf } from '../../domain/people/organisation-names'
import { tidyWords } from './wording'

/** The organisation's id by any spelling of its name. */
export type Directory = (name: string) => string

/** A directory of the given names; unknown ones are added to the organisations. */
export async function directoryFor(tx: Tx, names: Iterable<string>): Promise<Directory> {
  const known = await tx.select({ id: organisations.id, name: organisations.name }).from(organisations)
  const aliases = await tx.select({ id: organisationAliases.organisationId, name: organisationAliases.alias }).from(organisationAliases)
  // Names come last, so that an organisation's name outweighs the same alias of another.
  const ids = new Map([...aliases, ...known].map(({ id, name }) => [spellingOf(name), id]))

  // Merged ids are read last, so that an organisation merged meanwhile is either known above or listed here.
  const merged = await mergedIds(tx)
  const unknown = new Map<string, typeof organisations.$inferInsert>()
  for (const name of names) {
    const spelling = spellingOf(name)
    if (ids.has(spelling)) continue
    const id = organisationKey(name, merged)
    const written = tidyWords(name)
    unknown.set(id, { id, name: written, shortName: written, kind: kindOf(name), ordinal: known.length + unknown.size })
    ids.set(spelling, id)
  }
  // A concurrent import may add the same organisation. Its id is derived from its name, so both imports mean the same row.
  for (const some of inParts([...unknown.values()])) await tx.insert(organisations).values(some).onConflictDoNothing()

  return (name) => {
    const id = ids.get(spellingOf(name))
    if (id === undefined) throw new Error('the directory was not asked about this name')
    return id
  }
}
