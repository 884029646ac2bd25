/** Issued proofs. The table is append-only. */
import { desc, eq, sql } from 'drizzle-orm'
import type { ProofContent, ProofView } from '../../../contract/records/records'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { volunteers } from '../schema/people'
import { proofs } from '../schema/records'
import { mergedOrganisations } from '../schema/vocabulary'

const columns = { code: proofs.code, issuedAt: proofs.issuedAt, content: proofs.content, volunteerId: proofs.volunteerId }

const viewOf = ({ code, issuedAt, content }: { code: string; issuedAt: Instant; content: ProofContent }): ProofView => ({
  ...content,
  code,
  issuedAt,
})

/** A volunteer's proofs, latest first. */
export async function proofsOf(db: Querier, volunteerId: string): Promise<ProofView[]> {
  const rows = await db
    .select(columns)
    .from(proofs)
    .where(eq(proofs.volunteerId, volunteerId))
    .orderBy(desc(proofs.issuedAt), desc(proofs.id))
    .limit(MOST)
  return rows.map(viewOf)
}

const MOST = 100

/** Lock on issuing a volunteer's proofs, so that two simultaneous taps issue only one proof. */
export async function holdProofsOf(tx: Tx, volunteerId: string): Promise<void> {
  await tx
    .select({ held: sql`1` })
    .from(volunteers)
    .where(eq(volunteers.id, volunteerId))
    .for('no key update')
}

export async function insertProof(
  tx: Tx,
  { id, volunteerId, code, issuedAt, ...content }: ProofView & { id: string; volunteerId: string },
): Promise<void> {
  await tx.insert(proofs).values({ id, code, volunteerId, issuedAt, content })
}

/** A proof and its volunteer's id; null for an unknown code. */
export async function proofByCode(db: Querier, code: string): Promise<{ proof: ProofView; volunteerId: string } | null> {
  const [row] = await db.select(columns).from(proofs).where(eq(proofs.code, code))
  return row ? { proof: viewOf(row), volunteerId: row.volunteerId } : null
}

/** Organisations merged into others, each with the one that exists today. */
export async function mergedBodies(db: Querier): Promise<Map<string, string>> {
  const rows = await db.select({ id: mergedOrganisations.id, intoId: mergedOrganisations.intoId }).from(mergedOrganisations)
  return new Map(rows.map(({ id, intoId }) => [id, intoId]))
}
