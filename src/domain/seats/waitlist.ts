/**
 * The waitlist: its order, and the choice of entries that move up when seats come free.
 *
 * A freed seat goes to the first entry that fits. A team that wants more seats than are free is passed over, and keeps its
 * place; after three times free seats gather for it, and no later entry gets them.
 * Seats reserved for an organisation are free for its own entries alone, until the reservation ends.
 */
import type { ActivityTimes } from '../activities/activity'
import { type Instant, hour } from '../calendar/calendar'

/** Time before the start at which moving up ends, except by an organiser: later, people may have made other plans. */
export const MOVE_UP_CUTOFF = 12 * hour

/** @param byOrganiser an organiser may move entries up until the start */
export const mayMoveUp = (activity: Pick<ActivityTimes, 'status' | 'startsAt'>, byOrganiser: boolean, now: Instant): boolean =>
  activity.status === 'published' && now < activity.startsAt - (byOrganiser ? 0 : MOVE_UP_CUTOFF)

/** Number of times that a team is passed over before seats gather for it. */
export const PASSES_BEFORE_GATHERING = 3

/** A volunteer waiting alone, or a team waiting as one. */
export interface Entry {
  /** Id of the sign-up or of the team. */
  id: string
  isTeam: boolean
  /** Organisation whose reserved seats it may have, since it has confirmed the volunteer or the team's leader; null for none. */
  organisationId: string | null
  /** Seats wanted by position: all of them or none. */
  wants: ReadonlyMap<string, number>
  /** All its people could come: they have no other visit at that time, and have the skill and the consents needed. */
  isFit: boolean
  /** Number of times that a later entry was given a seat for which this team is waiting. */
  passedOver: number
}

/** Free seats of one position. */
export interface FreeSeats {
  /** Free seats without a reservation. */
  open: number
  /** Free seats by the organisation for which they are still reserved. */
  reserved: ReadonlyMap<string, number>
  /** All seats of the position, taken or free. */
  capacity: number
  /** All reserved seats, taken or free, by organisation: others could not use them even when they come free. */
  quotas: ReadonlyMap<string, number>
}

/** Result of a round: entries that get seats, and each team's new count of times passed over. */
export interface MoveUp {
  seated: Entry[]
  passedOver: Map<string, number>
  /** Seats kept for teams that have been passed over too often, by position. */
  gathered: Map<string, number>
}

/**
 * One round over a waitlist in order of arrival. The caller gives entries one by one, so that a long list need not be read
 * to its end.
 * @param newcomer id of the only entry that may be seated, passed after the cut-off. A seat that an earlier entry could take is then left free.
 */
export function movingUp(free: ReadonlyMap<string, FreeSeats>, newcomer?: string) {
  const left = new Map([...free].map(([id, seats]) => [id, { ...seats, reserved: new Map(seats.reserved) }]))
  const result: MoveUp = { seated: [], passedOver: new Map(), gathered: new Map() }
  const waiting: { team: Entry; passedOver: number; gathers: boolean }[] = []

  const available = (positionId: string, organisationId: string | null): number => {
    const seats = left.get(positionId)
    return seats ? seats.open + (organisationId === null ? 0 : (seats.reserved.get(organisationId) ?? 0)) : 0
  }
  const fits = (entry: Entry): boolean => [...entry.wants].every(([id, wanted]) => wanted <= available(id, entry.organisationId))

  /** Takes the organisation's own seats first, so that open seats stay for everybody. @returns number of seats of each kind */
  const take = (positionId: string, wanted: number, organisationId: string | null) => {
    const seats = left.get(positionId)
    if (!seats) return { reserved: 0, open: 0 }
    const own = organisationId === null ? 0 : (seats.reserved.get(organisationId) ?? 0)
    const reserved = Math.min(own, wanted)
    if (organisationId !== null && reserved > 0) seats.reserved.set(organisationId, own - reserved)
    const open = Math.min(seats.open, wanted - reserved)
    seats.open -= open
    return { reserved, open }
  }

  const gather = (team: Entry): void => {
    for (const [positionId, wanted] of team.wants) {
      const { reserved, open } = take(positionId, wanted, team.organisationId)
      if (reserved + open > 0) result.gathered.set(positionId, (result.gathered.get(positionId) ?? 0) + reserved + open)
    }
  }

  const seat = (entry: Entry): void => {
    result.seated.push(entry)
    const taken = [...entry.wants].map(([positionId, wanted]) => ({ positionId, ...take(positionId, wanted, entry.organisationId) }))
    for (const one of waiting) {
      const couldUse = taken.some(
        ({ positionId, open, reserved }) =>
          one.team.wants.has(positionId) && (open > 0 || (reserved > 0 && entry.organisationId === one.team.organisationId)),
      )
      if (!couldUse) continue
      one.passedOver += 1
      result.passedOver.set(one.team.id, one.passedOver)
      if (one.passedOver === PASSES_BEFORE_GATHERING && one.gathers) gather(one.team)
    }
  }

  return {
    result,
    /** Seats not given yet. Their number only falls, so an entry that can use none of them need not be given. */
    left: left as ReadonlyMap<string, FreeSeats>,
    /** True when no seat is left, so that every later entry waits. */
    isDone: (): boolean => [...left.values()].every(({ open, reserved }) => open === 0 && [...reserved.values()].every((n) => n === 0)),
    consider(entry: Entry): void {
      if (!entry.isFit) return
      if (fits(entry)) {
        if (newcomer === undefined || newcomer === entry.id) seat(entry)
        else for (const [positionId, wanted] of entry.wants) take(positionId, wanted, entry.organisationId)
        return
      }
      if (!entry.isTeam || newcomer !== undefined) return
      const gathers = [...entry.wants].every(([id, wanted]) => wanted <= couldHave(free.get(id), entry.organisationId))
      waiting.push({ team: entry, passedOver: entry.passedOver, gathers })
      if (entry.passedOver >= PASSES_BEFORE_GATHERING && gathers) gather(entry)
    },
  }
}

/** Largest number of seats that people of the organisation could ever have. No seats gather for a team that wants more. */
const couldHave = (seats: FreeSeats | undefined, organisationId: string | null): number =>
  seats ? [...seats.quotas].reduce((left, [id, count]) => (id === organisationId ? left : left - count), seats.capacity) : 0

/** One round over a whole list, for previews and short lists. */
export function moveUp(free: ReadonlyMap<string, FreeSeats>, entries: Iterable<Entry>): MoveUp {
  const moving = movingUp(free)
  for (const entry of entries) moving.consider(entry)
  return moving.result
}
