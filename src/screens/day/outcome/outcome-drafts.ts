/** Drafts of outcomes. */
import { openDrafts } from '../../../client/phone/drafts'
import { phoneKey } from '../../../client/phone/phone-key'
import type { PhoneStorage } from '../../../client/phone/storage'

export interface OutcomeForm {
  /** Typed numbers by service id; '' for a service that was not counted. */
  served: Record<string, string>
  total: string
  note: string
}

export interface OutcomeDraft {
  owner: string
  activityId: string
  /** Moment of the last report when the form was filled; null for never. */
  seen: number | null
  form: OutcomeForm
}

/** Largest number of drafts stored: more than a person writes at a time. Each has a kilobyte at most. */
const MOST_DRAFTS = 10

const OUTCOMES = phoneKey<OutcomeDraft[]>('outcomes')

export const openOutcomeDrafts = (storage: PhoneStorage) =>
  openDrafts(storage, {
    key: OUTCOMES,
    about: 'activityId',
    most: MOST_DRAFTS,
    isWhole: ({ form }) => typeof form?.total === 'string',
  })
