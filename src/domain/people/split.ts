/** Division of a volunteer's service among several organisations, so that the organisations add up to the whole. */
import { type Decision, accept, refuse } from '../decision'

/** A membership with the percent that its member declared; null where nothing was declared. */
export interface DeclaredSplit {
  organisationId: string
  split: number | null
}

/**
 * Shares by organisation, 1 in all. A declaration counts when it names every organisation of the volunteer and adds up to 100;
 * otherwise, for instance after a new membership, the shares are equal.
 * The database's view `membership_shares` has the same rule, and a test compares them.
 */
export function sharesOf(memberships: readonly DeclaredSplit[]): Map<string, number> {
  const isDeclared = decideSplit(memberships.map(({ split }) => split)).ok && memberships.every(({ split }) => split !== null)
  return new Map(memberships.map(({ organisationId, split }) => [organisationId, isDeclared ? (split ?? 0) / 100 : 1 / memberships.length]))
}

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
