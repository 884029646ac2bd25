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
  /** Of several sheets with members, the one that is meant. */
  sheet: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100))), null),
}
export const previewImportInput = v.object({ ...file, kind: v.optional(v.nullable(v.picklist(VERDICT_KINDS)), null), offset })
export type PreviewImportInput = v.InferInput<typeof previewImportInput>
export const importMembersInput = v.object({
  ...file,
  requestId: id,
  /** Of the preview that was looked at. */
  fingerprint: v.pipe(v.string(), v.maxLength(64)),
  /** Those who are on the roster and not in the file leave it. */
  removesMissing: v.boolean(),
})
export type ImportMembersInput = v.InferInput<typeof importMembersInput>
export const removeMemberInput = v.object({ requestId: id, organisationId: key, memberId: id })

/** Why a file as a whole is not read. */
export type FileProblem =
  | HeadingProblem
  | 'upload-gone'
  /** No .xlsx and no .csv: a picture, a text, a web page. */
  | 'not-a-spreadsheet'
  /** .xls of before 2007, or a file with a password. */
  | 'old-or-locked'
  | 'has-macros'
  /** A zip bomb, or a broken file: it holds more than it says, or more than any roster. */
  | 'unpacks-too-large'
  /** `about`: how many there may be. */
  | 'too-many-rows'
  /** Formatted far beyond what is filled in. */
  | 'too-wide'
  /** Neither UTF-8 nor GBK. */
  | 'unknown-encoding'

export type ImportRefusal =
  | FileProblem
  /** The roster, or who is a member, changed since the preview. */
  | 'roster-changed'

export interface MemberView {
  id: string
  name: string
  /** Masked. */
  phone: string
  skills: string[]
  note: string
  /** Has an account in the base that is known as the member's. */
  isVerified: boolean
}
export interface MembersPage {
  items: MemberView[]
  /** Of those that are looked for. */
  total: number
}

/** One row of the file and what will happen; phones are masked. */
export interface PreviewRow {
  kind: VerdictKind
  /** As the spreadsheet numbers it. */
  row: number
  name: string
  phone: string
  what: Change[]
  verifies: boolean
  namesake: Namesake | null
  /** The row that stands for it, or that has the phone. */
  of: number | null
  why: RowProblem | null
  /** What stands in a cell that cannot be read, or in a row that is skipped; numbers are masked. */
  cell: string
}

export interface ImportPreview {
  /** Changes with the file and with the roster. */
  fingerprint: string
  sheet: string
  /** Headings that are read, and those that are not. */
  used: string[]
  ignored: string[]
  counts: Record<VerdictKind, number>
  /** Accounts that become verified members'. */
  verifies: number
  namesakes: number
  /** A page of the rows asked for. */
  rows: PreviewRow[]
  /** On the roster, and not in the file; the first of them. */
  missing: { count: number; names: string[] }
}

export type PreviewImportAnswer =
  | ({ ok: true; chooses: false } & ImportPreview)
  /** Several sheets have members: one has to be chosen. */
  | { ok: true; chooses: true; sheets: { name: string; rows: number }[] }
  | Refused<FileProblem>

export type ImportAnswer = { ok: true; added: number; changed: number; removed: number; verified: number } | Refused<ImportRefusal>
