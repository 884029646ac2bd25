/** Marks, entries and a storage that behaves like a phone's: values are copies, and it can be full. */
import type { OutboxEntry } from '../../src/client/outbox'
import type { RosterView } from '../../src/contract/attendance'
import type { Mark } from '../../src/domain/attendance'

/** A mark by its id; all else is the same for all. */
export const aMark = (id: string, part: Partial<Mark> = {}): Mark => ({
  id,
  volunteerId: 'volunteer-1',
  kind: 'in',
  voids: null,
  method: 'ticked',
  at: 1_000,
  clockOffset: 0,
  statedAt: null,
  reason: null,
  shownAt: null,
  deviceId: 'phone-1',
  ...part,
})

export const anEntry = (id: string, part: Partial<Omit<OutboxEntry, 'trouble'>> = {}) => ({
  activityId: 'activity-1',
  owner: 'organiser',
  mark: aMark(id),
  ...part,
})

/** Survives whatever happens to the objects that use it. */
export function aPhone<T>(empty: T) {
  let stored = JSON.stringify(empty)
  return {
    isFull: false,
    read: (): T => JSON.parse(stored) as T,
    write(value: T): void {
      if (this.isFull) throw new Error('setStorage:fail exceed storage max size')
      stored = JSON.stringify(value)
    },
  }
}

/** A roster with nobody on it. */
export const aRoster = (part: Partial<RosterView> = {}): RosterView => ({
  activity: {
    id: 'activity-1',
    title: '',
    status: 'published',
    startsAt: 0,
    endsAt: 1,
    town: null,
    place: '',
    categories: [],
    isSample: false,
  },
  entries: [],
  marks: [],
  cursor: 0,
  now: 0,
  ...part,
})
