/** Rosters as the first version kept them: all under one key, open, and with their marks. Nothing of them is lost by an update. */
import type { RosterEntry, RosterView } from '../../contract/attendance/attendance'
import type { ToldMark } from '../../contract/attendance/marks'
import { ROSTER_KEPT } from '../../domain/attendance/roster-keeping'
import type { ActivityHeading } from '../../contract/activities/activities'

/** One activity's roster of the first version; its marks had no phone. */
export interface OldRoster {
  owner: string
  view: {
    activity: ActivityHeading
    entries: Pick<RosterEntry, 'volunteerId' | 'signUpId' | 'name' | 'position' | 'organisation'>[]
    marks: (Omit<ToldMark, 'voids' | 'deviceId'> & { voids: string | null })[]
  }
  heardAt: number
}

/**
 * As the server tells one today. Without a key no ticket verifies until the roster is asked for again, and the marks
 * are asked for once more, since these do not say which phone they are from.
 */
export const viewOfOld = ({ view, heardAt }: OldRoster): RosterView => ({
  activity: view.activity,
  key: '',
  entries: view.entries.map((entry) => ({ ...entry, initials: '', team: null, code: null })),
  phones: [],
  marks: view.marks.map(({ voids, ...mark }) => ({ ...mark, deviceId: '', ...(voids === null ? {} : { voids }) })),
  cursor: 0,
  hasMore: true,
  keepUntil: keepUntilOf({ view }),
  now: heardAt,
})

/** As long as a roster of today. */
export const keepUntilOf = ({ view }: Pick<OldRoster, 'view'>): number => view.activity.endsAt + ROSTER_KEPT

/** Whatever lies in the storage under the key. */
export const readOldRosters = (stored: unknown): OldRoster[] =>
  Array.isArray(stored)
    ? (stored as OldRoster[]).filter(
        (roster) =>
          typeof roster?.view?.activity?.id === 'string' && Array.isArray(roster.view.entries) && Array.isArray(roster.view.marks),
      )
    : []
