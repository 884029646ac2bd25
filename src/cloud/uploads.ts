/** Files sent in parts. Only the sender of a file can use it. */
import { UPLOAD_PART, LARGEST_ROSTER } from '../contract/limits'
import { type UploadAnswer, type UploadKind, startUploadInput, uploadPartInput } from '../contract/uploads'
import { day } from '../domain/calendar/calendar'
import { refuse } from '../domain/decision'
import { PHOTO } from '../domain/photos/photo'
import { organiser, router } from './rpc/access'
import { transact } from './db/database'
import { findUpload, startUpload, storePart, uploadsSince } from './db/uploads'
import { fault } from './rpc/faults'

const MEGABYTE = 1024 * 1024

/** Limits by kind of file. `perDay` limits the files of one person, since files are stored in the database. */
const LIMITS: Record<UploadKind, { bytes: number; perDay: number }> = {
  // Enough for an administrator who brings in eight organisations, and mends each file several times.
  roster: { bytes: LARGEST_ROSTER, perDay: 60 },
  // Enough for the photos of seven visits, and some chosen by mistake.
  photo: { bytes: PHOTO.bytes, perDay: 80 },
}

export const uploadsRouter = router({
  /** Announces a file. The phone makes the id, so that a repeated call changes nothing. */
  start: organiser.input(startUploadInput).mutation(({ ctx, input }): Promise<UploadAnswer> =>
    transact(ctx.db, async (tx): Promise<UploadAnswer> => {
      const { uploadId: id, ...file } = input
      const limit = LIMITS[file.kind]
      if (file.size > limit.bytes) return refuse('file-too-large', String(limit.bytes / MEGABYTE))
      const known = await findUpload(tx, id, ctx.volunteer.id)
      if (known) return known.size === file.size && known.kind === file.kind ? { ok: true } : fault('malformed')
      const today = await uploadsSince(tx, ctx.volunteer.id, file.kind, ctx.now - day)
      if (today >= limit.perDay) return refuse('too-many-files', String(limit.perDay))
      await startUpload(tx, { id, volunteerId: ctx.volunteer.id, ...file }, ctx.now)
      return { ok: true }
    }),
  ),

  part: organiser.input(uploadPartInput).mutation(async ({ ctx, input }): Promise<UploadAnswer> => {
    const upload = await findUpload(ctx.db, input.uploadId, ctx.volunteer.id)
    if (!upload) return refuse('upload-gone')
    const content = Buffer.from(input.data, 'base64')
    // Every part except the last is full, so that no more than the declared size is stored.
    const expected = Math.min(UPLOAD_PART, upload.size - input.ordinal * UPLOAD_PART)
    if (content.length !== expected) return fault('malformed')
    await storePart(ctx.db, upload.id, input.ordinal, content)
    return { ok: true }
  }),
})
