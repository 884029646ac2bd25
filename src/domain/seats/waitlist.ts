/**
 * The waitlist: order of arrival, and who moves up when seats come free.
 *
 * A freed seat goes to the first entry that fits. A team too large for what is free is passed over, and keeps its
 * place; once that has happened three times, free seats gather for it and nobody who came later gets them.
 * Seats reserved for an organisation are free for its own entries alone, until the reservation ends.
 */
import type { ActivityTimes } from '../activities/activity'
import { type Instant, hour } from '../calendar/calendar'

/** From this long before the start nobody is moved up unasked: they may have made other plans. */
export const MOVE_UP_CUTOFF = 12 * hour

/** @param byOrganiser who decides it may do so until the start */
export const mayMoveUp = (activity: Pick<ActivityTimes, 'status' | 'startsAt'>, byOrganiser: boolean, now: Instant): boolean =>
  activity.status === 'published' && now < activity.startsAt - (byOrganiser ? 0 : MOVE_UP_CUTOFF)

/** After so many times seats gather for a team. */
export const PATIENCE = 3

/** Somebody waiting alone, or a team waiting as one. */
export interface Entry {
  /** Of the sign-up, or of the team. */
  id: string
  isTeam: boolean
  /** Whose reserved seats it may have; null for somebody who comes for no organisation. */
  organisationId: string | null
  /** Seats wanted by position: all of them or none. */
  wants: ReadonlyMap<string, number>
  /** All its people could come: not confirmed elsewhere at that time, skilled, agreed. */
  isFit: boolean
  /** How often somebody later was given a seat that this team waits for. */
  passedOver: number
}

/** Free seats of one position. */
export interface FreeSeats {
  /** For anybody. */
  open: number
  /** By the organisation they are still reserved for. */
  reserved: ReadonlyMap<string, number>
  /** All seats the position has, taken or not. */
  capacity: number
  /** How many of them all are reserved, by organisation: they are nothing to others, also when they come free. */
  quotas: ReadonlyMap<string, number>
}

/** What is to be done: who gets seats, and which teams were passed over how often in all. */
export interface MoveUp {
  seated: Entry[]
  passedOver: Map<string, number>
  /** Seats kept for teams that have been passed over too often, by position. */
  gathered: Map<string, number>
}

/**
 * Goes through a waitlist in order of arrival; entries are given one after the other, so that a long list need not be
 * read to its end.
 * @param newcomer set after the cut-off: everybody else keeps what they could have, and only this entry may be seated
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

  /** Its own organisation's seats first, so that the others stay for everybody. @returns how many of each kind */
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
      if (one.passedOver === PATIENCE && one.gathers) gather(one.team)
    }
  }

  return {
    result,
    /** What nobody was given yet; it only gets less. Whoever can use nothing of it need not be considered. */
    left: left as ReadonlyMap<string, FreeSeats>,
    /** Nothing is left to give: whoever comes later waits. */
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
      if (entry.passedOver >= PATIENCE && gathers) gather(entry)
    },
  }
}

/** As many as the organisation's people could ever have; nothing gathers for a team that wants more. */
const couldHave = (seats: FreeSeats | undefined, organisationId: string | null): number =>
  seats ? [...seats.quotas].reduce((left, [id, count]) => (id === organisationId ? left : left - count), seats.capacity) : 0

/** The whole list at once: for previews, and wherever it is short. */
export function moveUp(free: ReadonlyMap<string, FreeSeats>, entries: Iterable<Entry>): MoveUp {
  const moving = movingUp(free)
  for (const entry of entries) moving.consider(entry)
  return moving.result
}
