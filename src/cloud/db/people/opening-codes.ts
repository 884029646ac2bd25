/** Opening codes, of which the last made one may be valid. */
import { eq, sql } from 'drizzle-orm'
import type { OpeningFacts } from '../../../domain/people/opening'
import type { Querier, Tx } from '../database'
import { roles, volunteers } from '../schema/people'
import { openingCodes } from '../schema/sessions'

export interface StoredOpening extends Pick<OpeningFacts, 'endsAt' | 'isUsed'> {
  id: string
  codeHash: string
  /** Wrong tries by volunteer. */
  wrong: Record<string, number>
}

/** Lets one transaction after the other replace the code: of servers that start at once each would delete no code and add one. */
export const holdOpenings = (tx: Tx) => tx.execute(sql`lock table opening_codes in share row exclusive mode`)

/** Stores a code in place of all earlier ones, in a transaction that holds them. */
export async function replaceOpening(tx: Tx, opening: Pick<StoredOpening, 'id' | 'codeHash' | 'endsAt'>): Promise<void> {
  await tx.delete(openingCodes)
  await tx.insert(openingCodes).values(opening)
}

/** The code, held until the transaction ends, so that no two tries count as one; null without a code. */
export async function holdOpening(tx: Tx): Promise<StoredOpening | null> {
  const [row] = await tx.select().from(openingCodes).for('update')
  return row ?? null
}

export async function changeOpening(tx: Tx, id: string, change: Partial<Pick<StoredOpening, 'wrong' | 'isUsed'>>): Promise<void> {
  await tx.update(openingCodes).set(change).where(eq(openingCodes.id, id))
}

/** True for a base that has an administrator. */
export async function hasAdministrator(db: Querier): Promise<boolean> {
  const rows = await db.select({ id: roles.id }).from(roles).where(eq(roles.role, 'administrator')).limit(1)
  return rows.length > 0
}

/** Openid of an administrator with an account; '' for none. */
export async function anAdministrator(db: Querier): Promise<string> {
  const [row] = await db
    .select({ openid: volunteers.openid })
    .from(roles)
    .innerJoin(volunteers, eq(volunteers.id, roles.volunteerId))
    .where(eq(roles.role, 'administrator'))
    .limit(1)
  return row?.openid ?? ''
}
