/** Organisations by name: a known one by name or alias, else a new one made from the name. */
import type { Tx } from '../db/database'
import { inParts } from '../db/in-parts'
import { mergedIds } from '../db/people/organisations'
import { organisationAliases, organisations } from '../db/schema/vocabulary'
import { kindOf, organisationKey, spellingOf } from '../people/organisation-names'
import { tidyWords } from './wording'

/** The organisation's id by any spelling of its name. */
export type Directory = (name: string) => string

/** A directory of the given names; unknown ones are added to the organisations. */
export async function directoryFor(tx: Tx, names: Iterable<string>): Promise<Directory> {
  const known = await tx.select({ id: organisations.id, name: organisations.name }).from(organisations)
  const aliases = await tx.select({ id: organisationAliases.organisationId, name: organisationAliases.alias }).from(organisationAliases)
  // Names last: an organisation's name outweighs another's alias.
  const ids = new Map([...aliases, ...known].map(({ id, name }) => [spellingOf(name), id]))

  // Read last: an organisation merged away meanwhile is either known above or listed here.
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
  // Another import may add the same organisation at this moment; its id follows from its name, so both mean one row.
  for (const some of inParts([...unknown.values()])) await tx.insert(organisations).values(some).onConflictDoNothing()

  return (name) => {
    const id = ids.get(spellingOf(name))
    if (id === undefined) throw new Error('the directory was not asked about this name')
    return id
  }
}
