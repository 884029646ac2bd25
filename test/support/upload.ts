/** Sends a file in parts, like the phone. */
import { randomUUID } from 'node:crypto'
import { UPLOAD_PART } from '../../src/contract/limits'
import type { UploadKind } from '../../src/contract/uploads'
import type { Calls } from './base'

/** @returns the upload's id */
export async function upload(as: Calls, name: string, bytes: Buffer, kind: UploadKind = 'roster'): Promise<string> {
  const uploadId = randomUUID()
  const started = await as.uploads.start({ uploadId, kind, name, size: bytes.length })
  if (!started.ok) throw new Error(started.reason)
  for (let ordinal = 0; ordinal * UPLOAD_PART < bytes.length; ordinal++) {
    const data = bytes.subarray(ordinal * UPLOAD_PART, (ordinal + 1) * UPLOAD_PART).toString('base64')
    const stored = await as.uploads.part({ uploadId, ordinal, data })
    if (!stored.ok) throw new Error(stored.reason)
  }
  return uploadId
}
