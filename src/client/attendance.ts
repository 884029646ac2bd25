/** On site: who is here, ticked on this phone and on the others, with or without a network. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { RosterView } from '../contract/attendance'
import { type Attendance, type Mark, type MarkKind, foldMarks } from '../domain/attendance'
import { hour } from '../domain/calendar'
import { api, ask } from './calls'
import { clockOffset, deviceNow, noteServerTime } from './clock'
import { deviceId, randomId } from './device'
import { onBackOnline } from './network'
import { type OutboxEntry, openOutbox, readEntries } from './outbox'
import { chosenPersona } from './persona'
import { openRosters, readRosters } from './roster'
import { readStored, writeStored } from './storage'
import { type SyncState, startSync } from './sync'

/** How often an open list asks what the other phones ticked. */
const ASK_OTHERS_EVERY = 20_000

const owner = () => chosenPersona() ?? ''
const outbox = openOutbox({ read: () => readEntries(readStored('outbox')), write: (entries) => writeStored('outbox', entries) })
const rosters = openRosters({ read: () => readRosters(readStored('rosters')), write: (all) => writeStored('rosters', all) })
const sync = startSync({
  outbox,
  rosters,
  owner,
  later: (again, ms) => setTimeout(again, ms),
  send: async ({ activityId, marks, since }) => {
    const sentAt = deviceNow()
    const answer = await ask(api.attendance.sync.mutate({ activityId, deviceId: deviceId(), marks, since }))
    noteServerTime(answer.now, sentAt)
    return answer
  },
})

/** Uploads what an earlier run left, and again whenever a network returns. Once, when the app starts. */
export function startUploads(): void {
  onBackOnline(() => void sync.flush())
  void sync.flush()
}

/** Sends what waits; the app calls it when it comes to the front, a person from the list. */
export const flushMarks = (): Promise<void> => sync.flush()

/** Tries refused marks once more. */
export function retryRefusedMarks(): Promise<void> {
  outbox.tryAgain()
  return sync.flush()
}

/** Lets a refused mark go, after a person has looked at it. */
export const discardMark = (id: string): void => outbox.discard(id)

/** One person in or out; on the phone before this returns. @throws when the phone has no room left */
export function recordMark(activityId: string, volunteerId: string, kind: Exclude<MarkKind, 'void'>): void {
  keep(activityId, { volunteerId, kind, voids: null })
}

/** Takes a mark back; the earlier one stays on record. @throws when the phone has no room left */
export function takeBackMark(activityId: string, volunteerId: string, markId: string): void {
  keep(activityId, { volunteerId, kind: 'void', voids: markId })
}

function keep(activityId: string, fact: Pick<Mark, 'volunteerId' | 'kind' | 'voids'>): void {
  outbox.add({
    activityId,
    owner: owner(),
    mark: { ...fact, id: randomId(), method: 'ticked', at: deviceNow(), clockOffset: clockOffset() },
  })
  void sync.flush()
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
    () => foldMarks([...(stored?.view.marks ?? []), ...ofActivity(entries, activityId).map((entry) => entry.mark)]),
    [stored, entries, activityId],
  )
  return { roster: stored?.view, attendance, heardAt: stored?.heardAt ?? null, error: query.error, refresh: () => void query.refetch() }
}

/** Asks for a roster and puts it on the phone. @returns when the server said so, by its clock */
export async function askRoster(activityId: string): Promise<number> {
  const sentAt = deviceNow()
  const by = owner()
  const view = await ask(api.attendance.roster.query({ activityId }))
  noteServerTime(view.now, sentAt)
  rosters.put(by, view)
  // The way is open, whatever the phone says about its network.
  void sync.flush()
  return view.now
}

const ofActivity = (entries: readonly OutboxEntry[], activityId: string) =>
  entries.filter((entry) => entry.activityId === activityId && entry.owner === owner())

/** What the phone still holds, and how its upload goes. */
export interface Unsynced extends SyncState {
  /** Marks on this phone that the server has not taken, those in trouble included. */
  count: number
  /** Refused ones: they wait for a person. */
  troubled: readonly OutboxEntry[]
}

/** What is still only on this phone. */
export function useUnsynced(): Unsynced {
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  const state = useSyncExternalStore(sync.subscribe, sync.state)
  const own = entries.filter((entry) => entry.owner === owner())
  return { ...state, count: own.length, troubled: own.filter((entry) => entry.trouble !== null) }
}
