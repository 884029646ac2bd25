/** An organisation's roster: reading, importing from its spreadsheet, editing by hand, taking it out. */
import {
  type ExportMembersAnswer,
  type ImportAnswer,
  type MembersPage,
  type PreviewImportAnswer,
  type SaveMemberAnswer,
  exportMembersInput,
  importMembersInput,
  listMembersInput,
  memberInput,
  previewImportInput,
  removeMemberInput,
  saveMemberInput,
} from '../../contract/people/members'
import { maskPhone } from '../../domain/people/phones'
import { actorFor, router } from '../rpc/access'
import { countBranches, findMember, membersPage } from '../db/people/members'
import { recordAudit } from '../db/audit/recording'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'
import { exportRoster } from './roster/export-roster'
import { importFile } from './roster/import-file'
import { removeMember, saveMember } from './roster/one-member'
import { planOfFile, readUploadedRoster } from './roster/plan'
import { previewOf } from './roster/preview'

const MEMBERS_AT_ONCE = 50

export const membersRouter = router({
  list: actorFor.input(listMembersInput).query(async ({ ctx, input }): Promise<MembersPage> => {
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'members.read', subjectId: input.organisationId }, ctx.now)
    const { items, total } = await membersPage(ctx.db, input, MEMBERS_AT_ONCE)
    const branches = await countBranches(ctx.db, input.organisationId)
    return { items: items.map((member) => ({ ...member, phone: maskPhone(member.phone) })), total, branches }
  }),

  /** A member's whole phone number. Each look is in the audit log, with the member's id. */
  phone: actorFor.input(memberInput).query(async ({ ctx, input: { organisationId, memberId } }): Promise<{ phone: string }> => {
    const member = (await findMember(ctx.db, organisationId, memberId)) ?? fault('not-found')
    const entry = { actorId: ctx.volunteer.id, action: 'member.phone-read' as const, subjectId: organisationId, details: { memberId } }
    await recordAudit(ctx.db, entry, ctx.now)
    return { phone: member.phone }
  }),

  /** Preview of an import, one page of rows for each call. */
  preview: actorFor.input(previewImportInput).query(async ({ ctx, input }): Promise<PreviewImportAnswer> => {
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'members.read', subjectId: input.organisationId }, ctx.now)
    const file = await planOfFile(ctx.db, await readUploadedRoster(ctx.db, ctx.volunteer.id, input.uploadId), input)
    return file.ok ? { ok: true, ...previewOf(file, input) } : file
  }),

  import: actorFor.input(importMembersInput).mutation(async ({ ctx, input }): Promise<ImportAnswer> => {
    const file = await readUploadedRoster(ctx.db, ctx.volunteer.id, input.uploadId)
    return once(ctx, 'members.import', input, (tx) => importFile(tx, ctx, file, input))
  }),

  /** Adds one member, or changes one. */
  save: actorFor
    .input(saveMemberInput)
    .mutation(({ ctx, input }): Promise<SaveMemberAnswer> => once(ctx, 'members.save', input, (tx) => saveMember(tx, ctx, input))),

  remove: actorFor
    .input(removeMemberInput)
    .mutation(({ ctx, input }): Promise<{ ok: true }> => once(ctx, 'members.remove', input, (tx) => removeMember(tx, ctx, input))),

  /** Makes a workbook of the roster with whole phone numbers. The phone then fetches it in parts. */
  export: actorFor
    .input(exportMembersInput)
    .mutation(({ ctx, input }): Promise<ExportMembersAnswer> =>
      once(ctx, 'members.export', input, (tx) => exportRoster(tx, ctx, input.organisationId)),
    ),
})
