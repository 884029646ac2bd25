/** The list at the door: what is shown, and what a tap does. */
import { useState } from 'react'
import { type NewMark, recordMarks } from '../../../client/attendance/on-site'
import type { MarkKind, MarkMethod } from '../../../domain/attendance/attendance'
import { type Filter, type Person, isHere, whoIs } from './people'

/**
 * What was tapped since the filter was chosen. Not a state: a mark redraws the list at once, a state of ours would follow a
 * moment later, and the row would be gone in between.
 */
function holdTaps() {
  let held = new Set<string>()
  let latest: string | undefined
  return {
    /** They keep their place. */
    held: (): ReadonlySet<string> => held,
    isLatest: (id: string) => id === latest,
    note: (ids: readonly string[]) => {
      held = new Set([...held, ...ids])
      latest = ids.length === 1 ? ids[0] : undefined
    },
    clear: () => {
      held = new Set()
      latest = undefined
    },
  }
}

type Method = Extract<MarkMethod, NewMark['method']>

/** The mark stays on record; this one takes it back. */
const takenBack = (person: Person, voids: string): NewMark => ({ ...whoIs(person), kind: 'void', voids, method: 'ticked' })

export type List = ReturnType<typeof useList>

/** Those that phones recorded: a correction is taken back where it was made, with a reason. */
const recorded = ({ attendance }: Person, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => attendance.marks.find((mark) => mark.id === id)?.method !== 'corrected')

export function useList(activityId: string) {
  // An object, so that choosing the same filter again tidies the list.
  const [{ filter }, setView] = useState<{ filter: Filter }>({ filter: 'missing' })
  const [typed, setTyped] = useState('')
  const [isFull, setIsFull] = useState(false)
  const [taps] = useState(holdTaps)

  /** Nothing is shown that is not on the phone: a mark that could not be kept is said so. @returns whether it was kept */
  const record = (marks: NewMark[]): boolean => {
    try {
      recordMarks(activityId, marks)
      setIsFull(false)
      return true
    } catch {
      setIsFull(true)
      return false
    }
  }
  const attempt = (people: readonly Person[], marksOf: (person: Person) => NewMark[]): boolean => {
    taps.note(people.map(({ volunteerId }) => volunteerId))
    return record(people.flatMap(marksOf))
  }
  return {
    filter,
    typed,
    held: taps.held(),
    /** The phone has no room: the last tap was not recorded. */
    isFull,
    /** Ticked just now: a second tap at the same place must not send them home. */
    isFresh: (person: Person): boolean =>
      isHere(person) && taps.held().has(person.volunteerId) && (filter === 'missing' || taps.isLatest(person.volunteerId)),
    choose: (next: Filter) => {
      taps.clear()
      setView({ filter: next })
    },
    find: setTyped,
    record,
    mark: (people: readonly Person[], kind: Exclude<MarkKind, 'void'>, method: Method = 'ticked'): boolean =>
      attempt(people, (person) => [
        // Checked out on another phone while this one took the check-in back: coming again, they have not left.
        ...(kind === 'in' && !isHere(person) ? recorded(person, person.attendance.outMarkIds).map((id) => takenBack(person, id)) : []),
        { ...whoIs(person), kind, method },
      ]),
    /** The latest fact first, an out before the in; whichever phones recorded it. */
    undo: (person: Person) =>
      attempt([person], ({ attendance: { inMarkIds, outMarkIds } }) =>
        recorded(person, outMarkIds.length > 0 ? outMarkIds : inMarkIds).map((id) => takenBack(person, id)),
      ),
  }
}
