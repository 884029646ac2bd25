/** Everything that is kept about the caller: as a page, a workbook, and JSON. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import { id } from '../common'
import type { ExportedFile } from '../exports'

/** Kind of a column's cells: instants in milliseconds, days as `YYYY-MM-DD`, minutes, numbers and texts. */
export type OwnColumnKind = 'moment' | 'day' | 'minutes' | 'count' | 'text'

export interface OwnColumn {
  heading: string
  kind: OwnColumnKind
}

export type OwnCell = string | number | null

export interface OwnSection {
  id: string
  /** Chinese name. */
  title: string
  columns: OwnColumn[]
  /** Latest first. On the page at most `OWN_ROWS_SHOWN`. */
  rows: OwnCell[][]
  /** Number of all rows. */
  total: number
}

/** Rows of a section on the page; the files have all of them. */
export const OWN_ROWS_SHOWN = 50

export const ownFileInput = v.object({ requestId: id, kind: v.picklist(['xlsx', 'json']) })
export type OwnFileAnswer = ({ ok: true } & ExportedFile) | Refused<'too-many-exports'>
