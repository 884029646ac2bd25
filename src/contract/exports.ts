/** Files made for a person, fetched in parts for a day. */
import * as v from 'valibot'
import { id } from './common'

export const exportPartInput = v.object({ fileId: id, part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)) })

/** A file that is ready to be fetched. */
export interface ExportedFile {
  fileId: string
  /** File name, with its extension. */
  name: string
  /** Number of parts, which are numbered from 0. */
  parts: number
  /** Number of rows under the heading. */
  rows: number
}
