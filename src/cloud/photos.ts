/** Checks of a photo and its thumbnail. A photo that passes is stored and shown to everybody. */
import type { ContentRefusal } from '../domain/content/refusal'
import { type Refused, refuse } from '../domain/decision'
import type { Jpeg } from '../domain/photos/jpeg'
import { PHOTO, type PhotoRefusal, THUMBNAIL, readPicture } from '../domain/photos/photo'
import type { ContentCheck } from './rpc/context'
import type { Querier } from './db/database'
import { findUpload, readUpload } from './db/uploads'

interface Sent {
  uploadId: string
  /** base64 */
  thumbnail: string
}
type TakenPhoto = { ok: true; photo: Jpeg; thumbnail: Jpeg } | Refused<PhotoRefusal | ContentRefusal | 'upload-gone'>

interface Sender {
  db: Querier
  /** The sender, who has to be the uploader of the file. */
  volunteer: { id: string }
  openid: string
  checkContent: ContentCheck
}

export async function takePhoto({ db, volunteer, openid, checkContent }: Sender, { uploadId, thumbnail }: Sent): Promise<TakenPhoto> {
  const upload = await findUpload(db, uploadId, volunteer.id)
  const file = upload?.kind === 'photo' ? await readUpload(db, upload) : null
  if (!file) return refuse('upload-gone')
  const large = readPicture(file, PHOTO)
  if (!large.ok) return large
  const small = readPicture(Buffer.from(thumbnail, 'base64'), THUMBNAIL)
  if (!small.ok) return small
  // Both pictures are checked, since the thumbnail may show another picture.
  const verdicts = await Promise.all([large, small].map(({ picture }) => checkContent.picture(picture.bytes, openid)))
  for (const verdict of verdicts) if (!verdict.ok) return verdict
  return { ok: true, photo: large.picture, thumbnail: small.picture }
}
