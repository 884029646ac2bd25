/** Seats in words: how many are needed, which are reserved, and what that means for whoever looks. */
import type { PositionView, QuotaView } from '../contract/activities/activities'
import { momentInWords } from '../domain/calendar/calendar'
import { type PositionSeats, freeSeats } from '../domain/activities/position'

/** Full is said in words as well as shown: 还需 5 人 / 只剩预留的 3 位，可候补 / 可候补 · 2 人在等 / 已满，可候补. */
export function seatWords(seats: PositionSeats & { free?: number }): string {
  const free = seats.free ?? freeSeats(seats)
  if (free > 0) return `还需 ${free} 人`
  if (seats.reserved > 0) return `只剩预留的 ${seats.reserved} 位，可候补`
  return seats.waitlisted > 0 ? `可候补 · ${seats.waitlisted} 人在等` : '已满，可候补'
}

/** `民革 留 3 位至 1月5日 周二 08:30，还空 2 位`. */
export const quotaWords = ({ organisation, seats, free, releaseAt }: QuotaView, now: number): string =>
  `${organisation} 留 ${seats} 位至 ${momentInWords(releaseAt, now)}，${free > 0 ? `还空 ${free} 位` : '都有人了'}`

/** What of a position somebody could have now. */
export interface Chance {
  /** Seats for anybody. */
  open: number
  /** Seats reserved for one of this person's organisations, and which. */
  own: { organisation: string; free: number } | null
  /** When the first seats reserved for others are released; null when none are. */
  releaseAt: number | null
}

/**
 * Looks at the quotas at this very moment; the answer may be from before a release.
 * @param organisationIds for which of their organisations the person comes, or could come
 */
export function chanceOf(position: PositionView, organisationIds: readonly string[], now: number): Chance {
  const held = position.quotas.filter(({ free, releaseAt }) => free > 0 && now < releaseAt)
  const own = held.find(({ organisationId }) => organisationIds.includes(organisationId))
  const others = held.filter(({ organisationId }) => !organisationIds.includes(organisationId))
  const reserved = held.reduce((sum, { free }) => sum + free, 0)
  return {
    open: Math.max(0, position.capacity - position.taken - reserved),
    own: own ? { organisation: own.organisation, free: own.free } : null,
    releaseAt: others.length > 0 ? Math.min(...others.map(({ releaseAt }) => releaseAt)) : null,
  }
}

/** How many seats that is. */
export const seatsWithin = ({ open, own }: Chance): number => open + (own?.free ?? 0)

/** How many are needed of those whom this person could be; members also count the seats that others do not see as free. */
export const neededWords = (position: PositionView, chance: Chance): string =>
  seatsWithin(chance) > 0 ? `还需 ${seatsWithin(chance)} 人` : seatWords(position)

/** What a person should know beyond the numbers; null when there is nothing to add. */
export function chanceWords(chance: Chance, now: number): string | null {
  const { own, releaseAt } = chance
  if (own) return `其中 ${own.free} 位是留给您的组织${own.organisation}的`
  if (seatsWithin(chance) > 0 || releaseAt === null) return null
  return `空着的位子先留给别的组织，现在报名是候补；${momentInWords(releaseAt, now)} 起向大家开放`
}
