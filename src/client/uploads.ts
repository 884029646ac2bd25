/** Upload of a file, part by part. */
import { UPLOAD_PART } from '../contract/limits'
import type { UploadAnswer, UploadKind } from '../contract/uploads'
import type { Refused } from '../domain/decision'
import { api, ask } from './wire/calls'
import type { ChosenFile } from './phone/choose-file'
import { randomId } from './phone/device'

const MEGABYTE = 1024 * 1024

export interface Sending {
  uploadId: string
  /**
   * Sends the parts that have not arrived. After a fault, another call continues.
   * @param onSent receives the share of the file sent, 0 to 1
   * @throws Fault
   */
  go: (onSent: (share: number) => void) => Promise<UploadAnswer>
}

/** @param largest bytes; a larger file is refused before anything is sent */
export function sendFile(file: ChosenFile, kind: UploadKind, largest: number): Sending {
  const uploadId = randomId()
  let next = 0
  const go = async (onSent: (share: number) => void): Promise<UploadAnswer> => {
    if (file.size > largest) return { ok: false, reason: 'file-too-large', about: String(largest / MEGABYTE) }
    if (next === 0) {
      const started = await ask(api.uploads.start.mutate({ uploadId, kind, name: file.name, size: Math.max(file.size, 1) }))
      if (!started.ok) return started
    }
    while (next * UPLOAD_PART < file.size) {
      const stored = await sendPart(next)
      if (stored) return stored
      next++
      onSent(Math.min(1, (next * UPLOAD_PART) / file.size))
    }
    return { ok: true }
  }
  const sendPart = async (ordinal: number): Promise<Refused<'file-too-large' | 'too-many-files' | 'upload-gone'> | null> => {
    const from = ordinal * UPLOAD_PART
    const data = await file.read(from, Math.min(UPLOAD_PART, file.size - from))
    const stored = await ask(api.uploads.part.mutate({ uploadId, ordinal, data }))
    return stored.ok ? null : stored
  }
  return { uploadId, go }
}
