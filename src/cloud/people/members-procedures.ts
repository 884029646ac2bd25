/** An organisation's roster: reading, importing from its spreadsheet, editing. */
import {
  type ImportAnswer,
  type ImportMembersInput,
  type MembersPage,
  type PreviewImportAnswer,
  importMembersInput,
  listMembersInput,
  previewImportInput,
  removeMemberInput,
} from '../../contract/people/members'
import { maskPhone } from '../../domain/people/phones'
import type { ImportPlan, PlannedMember } from '../../domain/people/roster-import'
import { refuse } from '../../domain/decision'
import { actorFor, router } from '../rpc/access'
import type { Tx } from '../db/database'
import { dropMembers, lockRoster, membersPage, unverify, verifyKnown, writeMembers } from '../db/people/members'
import { recordAudit } from '../db/audit/recording'
import { planOfFile } from './roster/plan'
import { previewOf } from './roster/preview'
import { type Request, once } from '../rpc/once'

const MEMBERS_AT_ONCE = 50

export const membersRouter = router({
  list: actorFor.input(listMembersInput).query(async ({ ctx, input }): Promise<MembersPage> => {
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'members.read', subjectId: input.organisationId }, ctx.now)
    const { items, total } = await membersPage(ctx.db, input, MEMBERS_AT_ONCE)
    return { items: items.map((member) => ({ ...member, phone: maskPhone(member.phone) })), total }
  }),

  /** Preview of an import, one page of rows for each call. */
  preview: actorFor.input(previewImportInput).query(async ({ ctx, input }): Promise<PreviewImportAnswer> => {
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'members.read', subjectId: input.organisationId }, ctx.now)
    const file = await planOfFile(ctx.db, ctx.volunteer.id, input)
    return !file.ok || file.chooses ? file : { ok: true, chooses: false, ...previewOf(file, input) }
  }),

  import: actorFor
    .input(importMembersInput)
    .mutation(({ ctx, input }): Promise<ImportAnswer> => once(ctx, 'members.import', input, (tx) => importFile(tx, ctx, input))),

  remove: actorFor.input(removeMemberInput).mutation(({ ctx, input }): Promise<{ ok: true }> =>
    once(ctx, 'members.remove', input, async (tx) => {
      const { organisationId, memberId } = input
      await lockRoster(tx, organisationId)
      const unverified = await unverify(tx, organisationId, [memberId], ctx.now)
      const removed = await dropMembers(tx, organisationId, [memberId])
      const entry = {
        actorId: ctx.volunteer.id,
        action: 'member.removed' as const,
        subjectId: organisationId,
        details: { removed, unverified },
      }
      if (removed > 0) await recordAudit(tx, entry, ctx.now)
      return { ok: true }
    }),
  ),
})

/** Imports a file as previewed, completely or not at all. */
async function importFile(tx: Tx, { volunteer, now }: Request, input: Required<ImportMembersInput>): Promise<ImportAnswer> {
  const { organisationId } = input
  await lockRoster(tx, organisationId)
  const file = await planOfFile(tx, volunteer.id, { ...input, sheet: input.sheet ?? null })
  if (!file.ok) return file
  if (file.chooses || file.fingerprint !== input.fingerprint) return refuse('roster-changed')
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
