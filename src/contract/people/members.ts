/** Rosters: an organisation's members, imported from its spreadsheet. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { RowProblem } from '../../domain/people/roster-cells'
import type { ColumnUse, HeadingProblem } from '../../domain/people/roster-headings'
import { type Change, type Namesake, VERDICT_KINDS, type VerdictKind } from '../../domain/people/roster-import'
import type { RosterMemberRefusal } from '../../domain/people/roster-member'
import type { Beside, Place } from '../../domain/people/roster-rows'
import { id, key, text } from '../common'
import type { ExportedFile } from '../exports'

export const organisationIdInput = v.object({ organisationId: key })

const offset = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)), 0)
/** Longest name of a branch, in characters. */
const branch = text(30)
export const listMembersInput = v.object({
  organisationId: key,
  text: v.optional(text(20), ''),
  /** Null for all branches, empty for members without one. */
  branch: v.optional(v.nullable(branch), null),
  offset,
})

const sheetName = v.pipe(v.string(), v.maxLength(100))
/** Row of a member who has left, and is to be imported nonetheless. */
const included = v.object({
  sheet: sheetName,
  row: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576)),
  name: v.pipe(v.string(), v.maxLength(100)),
})
export type IncludedRow = v.InferOutput<typeof included>

const file = {
  organisationId: key,
  uploadId: id,
  /** Names of the chosen sheets; null before the organiser has chosen. */
  sheets: v.optional(v.nullable(v.pipe(v.array(sheetName), v.maxLength(200))), null),
  included: v.optional(v.pipe(v.array(included), v.maxLength(200)), []),
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
export const memberInput = v.object({ organisationId: key, memberId: id })
export const removeMemberInput = v.object({ ...memberInput.entries, requestId: id })
export const saveMemberInput = v.object({
  requestId: id,
  organisationId: key,
  /** Null for a new member. */
  memberId: v.nullable(id),
  name: text(60),
  /** As typed: with blanks, hyphens or a country's code. Null keeps a known member's phone. */
  phone: v.nullable(text(40)),
  branch,
  skills: v.pipe(v.array(text(20, 1)), v.maxLength(10)),
  note: text(100),
})
export type SaveMemberInput = v.InferInput<typeof saveMemberInput>
export const exportMembersInput = v.object({ requestId: id, organisationId: key })

/** Why a file is refused as a whole. */
export type FileProblem =
  | HeadingProblem
  | 'upload-gone'
  /** A file without any content. */
  | 'file-empty'
  /** A photo or a screenshot of a list, perhaps named .xlsx. */
  | 'file-is-picture'
  | 'file-is-pdf'
  /** A text or slides of Word, PowerPoint or WPS. */
  | 'file-is-document'
  /** A web page, which some programs save under the name .xls. */
  | 'file-is-web-page'
  | 'file-is-archive'
  /** A workbook of Excel 97 to 2003, under any name. */
  | 'file-is-xls'
  /** A workbook of WPS in its own form. */
  | 'file-is-et'
  /** A workbook of Excel 2003 in XML. */
  | 'file-is-xml-2003'
  /** A spreadsheet of another kind: .ods, .numbers, .xlsb. */
  | 'file-is-other-table'
  /** A workbook with a password. */
  | 'file-is-locked'
  /** A workbook that is damaged or not complete. */
  | 'file-broken'
  /** Bytes of no known kind. */
  | 'not-a-spreadsheet'
  | 'has-macros'
  /** A zip bomb or a broken file: its content is larger than its directory says, or than any roster. */
  | 'unpacks-too-large'
  /** `about`: the limit. */
  | 'too-many-rows'
  /** The sheet has far more columns or formatted cells than any roster. */
  | 'too-wide'
  /** Reading was given up after some seconds. */
  | 'too-slow-to-read'
  /** Reading needed more memory than a roster may, or the file has far more sheets, rows or names than any roster. */
  | 'too-large-to-read'
  /** Neither UTF-8, UTF-16, GBK nor Big5. */
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
  /** The branch (支部); empty for none. */
  branch: string
  /** True if the member has an account and is verified. */
  isVerified: boolean
}
/** Members of one branch; the empty branch has those without any. */
export interface BranchCount {
  branch: string
  members: number
  verified: number
}
export interface MembersPage {
  items: MemberView[]
  /** Number of members that match the search, on all pages. */
  total: number
  /** All branches of the roster, independent of the search. */
  branches: BranchCount[]
}

/** `verified`: the member has an account that is now verified. */
export type SaveMemberAnswer = { ok: true; verified: boolean } | Refused<RosterMemberRefusal>
/** The roster as a workbook. */
export type ExportMembersAnswer = ({ ok: true } & ExportedFile) | Refused<'too-many-exports'>

/** One row of the file and its effect; phones are masked. */
export interface PreviewRow extends Place {
  kind: VerdictKind
  name: string
  phone: string
  /** Branch of a planned member after the import; empty for none. */
  branch: string
  what: Change[]
  verifies: boolean
  namesake: Namesake | null
  /** Words of the row's cells that are not stored. */
  beside: readonly Beside[]
  /** The earlier row with the same person or phone; null for none. */
  of: Place | null
  why: RowProblem | null
  /** Text of an unreadable cell, of a skipped row or of a remark that the person has left; numbers are masked. */
  cell: string
}

/** A sheet of the file. */
export interface SheetView {
  name: string
  /** Number of people's rows. */
  people: number
  isHidden: boolean
  isChosen: boolean
  /** Why the sheet has no members; null if it has. */
  problem: HeadingProblem | null
}

export interface ImportPreview {
  /** Fingerprint of the file, the choices and the roster together. */
  fingerprint: string
  sheets: SheetView[]
  /** Columns of the chosen sheets that are read, and headings of those that are ignored. */
  used: ColumnUse[]
  ignored: string[]
  /** Number of people in each branch after the import, of those in the file. */
  branches: { branch: string; members: number }[]
  counts: Record<VerdictKind, number>
  /** Number of accounts that the import makes verified members. */
  verifies: number
  namesakes: number
  /** One page of the rows. */
  rows: PreviewRow[]
  /** Members on the roster who stand on no sheet of the file, or as people who have left: their number, and the names of the first ones. */
  missing: { count: number; names: string[] }
}

export type PreviewImportAnswer = ({ ok: true } & ImportPreview) | Refused<FileProblem>

export type ImportAnswer = { ok: true; added: number; changed: number; removed: number; verified: number } | Refused<ImportRefusal>
