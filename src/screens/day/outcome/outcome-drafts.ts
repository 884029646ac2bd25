/** Reports being written. Each is on the phone from its first letter until the server has it. */
import { type DraftFile, openKeptDrafts } from '../../../client/phone/drafts'

export interface OutcomeForm {
  /** By the service's id: digits, or whatever was typed; '' for not counted. */
  served: Record<string, string>
  total: string
  note: string
}

export interface KeptOutcome {
  /** Who writes it; not for the next person on this phone. */
  owner: string
  activityId: string
  /** When it was last reported, as the form was filled; null for never. */
  seen: number | null
  form: OutcomeForm
}

/** Nobody writes more at a time; each is a kilobyte at most. */
const MOST_KEPT = 10

/** Storage is an argument: this runs without a phone. */
export const openKeptOutcomes = (file: DraftFile<KeptOutcome>) =>
  openKeptDrafts<KeptOutcome, 'activityId'>(file, {
    key: 'activityId',
    most: MOST_KEPT,
    isOurs: (kept) => typeof kept.form?.total === 'string',
  })
