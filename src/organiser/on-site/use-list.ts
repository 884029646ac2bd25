/** The list at the door: what is shown, and what a tap does. */
import { useState } from 'react'
import { type NewMark, recordMarks } from '../../client/on-site'
import type { MarkKind } from '../../domain/attendance'
import { type Filter, type Person, isHere } from './people'

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

/** The mark stays on record; this one takes it back. */
const takenBack = (volunteerId: string, voids: string): NewMark => ({ volunteerId, kind: 'void', voids, method: 'ticked' })

export function useList(activityId: string) {
  // An object, so that choosing the same filter again tidies the list.
  const [{ filter }, setView] = useState<{ filter: Filter }>({ filter: 'missing' })
  const [name, setName] = useState('')
  const [isFull, setIsFull] = useState(false)
  const [taps] = useState(holdTaps)

  /** Nothing is shown that is not on the phone: a mark that could not be kept is said so. */
  const attempt = (people: readonly Person[], marksOf: (person: Person) => NewMark[]) => {
    taps.note(people.map(({ volunteerId }) => volunteerId))
    try {
      recordMarks(activityId, people.flatMap(marksOf))
      setIsFull(false)
    } catch {
      setIsFull(true)
    }
  }
  return {
    filter,
    name,
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
    find: setName,
    mark: (people: readonly Person[], kind: Exclude<MarkKind, 'void'>) =>
      attempt(people, ({ volunteerId, attendance: { inAt, outMarkIds } }) => [
        // Checked out on another phone while this one took the check-in back: coming again, they have not left.
        ...(kind === 'in' && inAt === null ? outMarkIds.map((id) => takenBack(volunteerId, id)) : []),
        { volunteerId, kind, method: 'ticked' },
      ]),
    /** The latest fact first, an out before the in; whichever phones recorded it. */
    undo: (person: Person) =>
      attempt([person], ({ volunteerId, attendance: { inMarkIds, outMarkIds } }) =>
        (outMarkIds.length > 0 ? outMarkIds : inMarkIds).map((id) => takenBack(volunteerId, id)),
      ),
  }
}
