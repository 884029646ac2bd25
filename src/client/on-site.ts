/** On site: who is here, ticked on this phone and on the others, with or without a network. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { RosterView } from '../contract/attendance'
import { type SentMark, markFromSent, markOf } from '../contract/marks'
import { type Attendance, foldMarks } from '../domain/attendance'
import { hour } from '../domain/calendar'
import { api, ask } from './calls'
import { clockOffset, deviceNow, noteServerTime } from './clock'
import { deviceId, randomId } from './device'
import type { OutboxEntry } from './outbox'
import { flushMarks, keepMarks, outbox, owner, rosters } from './uploads'

/** How often an open list asks what the other phones ticked. */
const ASK_OTHERS_EVERY = 20_000

/** What an organiser's phone records; id and times are made here. */
export type NewMark = Omit<SentMark, 'id' | 'at' | 'clockOffset'>

/** All or none; on the phone before this returns. @throws when the phone has no room left */
export function recordMarks(activityId: string, marks: readonly NewMark[]): void {
  const moment = { at: deviceNow(), clockOffset: clockOffset() }
  keepMarks(
    activityId,
    marks.map((mark) => ({ as: 'organiser', mark: { ...mark, ...moment, id: randomId() } })),
  )
}

/** What the on-site list shows. */
export interface OnSite {
  /** Undefined until the roster was once on this phone. */
  roster: RosterView | undefined
  /** By volunteer id; from the marks of all phones and those still on this one. */
  attendance: ReadonlyMap<string, Attendance>
  /** When the server last answered, by its clock. */
  heardAt: number | null
  /** Why the roster could not be asked for. */
  error: Error | null
  refresh: () => void
}

/** One activity's people and where they are. Renders again with each mark. */
export function useOnSite(activityId: string): OnSite {
  const query = useQuery({
    queryKey: ['roster', activityId],
    queryFn: () => askRoster(activityId),
    enabled: activityId !== '',
    refetchInterval: ASK_OTHERS_EVERY,
    gcTime: hour,
    // It has a place of its own on the phone.
    meta: { keep: false },
  })
  const stored = useSyncExternalStore(rosters.subscribe, () => rosters.find(owner(), activityId))
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  const attendance = useMemo(
    () => foldMarks([...(stored?.view.marks ?? []).map(markOf), ...ofActivity(entries, activityId)]),
    [stored, entries, activityId],
  )
  return { roster: stored?.view, attendance, heardAt: stored?.heardAt ?? null, error: query.error, refresh: () => void query.refetch() }
}

/** Asks for a roster and puts it on the phone. @returns when the server said so, by its clock */
export async function askRoster(activityId: string): Promise<number> {
  const sentAt = deviceNow()
  const by = owner()
  const view = await ask(api.attendance.roster.query({ activityId, deviceId: deviceId() }))
  noteServerTime(view.now, sentAt)
  rosters.put(by, view)
  // The way is open, whatever the phone says about its network.
  void flushMarks()
  return view.now
}

/** Still on this phone. */
const ofActivity = (entries: readonly OutboxEntry[], activityId: string) =>
  entries.flatMap((entry) =>
    entry.as === 'organiser' && entry.activityId === activityId && entry.owner === owner() ? [markFromSent(entry.mark, deviceId())] : [],
  )
