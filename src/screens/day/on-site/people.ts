/** Who is on the list at the door, and who of them is shown. */
import type { ListEntry } from '../../../contract/attendance/attendance'
import type { OnSite } from '../../../client/attendance/on-site'
import type { SentMark } from '../../../contract/attendance/marks'
import { type ActivityTimes, PLAUSIBLE_MARGIN } from '../../../domain/activities/activity'
import { type Attendance, absent } from '../../../domain/attendance/attendance'
import { type Instant, hour } from '../../../domain/calendar/calendar'
import { isSpoken, tidySpoken } from '../../../domain/attendance/spoken-code'
import { phoneWords } from '../finding-words'

export interface Person extends ListEntry {
  attendance: Attendance
  /** Known by a ticket or a mark alone, until the server says who they are. */
  isUnnamed: boolean
}

/** `missing` is what everybody at the door asks first. */
export type Filter = 'missing' | 'present' | 'all'

export interface Counts {
  /** Signed up; who just came is present and was not expected. */
  expected: number
  present: number
  missing: number
  /** Of those present, who checked out. */
  left: number
}

/** What somebody is called of whom only a ticket, or another phone's mark, tells. */
const UNNAMED = '新报名的人'

/** Somebody who just came, and whose mark was taken back, was a mistake: nobody waits for them. */
const isMarked = (attendance: Attendance | undefined): boolean => (attendance?.marks.length ?? 0) > 0

/** Everybody on the list with their attendance. */
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
      attendance: atTheDoor(attendance.get(entry.volunteerId) ?? absent(entry.volunteerId), visit, now),
    }))

/** Longer ago than this is another day; a phone whose clock is wrong ticks by it just now, whatever the day. */
const JUST_NOW = 12 * hour

/** Ticked for another day, before the visit was moved, they are not here yet; what was recorded stays to be looked at. */
function atTheDoor(attendance: Attendance, { startsAt, endsAt }: Pick<ActivityTimes, 'startsAt' | 'endsAt'>, now: Instant): Attendance {
  const { inAt } = attendance
  const isOfTheDay = inAt === null || (inAt >= startsAt - PLAUSIBLE_MARGIN && inAt <= endsAt + PLAUSIBLE_MARGIN)
  return isOfTheDay || Math.abs(now - inAt) < JUST_NOW
    ? attendance
    : { ...attendance, inAt: null, inMarkIds: [], outAt: null, outMarkIds: [] }
}

/** Whom a mark is about, as the server will know them: a walk-in by name, since its first mark may have been let go. */
export function whoIs({ volunteerId, signUpId, name, isUnnamed }: Person): Pick<SentMark, 'volunteerId' | 'signUpId' | 'name'> {
  if (isUnnamed) return signUpId === volunteerId ? { signUpId } : { volunteerId }
  return signUpId === null ? { volunteerId, name } : { volunteerId }
}

export const isHere = ({ attendance }: Person): boolean => attendance.inAt !== null
export const hasLeft = (person: Person): boolean => isHere(person) && person.attendance.outAt !== null

/** Which phone says where somebody is of whom this one took a mark back: present again, and nobody here ticked them. Null for no such thing. */
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
 * Those that the filter and what was typed leave, in the attendance list's order.
 * @param held tapped since the filter was chosen: they keep their place, so that no row moves under a finger
 */
export function shownPeople(people: readonly Person[], filter: Filter, typed: string, held: ReadonlySet<string>): Person[] {
  return people.filter((person) => {
    if (!isFound(person, typed)) return false
    return filter === 'all' || held.has(person.volunteerId) || isHere(person) === (filter === 'present')
  })
}

/** By part of the name, first letters of its syllables (`cy`, or `cl` for 陈样例), or the six characters of the ticket. */
export function isFound({ name, initials, code }: Pick<Person, 'name' | 'initials' | 'code'>, typed: string): boolean {
  const wanted = typed.trim()
  if (wanted === '' || name.toLowerCase().includes(wanted.toLowerCase())) return true
  const short = tidySpoken(wanted)
  if (isSpoken(short) && code === short) return true
  return /^[a-z]+$/i.test(wanted) && followsFrom(initials, wanted.toLowerCase())
}

/** The first letter first, the others in order: a surname is not skipped, a syllable in the middle may be. */
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
 * Teams of whom several are missing, with those who are: they come in one car, and are ticked together.
 * @param held tapped since the filter was chosen: their team keeps its place, so that no row moves under a finger
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
