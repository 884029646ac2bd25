/** Attendance on site: marks of this phone and of other phones, with or without a network. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ListEntry, AttendanceList } from '../../contract/attendance/attendance'
import type { SentMark } from '../../contract/attendance/marks'
import type { Attendance } from '../../domain/attendance/attendance'
import { hour, minute } from '../../domain/calendar/calendar'
import { api, ask } from '../wire/calls'
import { clockOffset, deviceNow, noteServerTime, phoneTime } from '../phone/clock'
import { deviceId, randomId } from '../phone/device'
import { Fault, faultOf, isOutOfReach } from '../wire/fault'
import { type OnSiteList, asTicket, listOf, ticketsOn } from './on-site-people'
import type { OutboxEntry } from './outbox'
import { PACK_RANDOM, isOver, openPacks, stateOf } from './list-pack'
import { secretBytes } from '../phone/secret-bytes'
import { phoneStorage } from '../phone/storage'
import { owner } from '../phone/owner'
import { marksStore, outbox, sendMarks, sweepLists, sync } from './syncing'
import { addMarks, askOthersMarks } from './unsynced'

/** Interval at which an open list asks for the other phones' marks, ms. */
const ASK_OTHERS_EVERY = 20_000
/** Interval at which an open list is requested again, ms. It is long, since each request is in the audit log and the answer is large. */
const ASK_LIST_EVERY = 10 * minute

const packs = openPacks(phoneStorage, marksStore)

/** A new mark of an organiser, before id and times are added. */
export type NewMark = Omit<SentMark, 'id' | 'at' | 'clockOffset'>

/** Records all marks or none, and returns when they are on the phone. @throws when the phone has no room left */
export function recordMarks(activityId: string, marks: readonly NewMark[]): void {
  const moment = { at: deviceNow(), clockOffset: clockOffset() }
  const tickets = ticketsOn({ stored: marksStore.find(owner(), activityId), waiting: waitingOf(outbox.entries(), activityId) })
  addMarks(
    activityId,
    marks.map((mark) => ({ as: 'organiser', mark: { ...asTicket(mark, tickets), ...moment, id: randomId() } })),
  )
}

export type NoListReason =
  /** An organiser cut this phone off: the attendance list is dropped, and marks wait until the phone is let in again. */
  | 'cut-off'
  /** The list's time is over by this phone's clock alone. It opens again if the clock turns out to be wrong. */
  | 'shut'
  /** The list's time is over by the server's clock. */
  | 'over'

/** State of the on-site list. */
export interface OnSite {
  /** Undefined before the list was on this phone, and after it was dropped. */
  attendanceList: AttendanceList | undefined
  /** People on the list and people added on site. The name is empty for a person known only by a ticket or another phone's mark. */
  people: readonly ListEntry[]
  /** Attendance by volunteer id, as in `people`, from the marks of all phones and the unsent marks of this phone. */
  attendance: ReadonlyMap<string, Attendance>
  /** Ids of volunteers whose mark this phone took back. */
  takenBack: ReadonlySet<string>
  /** Name of a person; undefined for a person known only by a ticket or another phone's mark. */
  nameOf: (volunteerId: string) => string | undefined
  /** Phone that made a mark. Its name is undefined for a phone that never had this list, such as a volunteer's own. */
  phoneOf: (deviceId: string) => { name: string | undefined; isOwn: boolean }
  /** Reason why the list is missing, as far as the phone knows; null if it is not missing. */
  absence: NoListReason | null
  /** Time of the server's last answer, by the server's clock. */
  heardAt: number | null
  /** Failure of the last request for the list or for the others' marks. */
  error: Error | null
  refresh: () => void
}

/** People of one activity and their attendance. Renders again with each mark. */
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

/** Repeated requests while a list is open. */
function useQuestions(activityId: string) {
  // The answers are not cached, since lists and marks are stored separately on the phone.
  const shared = { enabled: activityId !== '', gcTime: hour, meta: { keep: false } }
  const attendanceList = useQuery({
    ...shared,
    queryKey: ['attendance-list', activityId],
    queryFn: () => askAttendanceList(activityId),
    // A visit that is long over brings nothing new, and each request is in the audit log.
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
  useAskingOnceReached([attendanceList, others])
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

/**
 * Repeats requests that got no answer when a later sync got one. Their own intervals are long, and a phone with one bar of signal
 * reports no change of its network, so the screen would go on saying that it is offline.
 */
function useAskingOnceReached(questions: readonly Pick<UseQueryResult, 'error' | 'refetch'>[]): void {
  const unanswered = questions.filter(({ error }) => isOutOfReach(error))
  useEffect(() => {
    if (unanswered.length === 0) return
    return sync.subscribe(() => {
      const { isSending, fault } = sync.state()
      // A request under way is not sent twice.
      if (!isSending && fault === null) for (const { refetch } of unanswered) void refetch({ cancelRefetch: false })
    })
  })
}

/** Requests the list again, once for each person who is in another phone's marks but not on this phone's list. */
function useNewcomers({ attendanceList, unknown }: OnSiteList, askAgain: () => void): void {
  const fresh = attendanceList ? unknown.filter((id) => !askedFor.has(id)) : []
  useEffect(() => {
    if (fresh.length === 0) return
    for (const id of fresh) askedFor.add(id)
    askAgain()
  })
}
const askedFor = new Set<string>()

/** Requests an attendance list and stores it on the phone, unless its time is over. */
export async function askAttendanceList(activityId: string): Promise<{ isOver: boolean }> {
  const sentAt = deviceNow()
  const by = owner()
  try {
    const view = await ask(api.attendance.list.query({ activityId, deviceId: deviceId() }))
    noteServerTime(view.now, sentAt)
    const random = await secretBytes(PACK_RANDOM)
    // The phone may have another user by now, who must not get the names.
    if (by === owner()) packs.put(by, view, random)
    // The phone was let in again, so the marks recorded while it was cut off are sent now.
    if (by === owner()) outbox.release(activityId, 'phone-cut-off')
    // The server has answered, so marks can be sent even if the phone reports no network.
    void sendMarks()
    return { isOver: isOver(view) }
  } catch (error) {
    if (faultOf(error).code === 'forbidden') marksStore.cutOff(by, activityId, marksStore.find(by, activityId)?.heardAt ?? 0)
    throw error
  }
}

/** Requests the other phones' marks. @returns time of the server's last answer, by the server's clock. @throws Fault */
async function askOthers(activityId: string): Promise<number> {
  const fault = await askOthersMarks(activityId)
  if (fault !== null) throw new Fault(fault)
  return marksStore.find(owner(), activityId)?.heardAt ?? 0
}

/** This person's marks of the activity that wait on this phone. */
const waitingOf = (entries: readonly OutboxEntry[], activityId: string): SentMark[] =>
  entries.flatMap((entry) => (entry.as === 'organiser' && entry.activityId === activityId && entry.owner === owner() ? [entry.mark] : []))
