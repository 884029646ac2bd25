/** Rosters as the first version kept them: all under one key, open, and with their marks. Nothing of them is lost by an update. */
import type { RosterEntry } from '../contract/attendance'
import { ROSTER_KEPT } from '../contract/limits'
import type { ToldMark } from '../contract/marks'
import type { ActivityHeading } from '../contract/activities'
import type { Kept } from './kept-marks'
import type { PhoneStorage } from './storage'

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

/** Puts their marks where marks lie now. The names wait for the organisers' part of the app, which can seal them. */
export function carryOldMarks(storage: PhoneStorage, kept: Kept, owner: string, now: number): void {
  const stored = readOldRosters(storage.peek('rosters'))
  const mine = stored.filter((roster) => roster.owner === owner && now <= keepUntilOf(roster))
  for (const { view, heardAt, ...roster } of mine) {
    const keepUntil = keepUntilOf({ ...roster, view })
    if (!kept.begin(owner, view.activity.id, { keepUntil, now: heardAt })) continue
    // Asked for once more, since these do not say which phone they are from.
    const marks = view.marks.map(({ voids, ...mark }) => ({ ...mark, deviceId: '', ...(voids === null ? {} : { voids }) }))
    kept.merge(owner, view.activity.id, { marks, cursor: 0, hasMore: true, now: heardAt, since: 0 })
  }
  if (stored.length > 0 && mine.length === 0) storage.remove('rosters')
}

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
