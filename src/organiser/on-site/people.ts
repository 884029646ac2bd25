/** Who is on the list at the door, and who of them is shown. */
import type { RosterEntry } from '../../contract/attendance'
import { type Attendance, absent } from '../../domain/attendance'

export interface Person extends RosterEntry {
  attendance: Attendance
}

/** `missing` is what everybody at the door asks first. */
export type Filter = 'missing' | 'present' | 'all'

export interface Counts {
  expected: number
  present: number
  missing: number
  /** Of those present, who checked out. */
  left: number
}

export const peopleOf = (entries: readonly RosterEntry[], attendance: ReadonlyMap<string, Attendance>): Person[] =>
  entries.map((entry) => ({ ...entry, attendance: attendance.get(entry.volunteerId) ?? absent(entry.volunteerId) }))

export const isHere = ({ attendance }: Person): boolean => attendance.inAt !== null
export const hasLeft = (person: Person): boolean => isHere(person) && person.attendance.outAt !== null

export function countPeople(people: readonly Person[]): Counts {
  const present = people.filter(isHere).length
  return { expected: people.length, present, missing: people.length - present, left: people.filter(hasLeft).length }
}

/**
 * Those that the filter and the name leave, in the roster's order.
 * @param held tapped since the filter was chosen: they keep their place, so that no row moves under a finger
 */
export function shownPeople(people: readonly Person[], filter: Filter, name: string, held: ReadonlySet<string>): Person[] {
  const wanted = name.trim()
  return people.filter((person) => {
    if (wanted !== '' && !person.name.includes(wanted)) return false
    return filter === 'all' || held.has(person.volunteerId) || isHere(person) === (filter === 'present')
  })
}
