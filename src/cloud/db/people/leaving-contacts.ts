/** Contacts that residents see, as far as they are a person who leaves. */
import { type SQL, sql } from 'drizzle-orm'
import { isSearched, isSameName, withoutMention } from '../../../domain/people/mentions'
import { nameKey } from '../../../domain/people/names'
import { type Tx, rowsOf } from '../database'
import { isWordOfBase, longerNames } from './leaving-texts'
import { idsIn, visitsOf, visitsOfNamesakes, visitsWithPart } from './leaving-visits'

const listIn = (texts: readonly string[]): SQL => sql`(select value from json_array_elements_text(${JSON.stringify(texts)}::json))`

/**
 * Empties the contacts of visits: name and phone where the phone is the person's, the name alone where it names them on a visit of theirs.
 * A number that somebody else who stays has too is not theirs alone, and stays. An open form is told that the visit changed meanwhile.
 * @param ids all rows of the person
 */
export async function clearContacts(tx: Tx, ids: readonly string[], names: readonly string[], phones: readonly string[]): Promise<void> {
  const own = await phonesOfNobodyElse(tx, ids, phones)
  await tx.execute(sql`update activities set contact_name = '', contact_phone = '', version = version + 1
    where contact_phone <> '' and contact_phone in ${listIn(own)}`)
  // A verified member alone, since anybody may type an organisation's number as their own.
  await tx.execute(sql`update organisations set contact_phone = '' where contact_phone <> '' and contact_phone in ${listIn(own)}
    and id in (select m.organisation_id from memberships m where m.volunteer_id in ${idsIn(ids)} and m.verified_at is not null)`)
  const visits = { all: await visitsOf(tx, ids), withPart: new Set(await visitsWithPart(tx, ids)) }
  for (const mention of [...names, ...own]) await clearNames(tx, ids, visits, mention)
}

async function phonesOfNobodyElse(tx: Tx, ids: readonly string[], phones: readonly string[]): Promise<string[]> {
  const shared = await rowsOf<{ phone: string }>(
    tx,
    sql`select distinct phone from volunteers where phone in ${listIn(phones)} and id not in ${idsIn(ids)} and left_at is null`,
  )
  return phones.filter((phone) => !shared.some((row) => row.phone === phone))
}

/** A name that is exactly the person's means them on every visit they had to do with; one among other words only where they took part. */
async function clearNames(
  tx: Tx,
  ids: readonly string[],
  { all, withPart }: { all: readonly string[]; withPart: ReadonlySet<string> },
  mention: string,
): Promise<void> {
  const taken = new Set(await visitsOfNamesakes(tx, ids, { nameKey: nameKey(mention), phone: mention }))
  const found = await rowsOf<{ id: string; name: string }>(
    tx,
    sql`select id, contact_name as name from activities where contact_name <> '' and id in ${idsIn(all.filter((id) => !taken.has(id)))} order by id`,
  )
  const isFree = isSearched(mention, await isWordOfBase(tx, mention))
  const others = isFree ? await longerNames(tx, mention) : []
  const isNamedIn = (name: string): boolean => isFree && withoutMention(name, mention, '', others) !== name
  const naming = found.filter(({ id, name }) => isSameName(name, mention) || (withPart.has(id) && isNamedIn(name)))
  if (naming.length === 0) return
  await tx.execute(sql`update activities set contact_name = '', version = version + 1 where id in ${idsIn(naming.map(({ id }) => id))}`)
}
