/** People on the on-site list, and its filters. */
import type { ListEntry } from '../../../contract/attendance/attendance'
import type { OnSite } from '../../../client/attendance/on-site'
import type { SentMark } from '../../../contract/attendance/marks'
import { type Attendance, isOutside, markedAt, noAttendance } from '../../../domain/attendance/attendance'
import { type HeadCount, countHeads } from '../../../domain/attendance/head-count'
import { type Instant, hour } from '../../../domain/calendar/calendar'
import { isSpokenCode, tidySpokenCode } from '../../../domain/attendance/spoken-code'
import { phoneWords } from '../finding-words'

export interface Person extends ListEntry {
  attendance: Attendance
  /** True for a person known only by a ticket or a mark, until the server sends the name. */
  isUnnamed: boolean
  /** True for a person whose only check-in was made just now, far outside the visit's time: somebody has to decide whether it counts. */
  isUndecided: boolean
}

/** Filter of the list; `missing` is the default. */
export type Filter = 'missing' | 'present' | 'all'

/** Name of a person known only by a ticket or another phone's mark. */
const UNNAMED = '新报名的人'

/** True for a person with marks. A walk-in whose only check-in was voided has none. */
const isMarked = (attendance: Attendance | undefined): boolean => (attendance?.marks.length ?? 0) > 0

/** People on the list with their attendance. */
export const peopleOf = (entries: readonly ListEntry[], attendance: ReadonlyMap<string, Attendance>, now: Instant): Person[] =>
  entries
    .filter((entry) => entry.signUpId !== null || isMarked(attendance.get(entry.volunteerId)))
    .map((entry) => {
      const own = attendance.get(entry.volunteerId) ?? noAttendance(entry.volunteerId)
      return { ...entry, name: entry.name || UNNAMED, isUnnamed: entry.name === '', attendance: own, isUndecided: isUndecided(own, now) }
    })

/** Age of a check-in, ms, up to which a second tick would only repeat it. */
const JUST_NOW = 12 * hour

/** A check-in on an earlier day, such as a rehearsal, leaves the person to be ticked; one made just now is not asked for again. */
const isUndecided = (attendance: Attendance, now: Instant): boolean =>
  attendance.inAt === null &&
  attendance.marks.some((mark) => mark.kind === 'in' && isOutside(mark, attendance) && Math.abs(now - markedAt(mark)) < JUST_NOW)

/** Reference to a person in a mark. A walk-in's name is repeated, since their first mark may have been discarded. */
export function personRefOf({ volunteerId, signUpId, name, isUnnamed }: Person): Pick<SentMark, 'volunteerId' | 'signUpId' | 'name'> {
  if (isUnnamed) return signUpId === volunteerId ? { signUpId } : { volunteerId }
  return signUpId === null ? { volunteerId, name } : { volunteerId }
}

export const isHere = ({ attendance }: Person): boolean => attendance.inAt !== null
export const hasLeft = (person: Person): boolean => isHere(person) && person.attendance.outAt !== null

/** The other phone whose mark still counts although this phone took its own mark back, in words; null for none. */
export function originWords(
  { volunteerId, attendance }: Person,
  { takenBack, phoneOf }: Pick<OnSite, 'takenBack' | 'phoneOf'>,
): string | null {
  const [source] = attendance.outMarkIds.length > 0 ? attendance.outMarkIds : attendance.inMarkIds
  const mark = attendance.marks.find(({ id }) => id === source)
  if (!mark || !takenBack.has(volunteerId) || phoneOf(mark.deviceId).isOwn) return null
  return `${phoneWords(mark, (id) => phoneOf(id).name ?? '')}记的`
}

export const countPeople = (people: readonly Person[]): HeadCount =>
  countHeads(
    people.map(({ signUpId, isUnnamed, attendance: { inAt, outAt } }) => ({ isExpected: signUpId !== null || isUnnamed, inAt, outAt })),
  )

/**
 * People who match the filter and the search, in the attendance list's order.
 * @param held people tapped since the filter was chosen, who keep their place so that no row moves under a finger
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

/** True if the wanted letters begin with the surname's initial and follow in order. Syllables in the middle may be skipped. */
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
 * Teams with several missing members, who can be ticked together, because a team often arrives together.
 * @param held people tapped since the filter was chosen, whose team keeps its place so that no row moves under a finger
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
