/** People of the on-site list: people on the attendance list, and others that this phone has added. */
import type { ListEntry, AttendanceList } from '../../contract/attendance/attendance'
import { type SentMark, markFromSent, markOf } from '../../contract/attendance/marks'
import { type Attendance, foldMarks } from '../../domain/attendance/attendance'
import type { StoredMarks } from './stored-marks'
import type { ListPack } from './list-pack'

/** Local data of one activity. */
export interface OnPhone {
  pack: ListPack | undefined
  stored: StoredMarks | undefined
  /** Marks that are not synced yet. */
  waiting: readonly SentMark[]
  deviceId: string
}

/** The list that this phone shows, with or without a network. */
export interface OnSiteList {
  attendanceList: AttendanceList | undefined
  /** Attendance by volunteer id, or by sign-up id for a person known by a ticket alone. */
  attendance: ReadonlyMap<string, Attendance>
  people: ListEntry[]
  /** Ids in received marks that are not on the list, because people were added on other phones since. */
  unknown: string[]
  /** Ids of volunteers whose mark this phone took back. If another phone's mark still counts for them, the list says so. */
  takenBack: ReadonlySet<string>
}

/** Time of a visit of which this phone has marks alone. Nobody is shown without a list. */
const ANY_TIME = { startsAt: -Infinity, endsAt: Infinity }

/** The list, from local data alone. */
export function listOf({ pack, stored, waiting, deviceId }: OnPhone): OnSiteList {
  const entries = pack?.entries ?? []
  const bySignUp = new Map(entries.flatMap(({ signUpId, volunteerId }) => (signUpId === null ? [] : [[signUpId, volunteerId]])))
  /** Volunteer id of a mark's id. A ticket scanned before its holder was on the list has the sign-up's id. */
  const volunteerOf = (id: string): string => bySignUp.get(id) ?? id
  const received = (stored?.marks ?? []).map(markOf)
  const own = waiting.map((mark) => markFromSent(mark, deviceId))
  const marks = [...own, ...received].map((mark) => ({ ...mark, volunteerId: volunteerOf(mark.volunteerId) }))
  const attendance = foldMarks(marks, stored?.visit ?? pack?.activity ?? ANY_TIME)
  const takenBack = new Set(marks.flatMap((mark) => (mark.kind === 'void' && mark.deviceId === deviceId ? [mark.volunteerId] : [])))
  const names = new Map([...Object.entries(stored?.walkIns ?? {}), ...waiting.flatMap(nameIn)])
  const tickets = ticketsOn({ stored, waiting })
  const listed = new Set(entries.map(({ volunteerId }) => volunteerId))
  const others = [...names.keys()].filter((id) => !tickets.has(id))
  const beside = [...new Set([...others, ...attendance.keys()])].filter((id) => !listed.has(id))
  const people = [...entries, ...beside.map((id) => besideList(id, names.get(id) ?? '', tickets.has(id)))]
  const unknown = received.map(({ volunteerId }) => volunteerOf(volunteerId)).filter((id) => !listed.has(id))
  return { attendanceList: pack && viewOf(pack, stored), attendance, people, unknown: [...new Set(unknown)], takenBack }
}

/** Sign-ups whose ticket was scanned here and whose holder is unknown to this phone. */
export const ticketsOn = ({ stored, waiting }: Pick<OnPhone, 'stored' | 'waiting'>): ReadonlySet<string> =>
  new Set([
    ...Object.entries(stored?.walkIns ?? {}).flatMap(([id, name]) => (name === '' ? [id] : [])),
    ...waiting.flatMap(({ volunteerId, signUpId }) => (volunteerId === undefined ? (signUpId ?? []) : [])),
  ])

/** A mark about a person who is listed by a ticket's sign-up refers to the sign-up, since only the server knows the holder. */
export const asTicket = <M extends Pick<SentMark, 'volunteerId' | 'signUpId'>>(mark: M, tickets: ReadonlySet<string>): M => {
  const { volunteerId, ...rest } = mark
  return volunteerId !== undefined && tickets.has(volunteerId) ? ({ ...rest, signUpId: volunteerId } as unknown as M) : mark
}

const viewOf = (pack: ListPack, stored: StoredMarks | undefined): AttendanceList => ({
  ...pack,
  // The list is requested less often than marks, and the visit may have been moved since.
  activity: { ...pack.activity, ...stored?.visit },
  marks: stored?.marks ?? [],
  cursor: stored?.cursor ?? 0,
  hasMore: stored?.hasMore ?? false,
})

const nameIn = ({ volunteerId, name }: SentMark): [string, string][] =>
  volunteerId !== undefined && name !== undefined ? [[volunteerId, name]] : []

const besideList = (id: string, name: string, isTicket: boolean): ListEntry => ({
  volunteerId: id,
  signUpId: isTicket ? id : null,
  name,
  initials: '',
  position: null,
  organisation: null,
  team: null,
  code: null,
})
