/** A roster as a workbook that can be imported again without a change. */
import type { ExportMembersAnswer } from '../../../contract/people/members'
import { recordAudit } from '../../db/audit/recording'
import type { Tx } from '../../db/database'
import { membersForExport } from '../../db/people/members'
import { namesOfOrganisations } from '../../db/people/organisations'
import { beginParts, fileName } from '../../exports/file-parts'
import { openWorkbook } from '../../exports/workbook'
import type { Column } from '../../exports/workbook-cells'
import type { Request } from '../../rpc/once'

const COLUMNS: Column[] = [
  { heading: '支部', kind: 'text', width: 18 },
  { heading: '姓名', kind: 'text', width: 14 },
  { heading: '手机号', kind: 'text', width: 16 },
  { heading: '专长', kind: 'text', width: 24 },
  { heading: '备注', kind: 'text', width: 30 },
  { heading: '已核实', kind: 'text', width: 10 },
]

export async function exportRoster(tx: Tx, { volunteer, now }: Request, organisationId: string): Promise<ExportMembersAnswer> {
  const begun = await beginParts(tx, volunteer.id, now)
  if (!begun.ok) return begun
  const { fileId, take, end } = begun.file
  const members = await membersForExport(tx, organisationId)
  const workbook = await openWorkbook(take)
  workbook.sheet('名册', COLUMNS)
  workbook.rows(
    members.map(({ branch, name, phone, skills, note, isVerified }) => [
      branch,
      name,
      phone,
      skills.join('、'),
      note,
      isVerified ? '是' : '',
    ]),
  )
  workbook.finish()
  const parts = await end()
  const rows = members.length
  await recordAudit(tx, { actorId: volunteer.id, action: 'members.exported', subjectId: organisationId, details: { members: rows } }, now)
  const name = (await namesOfOrganisations(tx)).find(({ id }) => id === organisationId)?.name ?? ''
  return { ok: true, fileId, name: `${fileName(name)}成员名册.xlsx`, parts, rows }
}
