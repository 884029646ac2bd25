/** An organisation's members, as its own spreadsheet names them. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { RowProblem } from '../../domain/people/roster-cells'
import type { HeadingProblem } from '../../domain/people/roster-headings'
import { type Change, type Namesake, VERDICT_KINDS, type VerdictKind } from '../../domain/people/roster-import'
import { id, key, text } from '../common'

export const organisationIdInput = v.object({ organisationId: key })

const offset = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)), 0)
export const listMembersInput = v.object({ organisationId: key, text: v.optional(text(20), ''), offset })

const file = {
  organisationId: key,
  uploadId: id,
  /** The chosen one of several sheets with members. */
  sheet: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100))), null),
}
export const previewImportInput = v.object({ ...file, kind: v.optional(v.nullable(v.picklist(VERDICT_KINDS)), null), offset })
export type PreviewImportInput = v.InferInput<typeof previewImportInput>
export const importMembersInput = v.object({
  ...file,
  requestId: id,
  /** Fingerprint of the preview that was seen. */
  fingerprint: v.pipe(v.string(), v.maxLength(64)),
  /** Members on the roster and not in the file leave it. */
  removesMissing: v.boolean(),
})
export type ImportMembersInput = v.InferInput<typeof importMembersInput>
export const removeMemberInput = v.object({ requestId: id, organisationId: key, memberId: id })

/** Why a whole file is not read. */
export type FileProblem =
  | HeadingProblem
  | 'upload-gone'
  /** Neither .xlsx nor .csv: a picture, a text, a web page. */
  | 'not-a-spreadsheet'
  /** .xls from before 2007, or a file with a password. */
  | 'old-or-locked'
  | 'has-macros'
  /** A zip bomb or a broken file: larger than its directory says, or than any roster. */
  | 'unpacks-too-large'
  /** `about`: the limit. */
  | 'too-many-rows'
  /** Formatted far beyond the filled cells. */
  | 'too-wide'
  /** Neither UTF-8 nor GBK. */
  | 'unknown-encoding'

export type ImportRefusal =
  | FileProblem
  /** The roster or the declared members changed since the preview. */
  | 'roster-changed'

export interface MemberView {
  id: string
  name: string
  /** Masked. */
  phone: string
  skills: string[]
  note: string
  /** Has a verified account. */
  isVerified: boolean
}
export interface MembersPage {
  items: MemberView[]
  /** Number of all that match the search. */
  total: number
}

/** One row of the file and its effect; phones are masked. */
export interface PreviewRow {
  kind: VerdictKind
  /** Row number in the spreadsheet. */
  row: number
  name: string
  phone: string
  what: Change[]
  verifies: boolean
  namesake: Namesake | null
  /** The earlier row with the same person, or the same phone. */
  of: number | null
  why: RowProblem | null
  /** Text of an unreadable cell or a skipped row; numbers are masked. */
  cell: string
}

export interface ImportPreview {
  /** Changes with the file and with the roster. */
  fingerprint: string
  sheet: string
  /** Headings of the columns that are read, and of those that are not. */
  used: string[]
  ignored: string[]
  counts: Record<VerdictKind, number>
  /** Number of accounts that the import makes verified members. */
  verifies: number
  namesakes: number
  /** One page of the rows asked for. */
  rows: PreviewRow[]
  /** Members on the roster and not in the file; `names` of the first ones. */
  missing: { count: number; names: string[] }
}

export type PreviewImportAnswer =
  | ({ ok: true; chooses: false } & ImportPreview)
  /** Several sheets have members: one has to be chosen. */
  | { ok: true; chooses: true; sheets: { name: string; rows: number }[] }
  | Refused<FileProblem>

export type ImportAnswer = { ok: true; added: number; changed: number; removed: number; verified: number } | Refused<ImportRefusal>
