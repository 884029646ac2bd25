/** Files on their way to the server: in parts, because a call takes 100 KB. */
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
  /** `about`: the limit of files a day. */
  | 'too-many-files'
  /** Never complete, older than its keeping time, or another person's. */
  | 'upload-gone'

export type UploadAnswer = { ok: true } | Refused<UploadRefusal>
