/** Rosters: an organisation's members, imported from its spreadsheet. */
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
  /** Name of the chosen sheet, if several sheets have members. */
  sheet: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100))), null),
}
export const previewImportInput = v.object({ ...file, kind: v.optional(v.nullable(v.picklist(VERDICT_KINDS)), null), offset })
export type PreviewImportInput = v.InferInput<typeof previewImportInput>
export const importMembersInput = v.object({
  ...file,
  requestId: id,
  /** Fingerprint of the preview that the organiser saw. */
  fingerprint: v.pipe(v.string(), v.maxLength(64)),
  /** True to remove members who are on the roster but not in the file. */
  removesMissing: v.boolean(),
})
export type ImportMembersInput = v.InferInput<typeof importMembersInput>
export const removeMemberInput = v.object({ requestId: id, organisationId: key, memberId: id })

/** Why a file is refused as a whole. */
export type FileProblem =
  | HeadingProblem
  | 'upload-gone'
  /** Neither .xlsx nor .csv: a picture, a text, a web page. */
  | 'not-a-spreadsheet'
  /** .xls from before 2007, or a file with a password. */
  | 'old-or-locked'
  | 'has-macros'
  /** A zip bomb or a broken file: its content is larger than its directory says, or than any roster. */
  | 'unpacks-too-large'
  /** `about`: the limit. */
  | 'too-many-rows'
  /** The sheet has far more columns or formatted cells than any roster. */
  | 'too-wide'
  /** Neither UTF-8 nor GBK. */
  | 'unknown-encoding'

export type ImportRefusal =
  | FileProblem
  /** The roster or the declared members have changed since the preview. */
  | 'roster-changed'

export interface MemberView {
  id: string
  name: string
  /** Masked phone number. */
  phone: string
  skills: string[]
  note: string
  /** True if the member has an account and is verified. */
  isVerified: boolean
}
export interface MembersPage {
  items: MemberView[]
  /** Number of members that match the search, on all pages. */
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
  /** Number of the earlier row with the same person or phone; null for none. */
  of: number | null
  why: RowProblem | null
  /** Text of an unreadable cell or a skipped row; numbers are masked. */
  cell: string
}

export interface ImportPreview {
  /** Fingerprint of the file and the roster together. */
  fingerprint: string
  sheet: string
  /** Headings of the columns that are read, and of columns that are ignored. */
  used: string[]
  ignored: string[]
  counts: Record<VerdictKind, number>
  /** Number of accounts that the import makes verified members. */
  verifies: number
  namesakes: number
  /** One page of the rows. */
  rows: PreviewRow[]
  /** Members on the roster but not in the file: their number, and the names of the first ones. */
  missing: { count: number; names: string[] }
}

export type PreviewImportAnswer =
  | ({ ok: true; chooses: false } & ImportPreview)
  /** Several sheets have members, so the organiser has to choose one. */
  | { ok: true; chooses: true; sheets: { name: string; rows: number }[] }
  | Refused<FileProblem>

export type ImportAnswer = { ok: true; added: number; changed: number; removed: number; verified: number } | Refused<ImportRefusal>
