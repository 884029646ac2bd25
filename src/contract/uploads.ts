/** Uploads: files sent in parts, because a call takes at most 100 KB. */
import * as v from 'valibot'
import type { Refused } from '../domain/decision'
import { id, text } from './common'
import { UPLOAD_PART } from './limits'

/** Purpose of a file: each has its own limits and permission. */
export type UploadKind = 'roster' | 'photo'

const positive = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER))

export const startUploadInput = v.object({ uploadId: id, kind: v.picklist(['roster', 'photo']), name: text(120, 1), size: positive })
export const uploadPartInput = v.object({
  uploadId: id,
  ordinal: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  /** base64, without line breaks. */
  data: v.pipe(v.string(), v.minLength(4), v.maxLength((UPLOAD_PART / 3) * 4), v.base64()),
})

export type UploadRefusal =
  /** `about`: the limit in MB. */
  | 'file-too-large'
  /** `about`: the daily limit of files. */
  | 'too-many-files'
  /** The file was never complete, has been deleted by now, or belongs to another person. */
  | 'upload-gone'

export type UploadAnswer = { ok: true } | Refused<UploadRefusal>
