/** Consent taken back: what ends with it, and what stays. PIPL art. 15 and 47. */
import type { Instant } from '../calendar/calendar'
import { type Decision, accept } from '../decision'
import { type ConsentKind, type ProfileFacts, hasConsent, isComplete } from './profile'
import { type RoleRefusal, decideTakingRole } from './roles'

/** Without consent to personal data nothing about a membership may be kept either. */
export const kindsEnding = (kind: ConsentKind): ConsentKind[] =>
  kind === 'personal-data' ? ['personal-data', 'membership'] : ['membership']

/**
 * Refuses the last administrator, without whom nobody could appoint another. Roles end with the consent to personal data alone.
 * @param administrators ids of all administrators of the base
 */
export const decideTakingBack = (kind: ConsentKind, volunteerId: string, administrators: readonly string[]): Decision<RoleRefusal> =>
  kind === 'personal-data' ? decideTakingRole({ volunteerId, role: 'administrator' }, administrators) : accept

export type SignUpEnd =
  /** The seat, or the place on the waitlist, is given up, even after the deadline for withdrawing. */
  | 'withdrawn'
  /** The seat or place stays, for no organisation. */
  | 'without-organisation'
  /** The seat or place stays, outside the organisation's team. */
  | 'out-of-team'

/** End of a sign-up to a visit that has not begun; null if it stays as it is. */
export function signUpEnd(kind: ConsentKind, signUp: { organisationId: string | null; teamId: string | null }): SignUpEnd | null {
  if (kind === 'personal-data') return 'withdrawn'
  if (signUp.teamId !== null) return 'out-of-team'
  return signUp.organisationId === null ? null : 'without-organisation'
}

/** A person who stays in the team of a leader who takes a consent back. */
export interface Candidate {
  hasAccount: boolean
  /** True for somebody who is about to leave. */
  isLeaving: boolean
  profile: Pick<ProfileFacts, 'name' | 'phone' | 'organisationIds' | 'skills' | 'consents'>
}

/** True for a person who could have signed the team up. A team whose people cannot lead it ends with its leader. */
export const mayLead = ({ hasAccount, isLeaving, profile }: Candidate, organisationId: string): boolean =>
  hasAccount && !isLeaving && isComplete(profile) && hasConsent(profile) && profile.organisationIds.includes(organisationId)

/** A consent that was given once and is not in force. */
export interface TakenBack {
  kind: ConsentKind
  at: Instant
}
