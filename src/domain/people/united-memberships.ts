/** Memberships of two people who are joined into one: each day has the organisations of both. */
import type { Day, Instant } from '../calendar/calendar'
import { type Membership, membershipsOn } from './memberships'

/** A membership with the organisation's refusal of a declaration. */
export interface AnsweredMembership extends Membership {
  refusedAt: Instant | null
}

/**
 * Sets of the joined person, earliest first. Each set begins on one day and ends on another, and its rows differ from those of the
 * set before. An organisation that verified either person verified both, a refusal stands only without a verification, and the
 * kept person's shares hold on days on which they name all organisations; otherwise the shares are equal.
 */
export function unitedMemberships(kept: readonly AnsweredMembership[], joined: readonly AnsweredMembership[]): AnsweredMembership[] {
  const bounds = [...new Set([...kept, ...joined].flatMap(({ from, until }) => (until === null ? [from] : [from, until])))].sort()
  const united: AnsweredMembership[][] = []
  bounds.forEach((from, place) => {
    const until = bounds[place + 1] ?? null
    const set = setOf(membershipsOn(kept, from), membershipsOn(joined, from), from, until)
    const before = united.at(-1)
    if (before && before[0]?.until === from && isAlike(before, set)) for (const row of before) row.until = until
    else if (set.length > 0) united.push(set)
  })
  return united.flat()
}

function setOf(
  kept: readonly AnsweredMembership[],
  joined: readonly AnsweredMembership[],
  from: Day,
  until: Day | null,
): AnsweredMembership[] {
  const ids = [...new Set([...kept, ...joined].map(({ organisationId }) => organisationId))].sort()
  const isWhole = ids.length === kept.length
  return ids.map((organisationId) => {
    const own = [...kept, ...joined].filter((one) => one.organisationId === organisationId)
    const verifiedAt = earliest(own.map((one) => one.verifiedAt))
    const refusedAt = verifiedAt === null ? earliest(own.map((one) => one.refusedAt)) : null
    const only = kept.length === 0 ? joined : kept
    const split = isWhole || kept.length === 0 ? (only.find((one) => one.organisationId === organisationId)?.split ?? null) : null
    return { organisationId, from, until, verifiedAt, refusedAt, split }
  })
}

const earliest = (moments: readonly (Instant | null)[]): Instant | null => {
  const known = moments.flatMap((moment) => moment ?? [])
  return known.length === 0 ? null : Math.min(...known)
}

const isAlike = (one: readonly AnsweredMembership[], other: readonly AnsweredMembership[]): boolean =>
  one.length === other.length &&
  one.every((row, place) => {
    const beside = other[place]
    return (
      row.organisationId === beside?.organisationId &&
      row.verifiedAt === beside.verifiedAt &&
      row.refusedAt === beside.refusedAt &&
      row.split === beside.split
    )
  })
