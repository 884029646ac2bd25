/** Browsers that ask to be signed in by a phone. */
import { and, eq } from 'drizzle-orm'
import type { WebSignIn } from '../../../domain/people/web-sign-in'
import type { Querier, Tx } from '../database'
import { webSignIns } from '../schema/sessions'

export interface StoredWebSignIn extends WebSignIn {
  id: string
  choices: number[]
  device: string
  isShared: boolean
  sessionId: string | null
}

const columns = {
  id: webSignIns.id,
  number: webSignIns.number,
  choices: webSignIns.choices,
  device: webSignIns.device,
  isShared: webSignIns.isShared,
  endsAt: webSignIns.endsAt,
  openid: webSignIns.openid,
  sessionId: webSignIns.sessionId,
  answer: webSignIns.answer,
  isCollected: webSignIns.isCollected,
}

export const insertWebSignIn = async (db: Querier, asked: typeof webSignIns.$inferInsert): Promise<void> => {
  await db.insert(webSignIns).values(asked)
}

/** The sign-in of a scanned code, held until the transaction ends; null for an unknown one. */
export async function holdByCode(tx: Tx, codeHash: string): Promise<StoredWebSignIn | null> {
  const [row] = await tx.select(columns).from(webSignIns).where(eq(webSignIns.codeHash, codeHash)).for('update')
  return row ?? null
}

/** The sign-in that a browser asked for; null for an unknown browser. */
export async function findByBrowser(db: Querier, browserHash: string): Promise<StoredWebSignIn | null> {
  const [row] = await db.select(columns).from(webSignIns).where(eq(webSignIns.browserHash, browserHash))
  return row ?? null
}

/** Marks a confirmed sign-in as collected. False when another request was first. */
export async function collect(tx: Tx, id: string): Promise<boolean> {
  const isOpen = and(eq(webSignIns.id, id), eq(webSignIns.isCollected, false), eq(webSignIns.answer, 'confirmed'))
  const rows = await tx.update(webSignIns).set({ isCollected: true }).where(isOpen).returning({ id: webSignIns.id })
  return rows.length > 0
}

export async function changeWebSignIn(
  tx: Tx,
  id: string,
  change: Partial<Pick<StoredWebSignIn, 'openid' | 'sessionId' | 'answer'>>,
): Promise<void> {
  await tx.update(webSignIns).set(change).where(eq(webSignIns.id, id))
}
