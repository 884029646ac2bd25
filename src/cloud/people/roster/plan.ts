/** The plan of an import, from an uploaded file. */
import { createHash } from 'node:crypto'
import type { FileProblem, IncludedRow, SheetView } from '../../../contract/people/members'
import { refuse, type Refused } from '../../../domain/decision'
import { type ImportPlan, planImport, withIncluded } from '../../../domain/people/roster-import'
import {
  type FoundSheet,
  type MemberSheet,
  countPeople,
  hasMembers,
  readSheets,
  rowsElsewhere,
  sheetsAtFirst,
} from '../../../domain/people/roster-sheets'
import type { Querier } from '../../db/database'
import { declaredMembers, loadRoster } from '../../db/people/members'
import { namesOfOrganisations } from '../../db/people/organisations'
import { findUpload, readUpload } from '../../db/uploads'
import { MOST_ROWS } from './read-csv'
import { readSpreadsheet } from './read-spreadsheet'

export interface FileRef {
  organisationId: string
  uploadId: string
  /** Names of the chosen sheets; null before the organiser has chosen. */
  sheets: readonly string[] | null
  /** Rows of members who have left, and are imported nonetheless. */
  included: readonly IncludedRow[]
}

export type PlannedFile =
  | { ok: true; fingerprint: string; sheets: SheetView[]; chosen: MemberSheet[]; plan: ImportPlan }
  | Refused<FileProblem>

/** @param volunteerId the uploader of the file */
export async function planOfFile(db: Querier, volunteerId: string, ref: FileRef): Promise<PlannedFile> {
  const { organisationId, uploadId, included } = ref
  const upload = await findUpload(db, uploadId, volunteerId)
  const bytes = upload?.kind === 'roster' ? await readUpload(db, upload) : null
  if (!upload || !bytes) return refuse('upload-gone')
  const file = await readSpreadsheet(upload.name, bytes)
  if (!file.ok) return file
  const organisations = file.sheets.length > 1 ? await namesOfOrganisations(db) : []
  const isOwn = ({ id }: { id: string }) => id === organisationId
  const own = organisations.filter(isOwn).flatMap(({ names }) => names)
  const others = organisations.filter((each) => !isOwn(each)).flatMap(({ names }) => names)
  const found = readSheets(file.sheets, [...own, ...others])
  const sheets = found.filter(hasMembers)
  if (sheets.length === 0) return refuse(found.some(({ problem }) => problem === 'no-phone-column') ? 'no-phone-column' : 'no-heading')
  const names = new Set(ref.sheets ?? sheetsAtFirst(sheets, own, others))
  const chosen = sheets.filter(({ name }) => names.has(name))
  const rows = withIncluded(
    chosen.flatMap((sheet) => sheet.rows),
    included,
  )
  if (countPeople(rows) > MOST_ROWS) return refuse('too-many-rows', String(MOST_ROWS))
  const roster = await loadRoster(db, organisationId)
  const declared = await declaredMembers(db, organisationId)
  const elsewhere = rowsElsewhere(found.filter((sheet) => !hasMembers(sheet) || !names.has(sheet.name)))
  const plan = planImport(rows, roster, declared, elsewhere)
  const fingerprint = createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([chosen.map(({ name }) => name), included, roster, declared]))
    .digest('base64url')
  // Without a sheet there is no file to compare with the roster.
  return { ok: true, fingerprint, sheets: viewsOf(found, names), chosen, plan: chosen.length > 0 ? plan : { ...plan, missing: [] } }
}

const viewsOf = (found: readonly FoundSheet[], chosen: ReadonlySet<string>): SheetView[] =>
  found.map((sheet) => ({
    name: sheet.name,
    isHidden: sheet.isHidden,
    people: hasMembers(sheet) ? countPeople(sheet.rows) : 0,
    isChosen: hasMembers(sheet) && chosen.has(sheet.name),
    problem: sheet.problem,
  }))
