/** The administrator's review of changed texts and of pictures, after the publication of a visit. */
import * as v from 'valibot'
import type { ReviewedText, TextChange } from '../../domain/activities/reviewed-text'
import type { ActivityHeading, PhotoView } from './activities'
import { id, text } from '../common'
import { MOST_PHOTOS } from '../../domain/photos/photo'

/** A change that waits, beside the text that is public. */
export interface ChangeView extends ActivityHeading {
  /** Version of the activity that is displayed. After a later save another review is needed. */
  version: number
  lead: string
  before: ReviewedText
  change: TextChange
  submittedAt: number
  submittedBy: string
  /** Equal changes in one series are reviewed together. */
  series: { id: string; name: string } | null
}

export interface ChangesView {
  items: ChangeView[]
  /** Number of all changes that wait, including those not listed. */
  total: number
}

/** Photos of one visit that wait. */
export interface WaitingPhotos {
  activityId: string
  title: string
  startsAt: number
  lead: string
  photos: (PhotoView & { addedBy: string })[]
}

export interface PhotosView {
  items: WaitingPhotos[]
  /** Number of all photos that wait, including those not listed. */
  total: number
}

const photoIds = v.pipe(
  v.array(id),
  v.minLength(1),
  v.maxLength(MOST_PHOTOS),
  v.check((ids) => new Set(ids).size === ids.length),
)
export const approvePhotosInput = v.object({ requestId: id, activityId: id, photoIds })
/** Returned photos are removed. */
export const returnPhotosInput = v.object({ requestId: id, activityId: id, photoIds, reason: text(100, 2) })
