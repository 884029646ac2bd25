/** Seats in words: people needed, reserved seats, and the reader's own chance. */
import type { PositionView, QuotaView } from '../contract/activities/activities'
import type { ProfileView } from '../contract/people/profile'
import { momentInWords } from '../domain/calendar/calendar'
import { type PositionSeats, freeSeats, missingPeople } from '../domain/activities/position'

/** State of the seats: 还需 5 人，含预留 2 位 / 还需 3 人，都是预留的，可候补 / 可候补 · 2 人在等 / 已满，可候补. */
export function seatWords(seats: PositionSeats & { free?: number; missing?: number }): string {
  const missing = seats.missing ?? missingPeople(seats)
  const free = seats.free ?? freeSeats(seats)
  if (missing > 0) return `还需 ${missing} 人${free === 0 ? '，都是预留的，可候补' : free < missing ? `，含预留 ${missing - free} 位` : ''}`
  return seats.waitlisted > 0 ? `可候补 · ${seats.waitlisted} 人在等` : '已满，可候补'
}

/** A quota in words: `民革 留 3 位至 1月5日 周二 08:30，还空 2 位`. */
export const quotaWords = ({ organisation, seats, free, releaseAt }: QuotaView, now: number): string =>
  `${organisation} 留 ${seats} 位至 ${momentInWords(releaseAt, now)}，${free > 0 ? `还空 ${free} 位` : '都有人了'}`

/** One of the volunteer's organisations, which may have confirmed them. */
export type OwnOrganisation = Pick<ProfileView['organisations'][number], 'id' | 'verified'>

/** Seats of a position that a volunteer could get now. */
export interface SeatChance {
  /** Free seats without a reservation. */
  open: number
  /** Free seats reserved for one of the volunteer's organisations. */
  own: { organisation: string; free: number } | null
  /** Free seats reserved for an organisation that has not confirmed the volunteer yet. */
  unconfirmed: { organisation: string; free: number } | null
  /** The next release of seats reserved for others; null for none. */
  releaseAt: number | null
}

/**
 * A volunteer's chance at `now`. Released quotas are left out, since the answer may be older than a release.
 * @param organisations those for which the volunteer comes or could come
 */
export function chanceOf(position: PositionView, organisations: readonly OwnOrganisation[], now: number): SeatChance {
  const held = position.quotas.filter(({ free, releaseAt }) => free > 0 && now < releaseAt)
  const isOf = (isConfirmed: boolean) => (quota: QuotaView) =>
    organisations.some(({ id, verified }) => id === quota.organisationId && verified === isConfirmed)
  const own = held.find(isOf(true))
  const unconfirmed = held.find(isOf(false))
  const others = held.filter((quota) => !isOf(true)(quota))
  const reserved = held.reduce((sum, { free }) => sum + free, 0)
  return {
    open: Math.max(0, position.capacity - position.taken - reserved),
    own: own ? { organisation: own.organisation, free: own.free } : null,
    unconfirmed: unconfirmed ? { organisation: unconfirmed.organisation, free: unconfirmed.free } : null,
    releaseAt: others.length > 0 ? Math.min(...others.map(({ releaseAt }) => releaseAt)) : null,
  }
}

/** Number of seats that the volunteer could get. */
export const seatsWithin = ({ open, own }: SeatChance): number => open + (own?.free ?? 0)

/** Number of volunteers still needed, as on the list; the lines below it name the reservations. */
export const neededWords = (position: PositionView, chance: SeatChance): string =>
  seatsWithin(chance) > 0 ? `还需 ${missingPeople(position)} 人` : seatWords(position)

/** A remark beyond the numbers; null when there is nothing to add. */
export function chanceWords(chance: SeatChance, now: number): string | null {
  const { own, unconfirmed, releaseAt } = chance
  if (own) return `其中 ${own.free} 位是留给您的组织${own.organisation}的`
  if (unconfirmed) return `${unconfirmed.organisation}留的 ${unconfirmed.free} 位，要等组织核实您是成员；现在报名先候补，按报名先后排队`
  if (seatsWithin(chance) > 0 || releaseAt === null) return null
  return `空位暂为其他组织保留，现在报名先候补；${momentInWords(releaseAt, now)} 起向大家开放`
}
