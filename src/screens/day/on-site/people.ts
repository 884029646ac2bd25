/** People on the list at the door, and the filters on them. */
import type { ListEntry } from '../../../contract/attendance/attendance'
import type { OnSite } from '../../../client/attendance/on-site'
import type { SentMark } from '../../../contract/attendance/marks'
import { type ActivityTimes, PLAUSIBLE_MARGIN } from '../../../domain/activities/activity'
import { type Attendance, noAttendance } from '../../../domain/attendance/attendance'
import { type Instant, hour } from '../../../domain/calendar/calendar'
import { isSpokenCode, tidySpokenCode } from '../../../domain/attendance/spoken-code'
import { phoneWords } from '../finding-words'

export interface Person extends ListEntry {
  attendance: Attendance
  /** Known only by a ticket or a mark, until the server sends the name. */
  isUnnamed: boolean
}

/** `missing` comes first: it is the first question at the door. */
export type Filter = 'missing' | 'present' | 'all'

export interface Counts {
  /** People signed up; walk-ins count as present but were not expected. */
  expected: number
  present: number
  missing: number
  /** People present who checked out. */
  left: number
}

/** Name of a person known only by a ticket or another phone's mark. */
const UNNAMED = '新报名的人'

/** True for a person with marks. A walk-in whose only check-in was voided has none. */
const isMarked = (attendance: Attendance | undefined): boolean => (attendance?.marks.length ?? 0) > 0

/** People on the list with their attendance. */
export const peopleOf = (
  entries: readonly ListEntry[],
  attendance: ReadonlyMap<string, Attendance>,
  visit: Pick<ActivityTimes, 'startsAt' | 'endsAt'>,
  now: Instant,
): Person[] =>
  entries
    .filter((entry) => entry.signUpId !== null || isMarked(attendance.get(entry.volunteerId)))
    .map((entry) => ({
      ...entry,
      name: entry.name || UNNAMED,
      isUnnamed: entry.name === '',
      attendance: atTheDoor(attendance.get(entry.volunteerId) ?? noAttendance(entry.volunteerId), visit, now),
    }))

/** Longest time since a check-in, ms, for which it counts whatever its date: a phone with a wrong date makes such check-ins. */
const JUST_NOW = 12 * hour

/** Attendance at this visit: a check-in from another day, before the visit was moved, does not count as present; its marks stay. */
function atTheDoor(attendance: Attendance, { startsAt, endsAt }: Pick<ActivityTimes, 'startsAt' | 'endsAt'>, now: Instant): Attendance {
  const { inAt } = attendance
  const isOfTheDay = inAt === null || (inAt >= startsAt - PLAUSIBLE_MARGIN && inAt <= endsAt + PLAUSIBLE_MARGIN)
  return isOfTheDay || Math.abs(now - inAt) < JUST_NOW
    ? attendance
    : { ...attendance, inAt: null, inMarkIds: [], outAt: null, outMarkIds: [] }
}

/** Person of a mark, as sent to the server. A walk-in is also named, since the mark that introduced them may have been discarded. */
export function personRefOf({ volunteerId, signUpId, name, isUnnamed }: Person): Pick<SentMark, 'volunteerId' | 'signUpId' | 'name'> {
  if (isUnnamed) return signUpId === volunteerId ? { signUpId } : { volunteerId }
  return signUpId === null ? { volunteerId, name } : { volunteerId }
}

export const isHere = ({ attendance }: Person): boolean => attendance.inAt !== null
export const hasLeft = (person: Person): boolean => isHere(person) && person.attendance.outAt !== null

/** The other phone that reports a person present or gone although this phone took a mark back; null if there is none. */
export function originWords(
  { volunteerId, attendance }: Person,
  { takenBack, phoneOf }: Pick<OnSite, 'takenBack' | 'phoneOf'>,
): string | null {
  const [source] = attendance.outMarkIds.length > 0 ? attendance.outMarkIds : attendance.inMarkIds
  const mark = attendance.marks.find(({ id }) => id === source)
  if (!mark || !takenBack.has(volunteerId) || phoneOf(mark.deviceId).isOwn) return null
  return `${phoneWords(mark, (id) => phoneOf(id).name ?? '')}记的`
}

export function countPeople(people: readonly Person[]): Counts {
  const present = people.filter(isHere).length
  const expected = people.filter(({ signUpId, isUnnamed }) => signUpId !== null || isUnnamed)
  return {
    expected: expected.length,
    present,
    missing: expected.filter((person) => !isHere(person)).length,
    left: people.filter(hasLeft).length,
  }
}

/**
 * People who match the filter and the search, in the attendance list's order.
 * @param held people tapped since the filter was chosen: they keep their place, so that no row moves under a finger
 */
export function shownPeople(people: readonly Person[], filter: Filter, typed: string, held: ReadonlySet<string>): Person[] {
  return people.filter((person) => {
    if (!isFound(person, typed)) return false
    return filter === 'all' || held.has(person.volunteerId) || isHere(person) === (filter === 'present')
  })
}

/** True if the search matches part of the name, the initials of its syllables (`cy`, or `cl` for 陈样例), or the ticket's six characters. */
export function isFound({ name, initials, code }: Pick<Person, 'name' | 'initials' | 'code'>, typed: string): boolean {
  const wanted = typed.trim()
  if (wanted === '' || name.toLowerCase().includes(wanted.toLowerCase())) return true
  const short = tidySpokenCode(wanted)
  if (isSpokenCode(short) && code === short) return true
  return /^[a-z]+$/i.test(wanted) && followsFrom(initials, wanted.toLowerCase())
}

/** The first letter must be the surname's; later letters follow in order, and syllables in the middle may be skipped. */
function followsFrom(initials: string, wanted: string): boolean {
  if (initials[0] !== wanted[0]) return false
  let at = 0
  for (const letter of wanted) {
    at = initials.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

export interface TeamToTick {
  id: string
  name: string
  missing: Person[]
}

/**
 * Teams with several missing members, to be ticked together, because a team comes in one car.
 * @param held people tapped since the filter was chosen: their team keeps its place, so that no row moves under a finger
 */
export function teamsToTick(people: readonly Person[], held: ReadonlySet<string>): TeamToTick[] {
  const teams = new Map<string, TeamToTick & { isHeld: boolean }>()
  for (const person of people) {
    if (!person.team) continue
    const team = teams.get(person.team.id) ?? { ...person.team, missing: [], isHeld: false }
    teams.set(team.id, team)
    if (held.has(person.volunteerId)) team.isHeld = true
    if (!isHere(person)) team.missing.push(person)
  }
  return [...teams.values()].filter(({ missing, isHeld }) => isHeld || missing.length > 1).map(({ isHeld: _, ...team }) => team)
}
