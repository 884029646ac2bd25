/**
 * Proofs of people who left. The paper stays checkable without a name in the database: the code on the paper is the key, of which the
 * database keeps a slow hash alone, and the name that is typed with it is compared by such a hash, too.
 */
import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { eq, inArray, sql } from 'drizzle-orm'
import type { ProofContent } from '../../../contract/records/records'
import { withoutMention } from '../../../domain/people/leaving'
import { nameKey, tidyName } from '../../../domain/people/names'
import { type Querier, type Tx, rowsOf } from '../database'
import { type Mention, allowReplacing, longerWords } from '../people/leaving-texts'
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

/** Replaces a mention in the records of everybody's proofs, at these visits. The holder of another proof may have the same name. */
export async function replaceInProofs(tx: Tx, { mention, pseudonym }: Mention, visitIds: readonly string[]): Promise<void> {
  const found = await rowsOf<{ id: string }>(tx, sql`select id from ${proofs} where position(${mention} in content::text) > 0 order by id`)
  if (found.length === 0) return
  const others = await longerWords(tx, { mention, pseudonym })
  const visits = new Set(visitIds)
  const without = (text: string) => withoutMention(text, mention, pseudonym, others)
  for (const { id } of found) {
    const proof = await proofById(tx, id)
    if (!proof) continue
    const records = proof.content.records.map((record) =>
      visits.has(record.activityId)
        ? { ...record, title: without(record.title), content: without(record.content), inCharge: without(record.inCharge) }
        : record,
    )
    await write(tx, id, proof.code, { ...proof.content, records })
  }
}

async function proofById(db: Querier, id: string): Promise<{ code: string; content: ProofContent } | undefined> {
  const [row] = await db.select({ code: proofs.code, content: proofs.content }).from(proofs).where(eq(proofs.id, id))
  return row
}
