/**
 * Proofs of people who left. The paper stays checkable without a name in the database: the code on the paper is the key, of which the
 * database keeps a slow hash alone, and the name that is typed with it is compared by such a hash, too.
 */
import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { inArray, sql } from 'drizzle-orm'
import type { ProofContent } from '../../../contract/records/records'
import { nameKey, tidyName } from '../../../domain/people/names'
import { type Tx, rowsOf } from '../database'
import { allowReplacing } from '../people/leaving-texts'
import { activities } from '../schema/activities'
import { proofs } from '../schema/records'

const stretch = promisify<string, string, number, { N: number }, Buffer>(scrypt)
/** Work of one hash, about ten milliseconds. The 30^12 codes are too many for it, and a wrong code must not cost a server much. */
const WORK = { N: 4_096 }
const BYTES = 24

/** The code as it is stored for a person who left. */
export const sealedCode = async (code: string): Promise<string> =>
  (await stretch(code, 'tongxin proof code', BYTES, WORK)).toString('base64url')

/** Seal of a name, which only somebody with the code can compare. Spellings that differ in blanks or marks have one seal. */
export const sealOfName = async (code: string, name: string): Promise<string> =>
  (await stretch(`${code} ${nameKey(tidyName(name))}`, 'tongxin proof name', BYTES, WORK)).toString('base64url')

const write = (tx: Tx, id: string, code: string, content: ProofContent): Promise<unknown> =>
  tx.execute(sql`update ${proofs} set code = ${code}, content = ${JSON.stringify(content)}::jsonb where id = ${id}`)

/** Seals the codes and names of these people's proofs. @returns the names on them, which may be earlier ones */
export async function sealProofs(tx: Tx, ids: readonly string[], pseudonym: string): Promise<string[]> {
  const own = await tx
    .select({ id: proofs.id, code: proofs.code, content: proofs.content })
    .from(proofs)
    .where(inArray(proofs.volunteerId, [...ids]))
    .orderBy(proofs.id)
  for (const { id, code, content } of own) {
    await allowReplacing(tx, { mention: content.name, pseudonym })
    const seal = await sealOfName(code, content.name)
    await write(tx, id, await sealedCode(code), { ...content, name: pseudonym, seal })
  }
  await allowReplacing(tx, null)
  return own.map(({ content }) => content.name)
}

/**
 * Replaces the person's name as the one in charge, on proofs of everybody, of visits that the person made. Nothing else of a proof that
 * was issued to somebody changes.
 */
export async function replaceInCharge(tx: Tx, ids: readonly string[], names: readonly string[], pseudonym: string): Promise<void> {
  const made = await tx
    .select({ id: activities.id })
    .from(activities)
    .where(inArray(activities.createdBy, [...ids]))
  const visits = new Set(made.map(({ id }) => id))
  if (visits.size === 0) return
  const found = await rowsOf<{ id: string; code: string; content: ProofContent }>(
    tx,
    sql`select p.id, p.code, p.content from ${proofs} p where exists (
      select 1 from jsonb_array_elements(p.content -> 'records') r where r.value ->> 'activityId' in (
        select value from json_array_elements_text(${JSON.stringify([...visits])}::json))) order by p.id`,
  )
  for (const { id, code, content } of found)
    for (const name of names) {
      await allowReplacing(tx, { mention: name, pseudonym })
      const isTheirs = ({ activityId, inCharge }: ProofContent['records'][number]) => visits.has(activityId) && inCharge === name
      if (!content.records.some(isTheirs)) continue
      content.records = content.records.map((record) => (isTheirs(record) ? { ...record, inCharge: pseudonym } : record))
      await write(tx, id, code, content)
    }
  await allowReplacing(tx, null)
}
