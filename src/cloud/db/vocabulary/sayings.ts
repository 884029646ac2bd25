/** Everyday words of a base that was founded before programs had any. */
import { eq } from 'drizzle-orm'
import type { Tx } from '../database'
import { base } from '../schema/vocabulary'

/** Notes that the base gets its first everyday words. @returns false if it has got them, or is not founded */
export async function baseWithoutSayings(tx: Tx): Promise<boolean> {
  const noted = await tx.update(base).set({ hasSayings: true }).where(eq(base.hasSayings, false)).returning({ id: base.id })
  return noted.length > 0
}
