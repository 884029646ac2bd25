/** Work that a visit leaves for its organisers. It stays until it is done, however long ago the visit was. */
import type { ActivityTimes } from '../activities/activity'
import type { Instant } from '../calendar/calendar'
import { isOver } from './service-record'

/** In the order of the work. */
export type UnfinishedWork =
  /** Volunteers wait for an answer to a dispute. */
  | 'disputes'
  /** People came, and the day is not closed, or marks arrived after its closing. */
  | 'review'
  /** The outcome is not reported. */
  | 'outcome'

export const UNFINISHED_WORK: readonly UnfinishedWork[] = ['disputes', 'review', 'outcome']

export interface DayAfterwards extends Pick<ActivityTimes, 'status' | 'endsAt'> {
  /** Number of people with attendance. */
  attended: number
  isClosed: boolean
  hasOutcome: boolean
  /** Number of disputes without an answer. */
  openDisputes: number
}

export function unfinishedWork(visit: DayAfterwards, now: Instant): UnfinishedWork[] {
  if (!isOver(visit, now)) return []
  const work: UnfinishedWork[] = []
  if (visit.openDisputes > 0) work.push('disputes')
  if (visit.attended > 0 && !visit.isClosed) work.push('review')
  if (!visit.hasOutcome) work.push('outcome')
  return work
}
