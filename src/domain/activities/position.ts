/** A role at an activity and the seats it has. */
import { type Decision, accept, refuse } from '../decision'

/** Skill that a position demands. */
export interface SkillDemand {
  skillId: string
  skillName: string
  /** The volunteer's organisation must have verified it: a doctor's or lawyer's own word is not enough. */
  verified: boolean
}

export interface PositionSeats {
  capacity: number
  /** Seats that volunteers have, or that a team holds for people not named yet. */
  taken: number
  /** Free seats that only members of an organisation may take for now. */
  reserved: number
  /** Seats wanted on the waitlist. */
  waitlisted: number
}

/** Largest position. A larger number is most likely a phone number typed into the wrong field. */
export const LARGEST_CAPACITY = 500

/** Free seats open to everybody, never below zero. */
export const freeSeats = (seats: PositionSeats): number => Math.max(0, seats.capacity - seats.taken - seats.reserved)

/** Sums over an activity's positions, as a card on the list shows them. */
export const totalSeats = (positions: readonly PositionSeats[]): PositionSeats & { free: number } =>
  positions.reduce<PositionSeats & { free: number }>(
    (sum, seats) => ({
      capacity: sum.capacity + seats.capacity,
      taken: sum.taken + seats.taken,
      reserved: sum.reserved + seats.reserved,
      waitlisted: sum.waitlisted + seats.waitlisted,
      free: sum.free + freeSeats(seats),
    }),
    { capacity: 0, taken: 0, reserved: 0, waitlisted: 0, free: 0 },
  )

/** Missing people by position, for positions that demand a skill: 缺 1 名律师. */
export function skillGaps(
  positions: readonly (PositionSeats & { name: string; skill: unknown })[],
): { position: string; missing: number }[] {
  const gaps = new Map<string, number>()
  for (const { name, skill, capacity, taken } of positions) {
    if (skill !== null && taken < capacity) gaps.set(name, (gaps.get(name) ?? 0) + capacity - taken)
  }
  return [...gaps].map(([position, missing]) => ({ position, missing }))
}

/** Why a position cannot be removed. */
export type RemovalRefusal =
  /** A volunteer has or had this position, and that history needs it. `about` is the position's name. */
  'position-in-use'

/** A position leaves an activity only if nobody ever signed up for it. */
export const decideRemoval = (position: { name: string; wasUsed: boolean }): Decision<RemovalRefusal> =>
  position.wasUsed ? refuse('position-in-use', position.name) : accept
