/** A role at an activity and the seats it has. */
import { type Decision, accept, refuse } from './decision'

/** What a position demands of who takes it. */
export interface SkillDemand {
  skillId: string
  skillName: string
  /** A doctor's or lawyer's word is not enough: their organisation must have verified it. */
  verified: boolean
}

export interface PositionSeats {
  capacity: number
  confirmed: number
  waitlisted: number
}

/** The largest position: beyond it somebody has typed a phone number into the wrong field. */
export const LARGEST_CAPACITY = 500

/** Seats that nobody has, never below zero. */
export const freeSeats = (seats: PositionSeats): number => Math.max(0, seats.capacity - seats.confirmed)

/** Sums over an activity's positions: what a card on the list shows. */
export const totalSeats = (positions: readonly PositionSeats[]): PositionSeats & { free: number } =>
  positions.reduce<PositionSeats & { free: number }>(
    (sum, seats) => ({
      capacity: sum.capacity + seats.capacity,
      confirmed: sum.confirmed + seats.confirmed,
      waitlisted: sum.waitlisted + seats.waitlisted,
      free: sum.free + freeSeats(seats),
    }),
    { capacity: 0, confirmed: 0, waitlisted: 0, free: 0 },
  )

/** Why a position's capacity cannot become what was asked. */
export type CapacityRefusal =
  /** Somebody confirmed would lose the seat. `about` is how many are confirmed. */
  | 'capacity-below-confirmed'
  /** Somebody has, or had, this position: its history needs it. `about` is its name. */
  | 'position-in-use'

export function decideCapacity(seats: PositionSeats, wanted: number): Decision<CapacityRefusal> {
  return wanted >= seats.confirmed ? accept : refuse('capacity-below-confirmed', String(seats.confirmed))
}

/** A position leaves an activity only if nobody ever signed up for it. */
export const decideRemoval = (position: { name: string; wasUsed: boolean }): Decision<CapacityRefusal> =>
  position.wasUsed ? refuse('position-in-use', position.name) : accept
