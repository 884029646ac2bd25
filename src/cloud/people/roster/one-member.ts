/** One member, added, changed or removed by hand. */
import type { SaveMemberAnswer } from '../../../contract/people/members'
import { checkMember, tidyMember } from '../../../domain/people/roster-member'
import { recordAudit } from '../../db/audit/recording'
import type { Tx } from '../../db/database'
import { dropMembers, findMember, lockRoster, sameMember, unverify, verifyKnown, writeMembers } from '../../db/people/members'
import type { Request } from '../../rpc/once'

interface SavedMember {
  organisationId: string
  /** Null for a new member. */
  memberId: string | null
  name: string
  /** Null keeps a known member's phone. */
  phone: string | null
  branch: string
  skills: readonly string[]
  note: string
}

export async function saveMember(
  tx: Tx,
  { volunteer, now }: Request,
  { organisationId, memberId, name, phone, branch, skills, note }: SavedMember,
): Promise<SaveMemberAnswer> {
  await lockRoster(tx, organisationId)
  const before = memberId === null ? undefined : await findMember(tx, organisationId, memberId)
  const member = tidyMember({ id: memberId, name, phone: phone ?? before?.phone ?? '', branch, skills, note })
  const isKnown = memberId === null || before !== undefined
  const checked = checkMember(member, { isKnown, sameId: await sameMember(tx, organisationId, member) })
  if (!checked.ok) return checked
  // A changed entry may no longer match its account. An account that still matches is verified again.
  if (memberId !== null) await unverify(tx, organisationId, [memberId], now)
  await writeMembers(tx, organisationId, [member], now)
  const verified = await verifyKnown(tx, { organisationId }, now)
  const action = memberId === null ? ('member.added' as const) : ('member.changed' as const)
  await recordAudit(tx, { actorId: volunteer.id, action, subjectId: organisationId, details: { verified } }, now)
  return { ok: true, verified: verified > 0 }
}

/** A repeated removal changes nothing. */
export async function removeMember(
  tx: Tx,
  { volunteer, now }: Request,
  { organisationId, memberId }: { organisationId: string; memberId: string },
): Promise<{ ok: true }> {
  await lockRoster(tx, organisationId)
  const unverified = await unverify(tx, organisationId, [memberId], now)
  const removed = await dropMembers(tx, organisationId, [memberId])
  const details = { removed, unverified }
  if (removed > 0) await recordAudit(tx, { actorId: volunteer.id, action: 'member.removed', subjectId: organisationId, details }, now)
  return { ok: true }
}
