/** Rules for photos of a visit: their number, their size, and the time from which they may be added. */
import { type ActivityTimes, isUnlisted } from '../activities/activity'
import type { Instant } from '../calendar/calendar'
import { type Decision, type Refused, accept, firstRefusal, refuse } from '../decision'
import { type Jpeg, readJpeg } from './jpeg'

/** Largest number of photos of one visit. */
export const MOST_PHOTOS = 9

/** Limits of a picture: bytes, and pixels along its longer side. */
export interface PictureLimits {
  bytes: number
  side: number
}
/** Sizes made by the phone: a photo fills a phone's screen, its thumbnail half of the width. */
export const PHOTO: PictureLimits = { bytes: 300_000, side: 1_280 }
export const THUMBNAIL: PictureLimits = { bytes: 25_000, side: 400 }
/** JPEG qualities, the best first: the next one is tried when the file is too large. */
export const QUALITIES = [0.8, 0.65, 0.5, 0.35] as const
/** Factor by which a picture's longer side may exceed the limit on the server: WeChat measures the longer side before it turns a photo. */
const LEEWAY = 2

/** Why a photo is not taken, in the order the reasons are checked. */
export type PhotoRefusal =
  | 'not-published'
  | 'activity-cancelled'
  /** The visit has not begun, so there is nothing to show. */
  | 'visit-not-begun'
  /** `about`: the limit. */
  | 'too-many-photos'
  /** The file is no JPEG, is cut off, or is a variant of JPEG that phones cannot display. */
  | 'not-a-photo'
  /** More bytes or pixels than a photo made by the phone has. */
  | 'photo-too-large'

/** @param stored number of photos that the visit has */
export const decidePhoto = (
  { status, startsAt }: Pick<ActivityTimes, 'status' | 'startsAt'>,
  stored: number,
  now: Instant,
): Decision<PhotoRefusal> =>
  firstRefusal<PhotoRefusal>([
    isUnlisted({ status }) ? refuse('not-published') : accept,
    status === 'cancelled' ? refuse('activity-cancelled') : accept,
    now < startsAt ? refuse('visit-not-begun') : accept,
    stored >= MOST_PHOTOS ? refuse('too-many-photos', String(MOST_PHOTOS)) : accept,
  ])

/** The picture of a file, without the place and the time that a camera writes into it. */
export function readPicture(file: Uint8Array, limits: PictureLimits): { ok: true; picture: Jpeg } | Refused<PhotoRefusal> {
  if (file.length > limits.bytes) return refuse('photo-too-large')
  const picture = readJpeg(file)
  if (!picture) return refuse('not-a-photo')
  return Math.max(picture.width, picture.height) > LEEWAY * limits.side ? refuse('photo-too-large') : { ok: true, picture }
}

/** A size of the same proportions whose longer side is at most `side`. A smaller size is not changed. */
export function fitWithin({ width, height }: { width: number; height: number }, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
