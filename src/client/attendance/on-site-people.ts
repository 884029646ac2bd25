/** Who is on the list at the door: the attendance list, and whoever this phone knows beside it. */
import type { ListEntry, AttendanceList } from '../../contract/attendance/attendance'
import { type SentMark, markFromSent, markOf } from '../../contract/attendance/marks'
import { type Attendance, foldMarks } from '../../domain/attendance/attendance'
import type { StoredMarks } from './stored-marks'
import type { ListPack } from './list-pack'

/** What lies on this phone for one activity. */
export interface OnPhone {
  pack: ListPack | undefined
  stored: StoredMarks | undefined
  /** Not synced yet. */
  waiting: readonly SentMark[]
  deviceId: string
}

/** The list, without a network. */
export interface OnSiteList {
  attendanceList: AttendanceList | undefined
  /** By volunteer id; of somebody known by a ticket alone by sign-up id. */
  attendance: ReadonlyMap<string, Attendance>
  people: ListEntry[]
  /** In marks that came down, and not on the attendance list: it has grown since. */
  unknown: string[]
  /** Of whom this phone took a mark back, by volunteer id: should another phone have them, that wants a word. */
  takenBack: ReadonlySet<string>
}

/** All of it from what is on the phone. */
export function listOf({ pack, stored, waiting, deviceId }: OnPhone): OnSiteList {
  const entries = pack?.entries ?? []
  const bySignUp = new Map(entries.flatMap(({ signUpId, volunteerId }) => (signUpId === null ? [] : [[signUpId, volunteerId]])))
  /** A ticket scanned before its holder was on the attendance list. */
  const whose = (id: string): string => bySignUp.get(id) ?? id
  const told = (stored?.marks ?? []).map(markOf)
  const own = waiting.map((mark) => markFromSent(mark, deviceId))
  const marks = [...own, ...told].map((mark) => ({ ...mark, volunteerId: whose(mark.volunteerId) }))
  const attendance = foldMarks(marks)
  const takenBack = new Set(marks.flatMap((mark) => (mark.kind === 'void' && mark.deviceId === deviceId ? [mark.volunteerId] : [])))
  const names = new Map([...Object.entries(stored?.walkIns ?? {}), ...waiting.flatMap(nameIn)])
  const tickets = ticketsOn({ stored, waiting })
  const listed = new Set(entries.map(({ volunteerId }) => volunteerId))
  const others = [...names.keys()].filter((id) => !tickets.has(id))
  const beside = [...new Set([...others, ...attendance.keys()])].filter((id) => !listed.has(id))
  const people = [...entries, ...beside.map((id) => besideList(id, names.get(id) ?? '', tickets.has(id)))]
  const unknown = told.map(({ volunteerId }) => whose(volunteerId)).filter((id) => !listed.has(id))
  return { attendanceList: pack && viewOf(pack, stored), attendance, people, unknown: [...new Set(unknown)], takenBack }
}

/** Sign-ups whose ticket was scanned here and whose holder this phone cannot name. */
export const ticketsOn = ({ stored, waiting }: Pick<OnPhone, 'stored' | 'waiting'>): ReadonlySet<string> =>
  new Set([
    ...Object.entries(stored?.walkIns ?? {}).flatMap(([id, name]) => (name === '' ? [id] : [])),
    ...waiting.flatMap(({ volunteerId, signUpId }) => (volunteerId === undefined ? (signUpId ?? []) : [])),
  ])

/** Somebody on the list under a ticket's sign-up is sent as the ticket: the server knows whose it is. */
export const asTicket = <M extends Pick<SentMark, 'volunteerId' | 'signUpId'>>(mark: M, tickets: ReadonlySet<string>): M => {
  const { volunteerId, ...rest } = mark
  return volunteerId !== undefined && tickets.has(volunteerId) ? ({ ...rest, signUpId: volunteerId } as unknown as M) : mark
}

const viewOf = (pack: ListPack, stored: StoredMarks | undefined): AttendanceList => ({
  ...pack,
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
