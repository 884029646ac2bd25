/** Teams: a leader's block of seats, taken as a whole, named now or later, and joined by an invitation. */
import * as v from 'valibot'
import type { Refused } from '../domain/decision'
import type { SignUpStatus } from '../domain/sign-ups/sign-up'
import {
  type JoinRefusal,
  LARGEST_TEAM,
  type MemberRefusal,
  type ShrinkRefusal,
  type TeamChangeRefusal,
  type TeamRefusal,
  type TeamStatus,
} from '../domain/teams'
import { tidyName } from '../domain/people/names'
import type { WithdrawalRefusal } from '../domain/sign-ups/withdrawal'
import type { ActivityHeading } from './activities/activities'
import { cleanText, id, key, version } from './common'
import type { WaitingPlace } from './sign-ups'

/** A name as typed. The domain's rules check it, so that a refusal can show it. */
const name = v.pipe(
  v.string(),
  v.maxLength(200),
  v.transform((typed) => tidyName(cleanText(typed))),
)

export const createTeamInput = v.object({
  requestId: id,
  /** Made with the draft, so that one draft becomes one team, even if it is sent twice or changed in between. */
  teamId: id,
  activityId: id,
  version,
  /** The organisation the team comes for: one of the leader's own. */
  organisationId: key,
  /** Seats by position; null for a seat to be named later. */
  parts: v.pipe(
    v.array(v.object({ positionId: id, seats: v.pipe(v.array(v.nullable(name)), v.minLength(1), v.maxLength(2 * LARGEST_TEAM)) })),
    v.minLength(1),
    v.maxLength(20),
    v.check((parts) => new Set(parts.map(({ positionId }) => positionId)).size === parts.length),
  ),
})
export type CreateTeamInput = v.InferInput<typeof createTeamInput>
export type CreateTeamAnswer =
  | {
      ok: true
      teamId: string
      status: 'confirmed' | 'waitlisted'
      /** True when an earlier request already made the team; this request changed nothing. */
      isEarlier?: true
    }
  /** `team-gone`: the draft's team was withdrawn. Another team needs another draft. */
  | Refused<TeamRefusal | 'team-gone'>

export const teamIdInput = v.object({ teamId: id })
export const addMemberInput = v.object({ requestId: id, teamId: id, positionId: id, name })
export const replaceMemberInput = v.object({ requestId: id, teamId: id, signUpId: id, name })
export const removeMemberInput = v.object({ requestId: id, teamId: id, signUpId: id })
export const shrinkTeamInput = v.object({
  requestId: id,
  teamId: id,
  positionId: id,
  /** Number of seats that remain; 0 gives the position up. */
  seats: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_TEAM)),
})
export const withdrawTeamInput = v.object({ requestId: id, teamId: id })

export type MemberAnswer = { ok: true } | Refused<TeamChangeRefusal | MemberRefusal | 'name-twice' | 'not-signed-up'>
export type RemoveMemberAnswer = { ok: true } | Refused<TeamChangeRefusal | WithdrawalRefusal>
export type ShrinkTeamAnswer = { ok: true } | Refused<TeamChangeRefusal | WithdrawalRefusal | ShrinkRefusal>
export type WithdrawTeamAnswer = { ok: true } | Refused<WithdrawalRefusal>

/** Parameters of an invitation link. */
export const invitationInput = v.object({ teamId: id, key: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)) })
/** `positionId`: position of the unnamed seat to take; absent for a person whom the leader has named. */
export const joinTeamInput = v.object({ requestId: id, ...invitationInput.entries, positionId: v.optional(v.nullable(id), null) })
export type JoinTeamAnswer = { ok: true; signUpId: string; status: 'confirmed' | 'waitlisted' } | Refused<JoinRefusal>

export interface TeamMember {
  signUpId: string
  name: string
  /** False for a person who is known by name alone and has not joined by the invitation. */
  hasAccount: boolean
  status: SignUpStatus
  /** True if the team cannot move up because of this person, for instance because of another visit at that time. */
  isHeldBack: boolean
}

export interface TeamPartView {
  positionId: string
  position: string
  skill: string | null
  seats: number
  /** The members; after the end of the team its last members. */
  members: TeamMember[]
  /** Seats without a name. */
  open: number
}

/** A team, for its leader and the activity's organisers. */
export interface TeamView {
  id: string
  status: TeamStatus
  activity: ActivityHeading & { withdrawUntil: number; namesUntil: number; cancelReason: string | null }
  organisation: { id: string; name: string }
  leader: string
  isLeader: boolean
  createdAt: number
  seats: number
  parts: TeamPartView[]
  waiting: WaitingPlace | null
  /** Number of times that a later entry was given a seat for which this team is waiting. From 3 on, seats gather for the team. */
  passedOver: number
  /** Key in the invitation link, for the leader alone. */
  invitationKey: string | null
}

/** A team on the leader's own page. */
export interface TeamCard {
  id: string
  status: TeamStatus
  activity: ActivityHeading
  organisation: string
  seats: number
  /** Number of seats without a name; 0 for a team that has ended. */
  open: number
  waiting: WaitingPlace | null
}

/** An opened invitation; the only name in it is the leader's. */
export interface InvitationView {
  teamId: string
  status: TeamStatus
  activity: ActivityHeading & { namesUntil: number }
  organisation: { id: string; name: string }
  leader: string
  parts: { positionId: string; position: string; skill: string | null; open: number }[]
  /** The seat that the leader reserved for the caller by name; null for none. */
  named: { position: string } | null
  /** The caller's sign-up in this team; null for none. */
  ownSignUpId: string | null
}
