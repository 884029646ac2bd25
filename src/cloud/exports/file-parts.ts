/** Stores a file that is being written, in parts, for the person who asked for it. */
import { randomUUID } from 'node:crypto'
import { BYTES_PER_PART, EXPORTS_PER_DAY } from '../../contract/limits'
import { type Instant, day } from '../../domain/calendar/calendar'
import { type Refused, refuse } from '../../domain/decision'
import { beginFile, filesSince, keepPart } from '../db/exports'
import type { Tx } from '../db/database'

export interface FileParts {
  fileId: string
  /** Receives the bytes of the file in order. */
  take: (bytes: Uint8Array) => void
  /** Stores full parts, so that they need no more memory. */
  flush: () => Promise<void>
  /** Stores the rest. @returns number of parts */
  end: () => Promise<number>
}

/** Begins a file, unless the person's daily limit is reached. */
export async function beginParts(
  tx: Tx,
  volunteerId: string,
  now: Instant,
): Promise<{ ok: true; file: FileParts } | Refused<'too-many-exports'>> {
  const today = await filesSince(tx, volunteerId, now - day)
  if (today >= EXPORTS_PER_DAY) return refuse('too-many-exports', String(EXPORTS_PER_DAY))
  const fileId = randomUUID()
  await beginFile(tx, fileId, volunteerId, now)
  return { ok: true, file: partsOf(tx, fileId) }
}

/** File name without characters that file systems refuse. */
export const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\s]/g, '')

/** Cuts the file's bytes into parts, each as large as one answer. */
function partsOf(tx: Tx, fileId: string): FileParts {
  let waiting: Uint8Array[] = []
  let size = 0
  let count = 0
  const keep = async (least: number) => {
    if (size < least || size === 0) return
    const bytes = Buffer.concat(waiting)
    let from = 0
    for (; bytes.length - from >= least && from < bytes.length; from += BYTES_PER_PART)
      await keepPart(tx, fileId, count++, bytes.subarray(from, from + BYTES_PER_PART).toString('base64'))
    waiting = from < bytes.length ? [bytes.subarray(from)] : []
    size = Math.max(0, bytes.length - from)
  }
  return {
    fileId,
    take: (bytes) => {
      waiting.push(bytes)
      size += bytes.length
    },
    flush: () => keep(BYTES_PER_PART),
    end: async () => {
      await keep(1)
      return count
    },
  }
}
