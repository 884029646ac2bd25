/** Layout of a position's seats: their number is the capacity, and some may be reserved for an organisation until a release time. */
import { type Instant } from '../calendar/calendar'
import { type Refused, refuse } from '../decision'

/** Seats that only members of one organisation may take, until they are released. */
export interface Quota {
  organisationId: string
  seats: number
  /** Moment from which everybody may take the remaining seats. */
  releaseAt: Instant
}

export interface Seat {
  id: number
  /** A volunteer has the seat, or a team holds it. */
  isTaken: boolean
  /** Organisation for which the volunteer or team on the seat comes. */
  takenFor: string | null
  reservedFor: string | null
  reservedUntil: Instant | null
}

/** Changes from the present seats to the wanted ones. */
export interface Layout {
  ok: true
  remove: number[]
  add: number
  /** New reservations by seat; seats not listed keep theirs. */
  reserve: { seatId: number; quota: Quota | null }[]
  /** Reservations of added seats, which have no id yet. */
  reserveAdded: Quota[]
}

/** Why the wanted layout is impossible, in the order the reasons are checked. */
export type LayoutRefusal =
  /** The capacity is below the number of taken seats. `about` is that number. */
  | 'capacity-below-confirmed'
  /** The quotas exceed the capacity. `about` is the capacity. */
  | 'quota-exceeds-capacity'
  /** Too few seats are free for an organisation's quota. `about` is the organisation's id. */
  | 'quota-not-free'

/**
 * Layout for a capacity and quotas. Only free seats are removed; a member's seat counts towards their organisation's quota.
 * @param isMoved the visit was moved, which may open a released quota again: seats that others took meanwhile are reserved then, too,
 *   the latest first. Whoever has one keeps it, in question
 */
export function layOutSeats(
  seats: readonly Seat[],
  capacity: number,
  quotas: readonly Quota[],
  isMoved = false,
): Layout | Refused<LayoutRefusal> {
  const taken = seats.filter((seat) => seat.isTaken)
  if (capacity < taken.length) return refuse('capacity-below-confirmed', String(taken.length))
  if (quotas.reduce((sum, quota) => sum + quota.seats, 0) > capacity) return refuse('quota-exceeds-capacity', String(capacity))
  if (isLaidSo(seats, capacity, quotas)) return { ok: true, remove: [], add: 0, reserve: [], reserveAdded: [] }

  const free = seats.filter((seat) => !seat.isTaken)
  const kept = free.slice(0, capacity - taken.length)
  const wanted = new Map<number, Quota | null>([...taken, ...kept].map((seat) => [seat.id, null]))
  const reserveAdded: Quota[] = []
  let added = capacity - taken.length - kept.length
  const add = added
  const unclaimed = [...kept]
  for (const quota of quotas) {
    const own = taken.filter((seat) => seat.takenFor === quota.organisationId).slice(0, quota.seats)
    const fresh = unclaimed.splice(0, quota.seats - own.length)
    for (const seat of [...own, ...fresh]) wanted.set(seat.id, quota)
    let missing = quota.seats - own.length - fresh.length
    if (isMoved && missing > added) {
      const others = taken.filter(({ id, takenFor }) => wanted.get(id) === null && !quotas.some((one) => one.organisationId === takenFor))
      const held = others.slice(-(missing - added))
      for (const seat of held) wanted.set(seat.id, quota)
      missing -= held.length
    }
    if (missing > added) return refuse('quota-not-free', quota.organisationId)
    added -= missing
    for (let n = 0; n < missing; n++) reserveAdded.push(quota)
  }
  const reserve = [...taken, ...kept].flatMap((seat) => {
    const quota = wanted.get(seat.id) ?? null
    const isSame = seat.reservedFor === (quota?.organisationId ?? null) && seat.reservedUntil === (quota?.releaseAt ?? null)
    return isSame ? [] : [{ seatId: seat.id, quota }]
  })
  return { ok: true, remove: free.slice(kept.length).map((seat) => seat.id), add, reserve, reserveAdded }
}

/** True when the seats already have the wanted layout; then no reservation moves from one seat to another. */
function isLaidSo(seats: readonly Seat[], capacity: number, quotas: readonly Quota[]): boolean {
  const laid = ({ organisationId, seats: count, releaseAt }: Quota) =>
    seats.filter(({ reservedFor, reservedUntil }) => reservedFor === organisationId && reservedUntil === releaseAt).length === count
  const reserved = seats.filter(({ reservedFor }) => reservedFor !== null).length
  return seats.length === capacity && quotas.every(laid) && reserved === quotas.reduce((sum, quota) => sum + quota.seats, 0)
}
