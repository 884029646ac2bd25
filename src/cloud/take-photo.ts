/** A photo on its way in: what this lets through is what is stored, and shown to everybody. */
import { type Refused, refuse } from '../domain/decision'
import type { Jpeg } from '../domain/jpeg'
import { PHOTO, type PhotoRefusal, THUMBNAIL, readPicture } from '../domain/photo'
import type { Querier } from './db/database'
import { findUpload, readUpload } from './db/uploads'

interface Sent {
  uploadId: string
  /** base64 */
  thumbnail: string
}
type TakenPhoto = { ok: true; photo: Jpeg; thumbnail: Jpeg } | Refused<PhotoRefusal | 'upload-gone'>

/** @param volunteerId whose file it has to be */
export async function takePhoto(db: Querier, volunteerId: string, { uploadId, thumbnail }: Sent): Promise<TakenPhoto> {
  const upload = await findUpload(db, uploadId, volunteerId)
  const file = upload?.kind === 'photo' ? await readUpload(db, upload) : null
  if (!file) return refuse('upload-gone')
  const large = readPicture(file, PHOTO)
  if (!large.ok) return large
  const small = readPicture(Buffer.from(thumbnail, 'base64'), THUMBNAIL)
  if (!small.ok) return small
  // Whoever checks what pictures show does it here, of both: nothing ties the small one to the large one but the phone.
  return { ok: true, photo: large.picture, thumbnail: small.picture }
}
