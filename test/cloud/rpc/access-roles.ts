/** Roles of callers, and the shape of a case. */
import type { Calls } from '../../support/base'

/** Roles in order of growing rights; each has the rights of those before it, except the organiser of another organisation. */
export const ROLES = ['resident', 'newcomer', 'volunteer', 'leader', 'other organiser', 'organiser', 'administrator'] as const
export type RoleName = (typeof ROLES)[number]

export interface World {
  activityId: string
  positionId: string
  version: number
  /** The caller's own sign-up, for roles that may have one. */
  signUpId: string
  /** The leader's team, with one named and one unnamed seat. */
  team: { id: string; key: string; memberId: string }
  /** A member of 农工党 who has declared a skill that needs verification. */
  doctorId: string
  /** A member on 农工党's roster. */
  rosterMemberId: string
  /** An unanswered dispute of the activity. */
  disputeId: string
}

export interface Case {
  allowed: readonly RoleName[]
  call: (as: Calls, world: World) => Promise<unknown>
}
