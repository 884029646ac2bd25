/** The plan of an import, from an uploaded file. */
import { createHash } from 'node:crypto'
import type { FileProblem } from '../../../contract/people/members'
import { refuse, type Refused } from '../../../domain/decision'
import { type Heading, findHeading } from '../../../domain/people/roster-headings'
import { type ImportPlan, planImport } from '../../../domain/people/roster-import'
import { readRows } from '../../../domain/people/roster-rows'
import type { Querier } from '../../db/database'
import { declaredMembers, loadRoster } from '../../db/people/members'
import { findUpload, readUpload } from '../../db/uploads'
import { type SheetGrid, readSpreadsheet } from './read-spreadsheet'

export interface FileRef {
  organisationId: string
  uploadId: string
  sheet: string | null
}

export type PlannedFile =
  | { ok: true; chooses: false; fingerprint: string; sheet: string; heading: Heading; plan: ImportPlan }
  | { ok: true; chooses: true; sheets: { name: string; rows: number }[] }
  | Refused<FileProblem>

/** @param volunteerId the uploader of the file */
export async function planOfFile(db: Querier, volunteerId: string, { organisationId, uploadId, sheet }: FileRef): Promise<PlannedFile> {
  const upload = await findUpload(db, uploadId, volunteerId)
  const bytes = upload?.kind === 'roster' ? await readUpload(db, upload) : null
  if (!upload || !bytes) return refuse('upload-gone')
  const file = await readSpreadsheet(upload.name, bytes)
  if (!file.ok) return file
  const found = headed(file.sheets)
  if (typeof found === 'string') return refuse(found)
  const chosen = found.length === 1 ? found[0] : found.find(({ name }) => name === sheet)
  if (!chosen)
    return { ok: true, chooses: true, sheets: found.map(({ name, rows, heading }) => ({ name, rows: readRows(rows, heading).length })) }
  const roster = await loadRoster(db, organisationId)
  const declared = await declaredMembers(db, organisationId)
  const plan = planImport(readRows(chosen.rows, chosen.heading), roster, declared)
  const fingerprint = createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([chosen.name, roster, declared]))
    .digest('base64url')
  return { ok: true, chooses: false, fingerprint, sheet: chosen.name, heading: chosen.heading, plan }
}

/** Sheets with a heading for people; if none has one, the most helpful refusal. */
function headed(sheets: readonly SheetGrid[]): (SheetGrid & { heading: Heading })[] | Extract<ReturnType<typeof findHeading>, string> {
  const tried = sheets.map((sheet) => ({ ...sheet, heading: findHeading(sheet.rows) }))
  const found = tried.flatMap(({ heading, ...sheet }) => (typeof heading === 'string' ? [] : [{ ...sheet, heading }]))
  if (found.length > 0) return found
  return tried.some(({ heading }) => heading === 'no-phone-column') ? 'no-phone-column' : 'no-heading'
}
