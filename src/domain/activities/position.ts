/** A role at an activity and the seats it has. */
import { type Decision, accept, refuse } from '../decision'
import type { Instant } from '../calendar/calendar'
import type { ActivityTimes } from './activity'

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

/** People still missing: seats that nobody has, reserved ones included. Never below zero. */
export const missingPeople = ({ capacity, taken }: Pick<PositionSeats, 'capacity' | 'taken'>): number => Math.max(0, capacity - taken)

/** Sums over an activity's positions. */
export interface SeatTotals extends PositionSeats {
  /** Free seats open to everybody. */
  free: number
  /** People still missing, never fewer than the gaps together. */
  missing: number
}

/** Missing people of a position that demands a skill: 缺 1 名律师. */
export interface SkillGap {
  position: string
  missing: number
}

/** An activity's seats in sum, and its gaps: positions that demand a skill and lack people. Both count missing people in the same way. */
export function seatsOf(positions: readonly (PositionSeats & { name: string; skill: unknown })[]): { seats: SeatTotals; gaps: SkillGap[] } {
  const seats: SeatTotals = { capacity: 0, taken: 0, reserved: 0, waitlisted: 0, free: 0, missing: 0 }
  const gaps = new Map<string, number>()
  for (const { name, skill, ...position } of positions) {
    const missing = missingPeople(position)
    seats.capacity += position.capacity
    seats.taken += position.taken
    seats.reserved += position.reserved
    seats.waitlisted += position.waitlisted
    seats.free += freeSeats(position)
    seats.missing += missing
    if (skill !== null && missing > 0) gaps.set(name, (gaps.get(name) ?? 0) + missing)
  }
  return { seats, gaps: [...gaps].map(([position, missing]) => ({ position, missing })) }
}

/** True while a visit lacks people: it is published and has not begun. */
export const needsVolunteers = (
  { status, startsAt }: Pick<ActivityTimes, 'status' | 'startsAt'>,
  { missing }: Pick<SeatTotals, 'missing'>,
  now: Instant,
): boolean => status === 'published' && now < startsAt && missing > 0

/** Why a position cannot be removed. */
export type RemovalRefusal =
  /** A volunteer has or had this position, and that history needs it. `about` is the position's name. */
  'position-in-use'

/** A position leaves an activity only if nobody ever signed up for it. */
export const decideRemoval = (position: { name: string; wasUsed: boolean }): Decision<RemovalRefusal> =>
  position.wasUsed ? refuse('position-in-use', position.name) : accept
