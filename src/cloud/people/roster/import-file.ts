/** An import as previewed. */
import type { ImportAnswer } from '../../../contract/people/members'
import { refuse } from '../../../domain/decision'
import type { ImportPlan, PlannedMember } from '../../../domain/people/roster-import'
import { recordAudit } from '../../db/audit/recording'
import type { Tx } from '../../db/database'
import { dropMembers, lockRoster, unverify, verifyKnown, writeMembers } from '../../db/people/members'
import type { Request } from '../../rpc/once'
import { type Choices, type UploadedRoster, planOfFile } from './plan'

export interface ImportRequest extends Choices {
  fingerprint: string
  removesMissing: boolean
}

/** Imports a file as previewed, completely or not at all. */
export async function importFile(tx: Tx, { volunteer, now }: Request, read: UploadedRoster, input: ImportRequest): Promise<ImportAnswer> {
  const { organisationId } = input
  await lockRoster(tx, organisationId)
  const file = await planOfFile(tx, read, input)
  if (!file.ok) return file
  if (file.fingerprint !== input.fingerprint) return refuse('roster-changed')
  const [added, changed] = [plannedAs(file.plan, 'new'), plannedAs(file.plan, 'changed')]
  const removed = input.removesMissing ? file.plan.missing.map(({ id }) => id) : []
  // A changed entry may no longer match its account. Accounts that still match are verified again below.
  const unverified = await unverify(tx, organisationId, [...removed, ...changed.flatMap(({ member }) => member.id ?? [])], now)
  await dropMembers(tx, organisationId, removed)
  await writeMembers(
    tx,
    organisationId,
    [...changed, ...added].map(({ member }) => member),
    now,
  )
  const verified = await verifyKnown(tx, { organisationId }, now)
  const done = { added: added.length, changed: changed.length, removed: removed.length, verified }
  const details = { ...done, unverified, rows: file.plan.verdicts.length }
  await recordAudit(tx, { actorId: volunteer.id, action: 'members.imported', subjectId: organisationId, details }, now)
  return { ok: true, ...done }
}

const plannedAs = ({ verdicts }: ImportPlan, kind: 'new' | 'changed'): PlannedMember[] =>
  verdicts.flatMap((verdict) => (verdict.kind === kind ? [verdict] : []))
