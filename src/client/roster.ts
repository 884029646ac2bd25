/** Rosters of the activities opened on this phone. Marks only ever join, so any order of answers gives one roster. */
import type { RosterView, SyncAnswer } from '../contract/attendance'
import type { ToldMark } from '../contract/marks'

/** One activity's roster as it lies on the phone. */
export interface StoredRoster {
  /** Who opened it; names are not for the next person on this phone. */
  owner: string
  view: RosterView
  /** When the server last answered, by its clock. */
  heardAt: number
}

/** Whatever lies in the storage under the key. */
export const readRosters = (stored: unknown): StoredRoster[] =>
  Array.isArray(stored)
    ? (stored as StoredRoster[]).filter(
        (roster) =>
          typeof roster?.view?.activity?.id === 'string' && Array.isArray(roster.view.entries) && Array.isArray(roster.view.marks),
      )
    : []

/** Where the rosters lie. */
export interface RosterStore {
  read: () => StoredRoster[]
  write: (rosters: StoredRoster[]) => void
}

/** More than a weekend's activities; each is some tens of kilobytes. */
const MOST_ROSTERS = 4

/** The opened rosters. */
export type Rosters = ReturnType<typeof openRosters>

/** Kept in memory and written through; a roster that does not fit on the phone lasts until the app closes. */
export function openRosters(store: RosterStore) {
  let rosters: readonly StoredRoster[] = store.read()
  const watchers = new Set<() => void>()
  const find = (owner: string, activityId: string) =>
    rosters.find((roster) => roster.owner === owner && roster.view.activity.id === activityId)
  const put = (roster: StoredRoster) => {
    const others = rosters.filter((known) => known.owner === roster.owner && known.view.activity.id !== roster.view.activity.id)
    rosters = [roster, ...others].slice(0, MOST_ROSTERS)
    try {
      store.write([...rosters])
    } catch {
      // The server has it all; only opening the list without a network is lost.
    }
    for (const tell of watchers) tell()
  }

  return {
    find,
    subscribe: (tell: () => void) => {
      watchers.add(tell)
      return () => void watchers.delete(tell)
    },
    /** The whole roster, as the server tells it. */
    put: (owner: string, view: RosterView) => {
      const known = find(owner, view.activity.id)?.view
      put({
        owner,
        view: { ...view, marks: union(known?.marks ?? [], view.marks), cursor: Math.max(known?.cursor ?? 0, view.cursor) },
        heardAt: view.now,
      })
    },
    /** What a sync brought from all devices, this one included. */
    merge: (owner: string, activityId: string, answer: Pick<SyncAnswer, 'marks' | 'cursor' | 'now'>) => {
      const known = find(owner, activityId)
      if (!known) return
      const view = { ...known.view, marks: union(known.view.marks, answer.marks), cursor: Math.max(known.view.cursor, answer.cursor) }
      put({ owner, view, heardAt: answer.now })
    },
  }
}

function union(known: readonly ToldMark[], more: readonly ToldMark[]): ToldMark[] {
  const byId = new Map(known.map((mark) => [mark.id, mark]))
  for (const mark of more) byId.set(mark.id, mark)
  return [...byId.values()]
}
