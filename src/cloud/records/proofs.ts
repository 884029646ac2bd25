/** Issues and checks proofs of service. */
import { randomInt, randomUUID } from 'node:crypto'
import type { OwnProof, OwnRecord, ProofCheck, ProofContent, ProofView } from '../../contract/records/records'
import type { Instant } from '../../domain/calendar/calendar'
import { type Refused, refuse } from '../../domain/decision'
import {
  type Merged,
  PROOF_ALPHABET,
  PROOF_CODE_LENGTH,
  disputedSince,
  hasChanged,
  maskName,
  readProofCode,
  saysTheSame,
} from '../../domain/records/proof'
import type { Querier, Tx } from '../db/database'
import { disputesOfVolunteer } from '../db/records/disputes'
import { sealOfName, sealedCode } from '../db/records/proof-seals'
import { holdProofsOf, insertProof, mergedBodies, proofByCode, proofsOf } from '../db/records/proofs'
import { recordAudit } from '../db/audit/recording'
import { baseName } from '../db/records/service-records'
import { nameOf } from '../db/people/volunteers'
import { recordsOf } from './service-records'

interface By {
  volunteer: { id: string; name: string }
  now: Instant
}

/** Issues a proof of a year's closed records. @returns the code of the new proof, or of an earlier proof with the same content */
export async function issueProof(
  tx: Tx,
  { volunteer, now }: By,
  year: number,
): Promise<{ ok: true; code: string } | Refused<'no-records'>> {
  await holdProofsOf(tx, volunteer.id)
  const records = await provable(tx, volunteer.id, year, now)
  if (records.length === 0) return refuse('no-records')
  const minutes = records.reduce((sum, record) => sum + record.minutes, 0)
  const content: ProofContent = { name: volunteer.name, year, issuer: await baseName(tx), records, minutes }
  const same = (await proofsOf(tx, volunteer.id)).find((proof) => saysTheSame(proof, content))
  if (same) return { ok: true, code: same.code }
  const proof = { ...content, code: freshCode(), issuedAt: now }
  const id = randomUUID()
  await insertProof(tx, { ...proof, id, volunteerId: volunteer.id })
  await recordAudit(tx, { actorId: volunteer.id, action: 'proof.issued', subjectId: id, details: { year } }, now)
  return { ok: true, code: proof.code }
}

/** A person's proofs, latest first. */
export async function ownProofs(db: Querier, volunteer: { id: string; name: string }, now: Instant): Promise<OwnProof[]> {
  const proofs = await proofsOf(db, volunteer.id)
  const merged = await mergedBodies(db)
  const ofYear = new Map<number, ProofContent['records']>()
  for (const year of new Set(proofs.map((proof) => proof.year))) ofYear.set(year, await provable(db, volunteer.id, year, now))
  return proofs.map((proof) => ({ ...proof, hasChanged: isOutdated(proof, volunteer.name, ofYear.get(proof.year) ?? [], merged) }))
}

/**
 * True when the records or the name have changed. The name counts, since an account with its hours may have been passed on to another
 * person.
 */
const isOutdated = ({ name, records }: ProofView, nameNow: string, recordsNow: ProofContent['records'], merged: Merged): boolean =>
  name !== nameNow || hasChanged(records, recordsNow, merged)

/** The facts of a proof needed for comparing it with a printed one. @param typedName name on the paper, compared for a holder who has left */
export async function checkProof(db: Querier, typed: string, now: Instant, typedName = ''): Promise<ProofCheck> {
  const code = readProofCode(typed)
  const found = code === null ? null : ((await proofByCode(db, code)) ?? (await proofByCode(db, await sealedCode(code))))
  if (code === null || !found) return null
  const { name, year, issuer, issuedAt, minutes, records, seal } = found.proof
  const nameNow = await nameOf(db, found.volunteerId)
  const recordsNow = await provable(db, found.volunteerId, year, now)
  const ids = records.map(({ activityId }) => activityId)
  const disputes = await disputesOfVolunteer(db, found.volunteerId, ids)
  return {
    maskedName: seal === undefined ? maskName(name) : null,
    isNameRight: seal === undefined || typedName.trim() === '' ? null : (await sealOfName(code, typedName)) === seal,
    year,
    issuer,
    issuedAt,
    minutes,
    records: records.map(({ activityId, title, startsAt, organisation, minutes: served }) => ({
      title,
      startsAt,
      organisation,
      minutes: served,
      disputedAt: disputedSince(disputes.get(activityId)),
    })),
    hasChanged: isOutdated(found.proof, nameNow, recordsNow, await mergedBodies(db)),
  }
}

/** Records of closed visits with minutes, by date. */
async function provable(db: Querier, volunteerId: string, year: number, now: Instant): Promise<ProofContent['records']> {
  return (await recordsOf(db, volunteerId, year, now, 'seen')).flatMap(provedOf).reverse()
}

const provedOf = ({ isClosed, minutes, ...record }: OwnRecord): ProofContent['records'] => {
  if (!isClosed || minutes === null || minutes === 0) return []
  const { activityId, title, startsAt, endsAt, place, content, organisation, organisationIds, inCharge } = record
  return [{ activityId, title, startsAt, endsAt, place, content, organisation, organisationIds, inCharge, minutes }]
}

const freshCode = (): string => Array.from({ length: PROOF_CODE_LENGTH }, () => PROOF_ALPHABET[randomInt(PROOF_ALPHABET.length)]).join('')
