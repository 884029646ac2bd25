/** The on-site list: its view, and the effects of taps. */
import { useState } from 'react'
import { type NewMark, recordMarks } from '../../../client/attendance/on-site'
import type { MarkMethod, PassKind } from '../../../domain/attendance/attendance'
import type { Instant } from '../../../domain/calendar/calendar'
import { type Filter, type Person, isHere, personRefOf } from './people'

/**
 * People tapped since the filter was chosen. This is not React state: a mark redraws the list at once, and state would follow
 * a moment later, so that the row would briefly vanish.
 */
function holdTaps() {
  let held = new Set<string>()
  let latest: string | undefined
  return {
    /** People who keep their place. */
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

/** A void of an earlier mark. The earlier mark stays on record. */
const takenBack = (person: Person, voids: string): NewMark => ({ ...personRefOf(person), kind: 'void', voids, method: 'ticked' })

/** The decision on each of a person's marks outside the visit's time. @param startsAt start of the visit, for which the decision holds */
const decided = (person: Person, startsAt: Instant, counts: boolean): NewMark[] =>
  person.attendance.outside.map((voids) =>
    counts
      ? { ...personRefOf(person), kind: 'accept' as const, voids, statedAt: startsAt, method: 'ticked' as const }
      : takenBack(person, voids),
  )

export type List = ReturnType<typeof useList>

/** Those of the marks that phones recorded. A correction can be revoked only in the review, with a reason. */
const recorded = ({ attendance }: Person, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => attendance.marks.find((mark) => mark.id === id)?.method !== 'corrected')

export function useList(activityId: string) {
  // An object, so that choosing the same filter again tidies the list.
  const [{ filter }, setView] = useState<{ filter: Filter }>({ filter: 'missing' })
  const [typed, setTyped] = useState('')
  const [isFull, setIsFull] = useState(false)
  const [taps] = useState(holdTaps)

  /** Records marks, or reports that the phone has no room. @returns true if the marks are stored */
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
    /** True if the phone has no room, so that the last tap was not recorded. */
    isFull,
    /** True for a person ticked just now, whose row must not check them out on a second tap. */
    isFresh: (person: Person): boolean =>
      isHere(person) && taps.held().has(person.volunteerId) && (filter === 'missing' || taps.isLatest(person.volunteerId)),
    choose: (next: Filter) => {
      taps.clear()
      setView({ filter: next })
    },
    find: setTyped,
    record,
    mark: (people: readonly Person[], kind: PassKind, method: Method = 'ticked'): boolean =>
      attempt(people, (person) => [
        // If another phone recorded a check-out while this phone voided the check-in, a new check-in voids that check-out.
        ...(kind === 'in' && !isHere(person) ? recorded(person, person.attendance.outMarkIds).map((id) => takenBack(person, id)) : []),
        { ...personRefOf(person), kind, method },
      ]),
    /** Decides whether these people's marks outside the visit's time count. */
    decide: (people: readonly Person[], startsAt: Instant, counts: boolean): boolean =>
      attempt(people, (person) => decided(person, startsAt, counts)),
    /** Voids the check-out if there is one, otherwise the check-in. The mark may be of any phone. */
    undo: (person: Person) =>
      attempt([person], ({ attendance: { inMarkIds, outMarkIds } }) =>
        recorded(person, outMarkIds.length > 0 ? outMarkIds : inMarkIds).map((id) => takenBack(person, id)),
      ),
  }
}
