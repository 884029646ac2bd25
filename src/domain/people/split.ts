/** Division of a volunteer's service among several organisations, so that the organisations add up to the whole. */
import { type Decision, accept, refuse } from '../decision'

/** A membership with the percent that its member declared; null where nothing was declared. */
export interface DeclaredSplit {
  organisationId: string
  split: number | null
}

/** Part of a service that counts for an organisation: the pieces from `from` to `until`, of `pieces` equal ones. */
export interface Share {
  from: number
  until: number
  pieces: number
}

/**
 * Shares by organisation, which together are the whole. A declaration counts when it names every organisation of the volunteer and
 * adds up to 100; otherwise, for instance after a new membership, the shares are equal.
 * The database's view `membership_shares` has the same rule, and a test compares them.
 * @param memberships of one day
 */
export function sharesOf(memberships: readonly DeclaredSplit[]): Map<string, Share> {
  const isDeclared = decideSplit(memberships.map(({ split }) => split)).ok && memberships.every(({ split }) => split !== null)
  const pieces = isDeclared ? 100 : memberships.length
  const shares = new Map<string, Share>()
  let from = 0
  // One order for every reader, so that the minutes that do not divide go to the same organisation everywhere.
  for (const { organisationId, split } of [...memberships].sort(byId)) {
    const until = from + (isDeclared ? (split ?? 0) : 1)
    shares.set(organisationId, { from, until, pieces })
    from = until
  }
  return shares
}

const byId = (one: DeclaredSplit, other: DeclaredSplit): number => (one.organisationId < other.organisationId ? -1 : 1)

/** A share as a number from 0 to 1. */
export const fractionOf = ({ from, until, pieces }: Share): number => (until - from) / pieces

/** Whole minutes of a service that count for the share. Those of all shares add up to the minutes of the service. */
export const minutesFor = (minutes: number, { from, until, pieces }: Share): number =>
  Math.floor((minutes * until) / pieces) - Math.floor((minutes * from) / pieces)

/** Why a declaration is refused. */
export type SplitRefusal =
  /** Only some of the organisations have a percent, a percent is not whole, or the sum is not 100. */
  'split-wrong'

/** Accepts whole percents for every organisation that add up to 100, or no percents at all, which means equal shares. */
export function decideSplit(splits: readonly (number | null)[]): Decision<SplitRefusal> {
  if (splits.every((split) => split === null)) return accept
  const isWhole = splits.every((split) => split !== null && Number.isInteger(split) && split >= 0 && split <= 100)
  return isWhole && splits.reduce<number>((sum, split) => sum + (split ?? 0), 0) === 100 ? accept : refuse('split-wrong')
}
