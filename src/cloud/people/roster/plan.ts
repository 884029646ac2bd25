/** The plan of an import, from an uploaded file. */
import { createHash } from 'node:crypto'
import type { FileProblem, IncludedRow, SheetView } from '../../../contract/people/members'
import { type Refused, refuse } from '../../../domain/decision'
import { type ImportPlan, planImport, withIncluded } from '../../../domain/people/roster-import'
import {
  type FoundSheet,
  type MemberSheet,
  countPeople,
  hasMembers,
  rowsElsewhere,
  sheetsAtFirst,
} from '../../../domain/people/roster-sheets'
import type { Querier } from '../../db/database'
import { declaredMembers, loadRoster } from '../../db/people/members'
import { namesOfOrganisations } from '../../db/people/organisations'
import { findUpload, readUpload } from '../../db/uploads'
import { MOST_ROWS } from './read-csv'
import type { ReadFile } from './read-file'
import { readRoster } from './reader'

/** An organiser's choices for a file. */
export interface Choices {
  organisationId: string
  /** Names of the chosen sheets; null before the organiser has chosen. */
  sheets: readonly string[] | null
  /** Rows of members who have left, and are imported nonetheless. */
  included: readonly IncludedRow[]
}

export type PlannedFile =
  | { ok: true; fingerprint: string; sheets: SheetView[]; chosen: MemberSheet[]; plan: ImportPlan }
  | Refused<FileProblem>

/** A file that was read, and its bytes, by which a preview and an import know that they are about the same file. */
export type UploadedRoster = ReadUpload | Refused<FileProblem>
type ReadUpload = Extract<ReadFile, { ok: true }> & { bytes: Buffer; organisations: readonly NamedOrganisation[] }
interface NamedOrganisation {
  id: string
  names: readonly string[]
}

/**
 * The sheets of an uploaded file. Reading may take seconds, so this comes before any transaction.
 * @param volunteerId the uploader of the file
 */
export async function readUploadedRoster(db: Querier, volunteerId: string, uploadId: string): Promise<UploadedRoster> {
  const upload = await findUpload(db, uploadId, volunteerId)
  const bytes = upload?.kind === 'roster' ? await readUpload(db, upload) : null
  if (!upload || !bytes) return refuse('upload-gone')
  const organisations = await namesOfOrganisations(db)
  const file = await readRoster(
    upload.name,
    bytes,
    organisations.flatMap(({ names }) => names),
  )
  return file.ok ? { ...file, bytes, organisations } : file
}

export async function planOfFile(db: Querier, file: UploadedRoster, choices: Choices): Promise<PlannedFile> {
  if (!file.ok) return file
  const { organisationId, included } = choices
  const found = file.sheets
  const sheets = found.filter(hasMembers)
  const names = new Set(choices.sheets ?? takenAtFirst(sheets, file, organisationId))
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
    .update(file.bytes)
    .update(JSON.stringify([chosen.map(({ name }) => name), included, roster, declared]))
    .digest('base64url')
  // Without a sheet there is no file to compare with the roster.
  return { ok: true, fingerprint, sheets: viewsOf(found, names), chosen, plan: chosen.length > 0 ? plan : { ...plan, missing: [] } }
}

/** Names of the sheets taken until the organiser chooses. The name of a single sheet says nothing. */
function takenAtFirst(sheets: readonly MemberSheet[], { sheets: all, organisations }: ReadUpload, organisationId: string): string[] {
  const namesOf = (isOwn: boolean) =>
    all.length === 1 ? [] : organisations.filter(({ id }) => (id === organisationId) === isOwn).flatMap(({ names }) => names)
  return sheetsAtFirst(sheets, namesOf(true), namesOf(false))
}

const viewsOf = (found: readonly FoundSheet[], chosen: ReadonlySet<string>): SheetView[] =>
  found.map((sheet) => ({
    name: sheet.name,
    isHidden: sheet.isHidden,
    people: hasMembers(sheet) ? countPeople(sheet.rows) : 0,
    isChosen: hasMembers(sheet) && chosen.has(sheet.name),
    problem: sheet.problem,
  }))
