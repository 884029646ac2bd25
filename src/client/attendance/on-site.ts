/** On site: who is here, ticked on this phone and on the others, with or without a network. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ListEntry, AttendanceList } from '../../contract/attendance/attendance'
import type { SentMark } from '../../contract/attendance/marks'
import type { Attendance } from '../../domain/attendance/attendance'
import { hour, minute } from '../../domain/calendar/calendar'
import { api, ask } from '../wire/calls'
import { clockOffset, deviceNow, noteServerTime, phoneTime } from '../phone/clock'
import { deviceId, randomId } from '../phone/device'
import { Fault, faultOf } from '../wire/fault'
import { type OnSiteList, asTicket, listOf, ticketsOn } from './on-site-people'
import type { OutboxEntry } from './outbox'
import { PACK_RANDOM, isOver, openPacks, stateOf } from './list-pack'
import { secretBytes } from '../phone/secret-bytes'
import { phoneStorage } from '../phone/storage'
import { owner } from '../phone/persona'
import { marksStore, outbox, sendMarks, sweepLists } from './syncing'
import { addMarks, askOthersMarks } from './unsynced'

/** How often an open list asks what the other phones ticked. */
const ASK_OTHERS_EVERY = 20_000
/** How often it asks who is expected: each time is noted, and it is much larger. */
const ASK_LIST_EVERY = 10 * minute

const packs = openPacks(phoneStorage, marksStore)

/** What an organiser's phone records; id and times are made here. */
export type NewMark = Omit<SentMark, 'id' | 'at' | 'clockOffset'>

/** All or none; on the phone before this returns. @throws when the phone has no room left */
export function recordMarks(activityId: string, marks: readonly NewMark[]): void {
  const moment = { at: deviceNow(), clockOffset: clockOffset() }
  const tickets = ticketsOn({ stored: marksStore.find(owner(), activityId), waiting: waitingOf(outbox.entries(), activityId) })
  addMarks(
    activityId,
    marks.map((mark) => ({ as: 'organiser', mark: { ...asTicket(mark, tickets), ...moment, id: randomId() } })),
  )
}

export type Absence =
  /** An organiser shut this phone out: the attendance list is gone, the marks wait until it is let in again. */
  | 'cut-off'
  /** The phone's clock says that its time is over, and nobody else does: it opens again when that is wrong. */
  | 'shut'
  /** The server says that its time is over. */
  | 'over'

/** What the on-site list shows. */
export interface OnSite {
  /** Undefined until the attendance list was once on this phone, and when it had to go. */
  attendanceList: AttendanceList | undefined
  /** The attendance list, and whoever came beside it; the name is empty where only a ticket or another phone's mark tells of somebody. */
  people: readonly ListEntry[]
  /** By volunteer id, as in `people`; from the marks of all phones and those still on this one. */
  attendance: ReadonlyMap<string, Attendance>
  /** Of whom this phone took a mark back, by volunteer id. */
  takenBack: ReadonlySet<string>
  /** Undefined for somebody of whom only a ticket or another phone's mark tells. */
  nameOf: (volunteerId: string) => string | undefined
  /** Whose phone made a mark; the name is undefined for a phone that never had this attendance list: a volunteer's own. */
  phoneOf: (deviceId: string) => { name: string | undefined; isOwn: boolean }
  /** Why there is no attendance list, as far as the phone knows. */
  absence: Absence | null
  /** When the server last answered, by its clock. */
  heardAt: number | null
  /** Why the attendance list, or the others' marks, could not be asked for. */
  error: Error | null
  refresh: () => void
}

/** One activity's people and where they are. Renders again with each mark. */
export function useOnSite(activityId: string): OnSite {
  const { error, wasOver, refresh, askListAgain } = useQuestions(activityId)
  const pack = useSyncExternalStore(packs.subscribe, () => packs.find(owner(), activityId, phoneTime()))
  const marks = useSyncExternalStore(marksStore.subscribe, () => marksStore.find(owner(), activityId))
  const state = useSyncExternalStore(marksStore.subscribe, () => stateOf(marksStore, owner(), activityId, phoneTime()))
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  const list = useMemo(
    () => listOf({ pack, stored: marks, waiting: waitingOf(entries, activityId), deviceId: deviceId() }),
    [pack, marks, entries, activityId],
  )
  useEffect(sweepLists, [activityId])
  useNewcomers(list, askListAgain)
  const { attendanceList, people, attendance, takenBack } = list
  return {
    attendanceList,
    people,
    attendance,
    takenBack,
    nameOf: (volunteerId) => people.find((one) => one.volunteerId === volunteerId)?.name || undefined,
    phoneOf: (id) => ({ name: pack?.phones.find((phone) => phone.deviceId === id)?.name, isOwn: id === deviceId() }),
    absence: state === 'open' || state === null ? (wasOver && !pack ? 'over' : null) : state,
    heardAt: marks?.heardAt ?? pack?.now ?? null,
    error,
    refresh,
  }
}

/** What an open list asks, and how often. */
function useQuestions(activityId: string) {
  // They have a place of their own on the phone.
  const shared = { enabled: activityId !== '', gcTime: hour, meta: { keep: false } }
  const attendanceList = useQuery({
    ...shared,
    queryKey: ['attendance-list', activityId],
    queryFn: () => askAttendanceList(activityId),
    // Each time is noted: of a visit long over nothing new is to be known.
    refetchInterval: ({ state }) => (state.data?.isOver ? false : ASK_LIST_EVERY),
  })
  const others = useQuery({
    ...shared,
    queryKey: ['marks', activityId],
    queryFn: () => askOthers(activityId),
    refetchInterval: ASK_OTHERS_EVERY,
    retry: false,
  })
  const askListAgain = () => void attendanceList.refetch()
  return {
    error: attendanceList.error ?? others.error,
    wasOver: attendanceList.data?.isOver === true,
    askListAgain,
    refresh: () => {
      askListAgain()
      void others.refetch()
    },
  }
}

/** Somebody on another phone's marks who is not on this one's attendance list: it is asked for again, once for each. */
function useNewcomers({ attendanceList, unknown }: OnSiteList, askAgain: () => void): void {
  const fresh = attendanceList ? unknown.filter((id) => !askedFor.has(id)) : []
  useEffect(() => {
    if (fresh.length === 0) return
    for (const id of fresh) askedFor.add(id)
    askAgain()
  })
}
const askedFor = new Set<string>()

/** Asks for an attendance list and puts it on the phone, unless its time is over. */
export async function askAttendanceList(activityId: string): Promise<{ isOver: boolean }> {
  const sentAt = deviceNow()
  const by = owner()
  try {
    const view = await ask(api.attendance.list.query({ activityId, deviceId: deviceId() }))
    noteServerTime(view.now, sentAt)
    const random = await secretBytes(PACK_RANDOM)
    // Whoever asked may have left meanwhile: the names are not for the next person.
    if (by === owner()) packs.put(by, view, random)
    // Let in again: what it recorded while it was shut out goes up by itself.
    if (by === owner()) outbox.release(activityId, 'phone-cut-off')
    // The way is open, whatever the phone says about its network.
    void sendMarks()
    return { isOver: isOver(view) }
  } catch (error) {
    if (faultOf(error).code === 'forbidden') marksStore.cutOff(by, activityId, marksStore.find(by, activityId)?.heardAt ?? 0)
    throw error
  }
}

/** @returns when the server last answered. @throws what kept it from being asked */
async function askOthers(activityId: string): Promise<number> {
  const fault = await askOthersMarks(activityId)
  if (fault !== null) throw new Fault(fault)
  return marksStore.find(owner(), activityId)?.heardAt ?? 0
}

/** Still on this phone. */
const waitingOf = (entries: readonly OutboxEntry[], activityId: string): SentMark[] =>
  entries.flatMap((entry) => (entry.as === 'organiser' && entry.activityId === activityId && entry.owner === owner() ? [entry.mark] : []))
