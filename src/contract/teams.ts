/** A leader's block of seats: taken whole, named now or later, joined by an invitation. */
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
import { tidyName } from '../domain/people/profile'
import type { WithdrawalRefusal } from '../domain/sign-ups/withdrawal'
import type { ActivityHeading } from './activities/activities'
import { cleaned, id, key, version } from './common'
import type { WaitingPlace } from './sign-ups'

/** As typed; whether it is a name is for the rules to say, with the name in the answer. */
const name = v.pipe(
  v.string(),
  v.maxLength(200),
  v.transform((typed) => tidyName(cleaned(typed))),
)

export const createTeamInput = v.object({
  requestId: id,
  /** Made with the draft: from however many pages it is sent, and however changed, it becomes one team. */
  teamId: id,
  activityId: id,
  version,
  /** The organisation the team comes for: one of the leader's own. */
  organisationId: key,
  /** Seats by position; null is a seat whose name comes later. */
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
      /** An earlier request made the team; what this one asked for has changed nothing. */
      isEarlier?: true
    }
  /** `team-gone`: the draft's team was withdrawn; another one is another draft. */
  | Refused<TeamRefusal | 'team-gone'>

export const teamIdInput = v.object({ teamId: id })
export const addMemberInput = v.object({ requestId: id, teamId: id, positionId: id, name })
export const replaceMemberInput = v.object({ requestId: id, teamId: id, signUpId: id, name })
export const removeMemberInput = v.object({ requestId: id, teamId: id, signUpId: id })
export const shrinkTeamInput = v.object({
  requestId: id,
  teamId: id,
  positionId: id,
  /** How many are to remain; 0 gives the position up. */
  seats: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_TEAM)),
})
export const withdrawTeamInput = v.object({ requestId: id, teamId: id })

export type MemberAnswer = { ok: true } | Refused<TeamChangeRefusal | MemberRefusal | 'name-twice' | 'not-signed-up'>
export type RemoveMemberAnswer = { ok: true } | Refused<TeamChangeRefusal | WithdrawalRefusal>
export type ShrinkTeamAnswer = { ok: true } | Refused<TeamChangeRefusal | WithdrawalRefusal | ShrinkRefusal>
export type WithdrawTeamAnswer = { ok: true } | Refused<WithdrawalRefusal>

/** What the invitation link carries. */
export const invitationInput = v.object({ teamId: id, key: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)) })
/** `positionId`: which seat without a name; left out by somebody whom the leader has named. */
export const joinTeamInput = v.object({ requestId: id, ...invitationInput.entries, positionId: v.optional(v.nullable(id), null) })
export type JoinTeamAnswer = { ok: true; signUpId: string; status: 'confirmed' | 'waitlisted' } | Refused<JoinRefusal>

export interface TeamMember {
  signUpId: string
  name: string
  /** Has not opened the invitation: known by name alone. */
  hasAccount: boolean
  status: SignUpStatus
  /** Why the team cannot move up while this person is in it: confirmed elsewhere at that time, say. */
  isHeldBack: boolean
}

export interface TeamPartView {
  positionId: string
  position: string
  skill: string | null
  seats: number
  /** Of a team that has ended: who was in it then. */
  members: TeamMember[]
  /** Seats without a name. */
  open: number
}

/** What the leader and the activity's organisers see of a team. */
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
  /** How often others were given a seat that this team waits for; from 3 on seats gather for it. */
  passedOver: number
  /** For the leader alone: what the invitation link carries. */
  invitationKey: string | null
}

/** A team on the leader's own page. */
export interface TeamCard {
  id: string
  status: TeamStatus
  activity: ActivityHeading
  organisation: string
  seats: number
  /** Seats still to be named; none of a team that has ended. */
  open: number
  waiting: WaitingPlace | null
}

/** What somebody sees who opened the invitation: no names but the leader's. */
export interface InvitationView {
  teamId: string
  status: TeamStatus
  activity: ActivityHeading & { namesUntil: number }
  organisation: { id: string; name: string }
  leader: string
  parts: { positionId: string; position: string; skill: string | null; open: number }[]
  /** A seat that bears the caller's own name; null when the leader wrote none. */
  named: { position: string } | null
  /** The caller is in this team already. */
  ownSignUpId: string | null
}
