/** The list at the door: what is shown, and what a tap does. */
import { useState } from 'react'
import { recordMark, takeBackMark } from '../../client/attendance'
import type { MarkKind } from '../../domain/attendance'
import { type Filter, type Person, isHere } from './people'

const NOBODY: ReadonlySet<string> = new Set()

export function useList(activityId: string) {
  const [filter, setFilter] = useState<Filter>('missing')
  const [name, setName] = useState('')
  /** Tapped since the filter was chosen: they keep their place. */
  const [held, setHeld] = useState(NOBODY)
  const [latest, setLatest] = useState<string>()
  const [isFull, setIsFull] = useState(false)

  /** Nothing is shown that is not on the phone: a mark that could not be kept is said so. */
  const attempt = (people: readonly Person[], record: (person: Person) => void) => {
    try {
      for (const person of people) record(person)
      setIsFull(false)
    } catch {
      setIsFull(true)
    }
    setHeld((before) => new Set([...before, ...people.map(({ volunteerId }) => volunteerId)]))
    setLatest(people.length === 1 ? people[0]?.volunteerId : undefined)
  }
  return {
    filter,
    name,
    held,
    /** The phone has no room: the last tap was not recorded. */
    isFull,
    /** Ticked just now: a second tap at the same place must not send them home. */
    isFresh: (person: Person): boolean =>
      isHere(person) && held.has(person.volunteerId) && (filter === 'missing' || person.volunteerId === latest),
    choose: (next: Filter) => {
      setFilter(next)
      setHeld(NOBODY)
      setLatest(undefined)
    },
    find: setName,
    mark: (people: readonly Person[], kind: Exclude<MarkKind, 'void'>) =>
      attempt(people, ({ volunteerId }) => recordMark(activityId, volunteerId, kind)),
    /** The latest fact first: an out before the in. */
    undo: (person: Person) =>
      attempt([person], ({ volunteerId, attendance: { inMarkId, outMarkId } }) => {
        const last = outMarkId ?? inMarkId
        if (last !== null) takeBackMark(activityId, volunteerId, last)
      }),
  }
}
