/**
 * Memberships in time. A volunteer's organisations, shares and verifications of a day are one set; a change ends the set and begins
 * another on its day, so that what was served before still counts as it did.
 */
import type { Day, Instant } from '../calendar/calendar'

/** A membership of one set. */
export interface MembershipFacts {
  organisationId: string
  /** Null while only the volunteer says so. */
  verifiedAt: Instant | null
  /** Declared percent of the service; null without a declaration. */
  split: number | null
}

export interface Membership extends MembershipFacts {
  /** First day. */
  from: Day
  /** First day on which it holds no more; null for a present membership. */
  until: Day | null
}

/** The set of a day. */
export const membershipsOn = <M extends Pick<Membership, 'from' | 'until'>>(memberships: readonly M[], day: Day): M[] =>
  memberships.filter(({ from, until }) => from <= day && (until === null || day < until))

export interface Declaration {
  organisationIds: readonly string[]
  /** Percents by organisation; null for equal shares, undefined to keep those declared before. */
  splits?: Readonly<Record<string, number>> | null | undefined
  /** False when the name or phone changed: then nobody has verified this person yet. */
  isSamePerson: boolean
}

/** Set after the volunteer's own declaration. Organisations that stay keep their verification. */
export const declaredSet = (
  present: readonly MembershipFacts[],
  { organisationIds, splits, isSamePerson }: Declaration,
): MembershipFacts[] =>
  organisationIds.map((organisationId) => {
    const before = present.find((membership) => membership.organisationId === organisationId)
    const split = splits === undefined ? (before?.split ?? null) : (splits?.[organisationId] ?? null)
    return { organisationId, verifiedAt: isSamePerson ? (before?.verifiedAt ?? null) : null, split }
  })

/** Set without the verification by one organisation, for instance after its roster lost the person. */
export const withoutVerification = (present: readonly MembershipFacts[], organisationId: string): MembershipFacts[] =>
  present.map((membership) => (membership.organisationId === organisationId ? { ...membership, verifiedAt: null } : membership))

/** Set without one organisation. */
export const withoutOrganisation = (present: readonly MembershipFacts[], organisationId: string): MembershipFacts[] =>
  present.filter((membership) => membership.organisationId !== organisationId)

/** True when both sets count every service in the same way. The moment of a verification does not matter. */
export const isSameSet = (one: readonly MembershipFacts[], other: readonly MembershipFacts[]): boolean =>
  one.length === other.length &&
  one.every((membership) =>
    other.some(
      ({ organisationId, verifiedAt, split }) =>
        organisationId === membership.organisationId &&
        split === membership.split &&
        (verifiedAt === null) === (membership.verifiedAt === null),
    ),
  )

/**
 * First days of the memberships that a confirmation verifies: the present one, and those before it back to the day on which the
 * person said so, since the organisation answers that declaration. A day on which they were no member, or were verified, ends it.
 * @param memberships of one volunteer in one organisation, in any order
 */
export function daysConfirmed(memberships: readonly Pick<Membership, 'from' | 'until' | 'verifiedAt'>[]): Day[] {
  const days: Day[] = []
  let next = memberships.find(({ until, verifiedAt }) => until === null && verifiedAt === null)
  while (next) {
    const { from } = next
    days.push(from)
    next = memberships.find(({ until, verifiedAt }) => until === from && verifiedAt === null)
  }
  return days
}
