/** Two entries that look like one person, and who may join them. Nothing joins people by itself. */
import { type Instant, day } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { nameKey } from './names'
import type { Actor } from './permission'

export interface PersonFacts {
  id: string
  name: string
  /** Empty for a person without an account. */
  phone: string
  hasAccount: boolean
  /**
   * Organisations that know the person: those of present memberships; for a person without an account also those whose leader named
   * them, and the hosts of visits where they were marked.
   */
  organisationIds: readonly string[]
  /** True for an organiser or administrator. */
  hasRole: boolean
  /** True for a person who asked to leave (注销), until they take it back. */
  isLeaving: boolean
  /** True for a pseudonym in the place of a person who left. */
  hasLeft: boolean
  createdAt: Instant
}

/** Reason for which two people look like one. Both have the same name. */
export type Likeness =
  /** Two accounts with one phone. */
  | 'two-accounts'
  /** An account, and a person without one who has the phone. */
  | 'same-phone'
  /** An account, and a person without one whom the same organisation knows. */
  | 'same-organisation'

/** Reason for which the two look like one person; null if they do not. A couple with one phone has two names. */
export function likenessOf(one: PersonFacts, other: PersonFacts): Likeness | null {
  if (one.id === other.id || nameKey(one.name) !== nameKey(other.name)) return null
  if (one.hasLeft || other.hasLeft) return null
  const isSamePhone = one.phone !== '' && one.phone === other.phone
  if (one.hasAccount && other.hasAccount) return isSamePhone ? 'two-accounts' : null
  if (!one.hasAccount && !other.hasAccount) return null
  if (isSamePhone) return 'same-phone'
  return one.organisationIds.some((id) => other.organisationIds.includes(id)) ? 'same-organisation' : null
}

/** The person to keep of two alike, then the other: the one with an account, of two accounts the earlier. */
export function keptFirst<P extends PersonFacts>(one: P, other: P): [kept: P, joined: P] {
  if (one.hasAccount !== other.hasAccount) return one.hasAccount ? [one, other] : [other, one]
  const isEarlier = one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id)
  return isEarlier ? [one, other] : [other, one]
}

/**
 * True for the administrator, and for an organiser whose organisation knows both people. Roles are joined by the administrator alone,
 * since otherwise an organiser could take them over; and nobody else joins an entry to their own.
 */
export const mayJoin = (actor: Actor, one: PersonFacts, other: PersonFacts): boolean =>
  actor.isAdministrator ||
  (!one.hasRole &&
    !other.hasRole &&
    ![one.id, other.id].includes(actor.volunteerId ?? '') &&
    [one, other].every(({ organisationIds }) => organisationIds.some((id) => actor.organises.includes(id))))

/** One of the two was joined, left or changed meanwhile, so that they do not look like one person any more. */
export type TellingApartRefusal = 'not-alike'

export type JoiningRefusal =
  | TellingApartRefusal
  /** One of the two is leaving. Joined, the other would leave without having asked. */
  | 'joining-while-leaving'
  /** Another account would sign in with a role. An administrator takes the role first, and gives it again after the joining. */
  | 'joining-with-role'

/** The rule for saying that two who look alike are two, for a caller who {@link mayJoin}. */
export const decideTellingApart = (one: PersonFacts, other: PersonFacts): Decision<TellingApartRefusal> =>
  likenessOf(one, other) === null ? refuse('not-alike') : accept

/**
 * The rule for joining, for a caller who {@link mayJoin}. A name and a phone prove nothing, since anybody can type those of somebody
 * else; so neither a role nor a request to leave passes from one to the other.
 */
export const decideJoining = (one: PersonFacts, other: PersonFacts): Decision<JoiningRefusal> =>
  firstRefusal<JoiningRefusal>([
    decideTellingApart(one, other),
    one.isLeaving || other.isLeaving ? refuse('joining-while-leaving') : accept,
    (one.hasRole && other.hasAccount) || (other.hasRole && one.hasAccount) ? refuse('joining-with-role') : accept,
  ])

/** Time within which a joining can be undone. */
export const UNDO_WITHIN = 7 * day

export type UndoRefusal =
  | 'joining-undone'
  /** Seven days have passed. */
  | 'undo-too-late'
  /** The joined person was joined to another since, or another to them; that joining has to be undone first. */
  | 'joined-further'

export interface JoiningFacts {
  joinedAt: Instant
  undoneAt: Instant | null
  /**
   * True if the kept person was joined to another since, or another to them and not undone: what they have now is then made from
   * all of them, and only the last joining can be taken out of it.
   */
  isJoinedFurther: boolean
}

/**
 * The rule for undoing. A request to leave made by the joined person ends with the joining: either of the two may have made it, and
 * asking again costs less than leaving without having asked.
 */
export const decideUndo = ({ joinedAt, undoneAt, isJoinedFurther }: JoiningFacts, now: Instant): Decision<UndoRefusal> =>
  firstRefusal<UndoRefusal>([
    undoneAt === null ? accept : refuse('joining-undone'),
    now < joinedAt + UNDO_WITHIN ? accept : refuse('undo-too-late'),
    isJoinedFurther ? refuse('joined-further') : accept,
  ])
