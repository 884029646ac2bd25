/** Outcomes of visits, as their organisers report them. */
import * as v from 'valibot'
import type { ContentRefusal } from '../../domain/content/refusal'
import type { Refused } from '../../domain/decision'
import { LONGEST_NOTE, MOST_CAME, MOST_SERVED, type OutcomeRefusal } from '../../domain/records/outcome'
import { MOST_PHOTOS, type PhotoRefusal, THUMBNAIL } from '../../domain/photos/photo'
import type { ActivityHeading, PhotoView, ServiceView } from '../activities/activities'
import { id, instant, text } from '../common'

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

export const reportOutcomeInput = v.object({
  requestId: id,
  activityId: id,
  /** `served` is null for a service that took place and was not counted. */
  services: v.pipe(
    v.array(v.object({ id, served: v.nullable(count(MOST_SERVED)) })),
    v.maxLength(20),
    v.check((rows) => new Set(rows.map((row) => row.id)).size === rows.length),
  ),
  /** Residents who came, for any service. */
  servedTotal: count(MOST_CAME),
  note: text(LONGEST_NOTE),
  /** Time of the last report that the writer saw; null for none. */
  seen: v.nullable(instant),
})
export type ReportOutcomeInput = v.InferInput<typeof reportOutcomeInput>
export type ReportOutcomeAnswer = { ok: true; reportedAt: number } | Refused<OutcomeRefusal | ContentRefusal>

/** A photo as the visit's organisers see it. */
export interface OutcomePhoto extends PhotoView {
  /** True until the administrator has approved it; nobody else sees it. */
  waits: boolean
}

/** The present report, for the form. */
export interface OutcomeView {
  activity: ActivityHeading
  services: ServiceView[]
  servedTotal: number | null
  note: string
  photos: OutcomePhoto[]
  /** Null before the first report. */
  reportedAt: number | null
  reportedBy: string | null
  /** Number of volunteers with a valid in mark. */
  present: number
  /** True when that number comes from an imported outcome instead of attendance. */
  isPresentImported: boolean
}

/** base64 takes four characters for three bytes. */
const inBase64 = (bytes: number) => v.pipe(v.string(), v.minLength(4), v.maxLength(Math.ceil(bytes / 3) * 4), v.base64())

export const addPhotoInput = v.object({
  requestId: id,
  activityId: id,
  /** Id of the photo's file, which the same person has uploaded. It becomes the photo's id. */
  uploadId: id,
  /** The same picture, smaller; also a JPEG. */
  thumbnail: inBase64(THUMBNAIL.bytes),
})
export type AddPhotoAnswer = { ok: true; photo: OutcomePhoto } | Refused<ContentRefusal | PhotoRefusal | 'upload-gone'>

/** Removing a photo that does not exist succeeds too. */
export const removePhotoInput = v.object({ requestId: id, activityId: id, photoId: id })

export const thumbnailsInput = v.object({ activityId: id, photoIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(MOST_PHOTOS)) })
/** A thumbnail: a JPEG in base64. It never changes, so a phone requests it only once. */
export interface Thumbnail {
  id: string
  data: string
}

/** One part of a photo: a whole photo over a weak signal would exceed the time limit of a call. */
export const photoInput = v.object({ activityId: id, photoId: id, part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)) })
/** Null for a photo that does not exist. `data` is base64; only the last part has padding. */
export type PhotoAnswer = { data: string; parts: number } | null
