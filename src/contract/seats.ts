/** What an organiser sees of an activity's seats and waitlist, and does about them. */
import * as v from 'valibot'
import { LARGEST_CAPACITY } from '../domain/activities/position'
import type { Refused } from '../domain/decision'
import type { EditRefusal } from '../domain/activities/activity'
import type { SkillRefusal } from '../domain/sign-ups/sign-up'
import type { WithdrawalRefusal } from '../domain/sign-ups/withdrawal'
import type { NamedEntry } from './activities/desk'
import type { PositionView } from './activities/activities'
import { id, key, instant, text } from './common'

/** An entry is a sign-up by itself or a team, by its id. */
export const confirmEntryInput = v.object({ requestId: id, activityId: id, entryId: id })
export const moveSignUpInput = v.object({ requestId: id, activityId: id, signUpId: id, positionId: id })
/** `reason` goes to whoever loses the place. */
export const removeEntryInput = v.object({ requestId: id, activityId: id, entryId: id, reason: text(100, 2) })
export const previewInput = v.object({
  activityId: id,
  positionId: id,
  free: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_CAPACITY)),
})

/** Why an organiser's move cannot be done, in the order the reasons are checked. */
export type SeatRefusal =
  | EditRefusal
  | 'not-signed-up'
  /** It has a seat already. */
  | 'already-confirmed'
  /** The activity has no such position. */
  | 'unknown-position'
  /** A team's seat moves with its team. */
  | 'in-team'
  | SkillRefusal
  /** Somebody of it is confirmed elsewhere at that time. `about` is the person's name. */
  | 'member-overlaps'
  /** Somebody of it lacks the skill, or does not agree any more. `about` is the person's name. */
  | 'member-skill-unverified'
  /** Free seats are too few, or reserved for others. `about` is how many are free for them. */
  | 'no-free-seat'

export type ConfirmEntryAnswer = { ok: true } | Refused<SeatRefusal>
export type MoveSignUpAnswer = { ok: true; status: 'confirmed' | 'waitlisted' } | Refused<SeatRefusal>
export type RemoveEntryAnswer = { ok: true } | Refused<WithdrawalRefusal>

export interface WaitingEntry extends NamedEntry {
  /** Seats wanted, by position. */
  wants: { positionId: string; seats: number }[]
  organisation: string | null
  createdAt: number
  /** Whether all its people could come. */
  isFit: boolean
  passedOver: number
}

export interface TeamOnDesk extends NamedEntry {
  status: 'confirmed' | 'waitlisted'
  leader: string
  phone: string
  /** Seats without a name. */
  open: number
}

export interface SeatsView {
  positions: (PositionView & {
    /** Seats that a team holds without a name. */
    unnamed: number
    /** Kept for a team that has been passed over too often. */
    gathered: number
  })[]
  /** Entries in order of arrival. */
  waiting: WaitingEntry[]
  teams: TeamOnDesk[]
  namesUntil: number
}

export type PreviewAnswer = { movedUp: NamedEntry[]; gathered: number }

/** Skills that an organisation vouches for. */
export const verifySkillInput = v.object({
  volunteerId: id,
  skillId: key,
  /** When the licence ends; null for none. */
  expiresAt: v.nullable(instant),
})
export const revokeSkillInput = v.object({ volunteerId: id, skillId: key })

/** A declared skill of a member, for the organisers of one of the member's organisations. */
export interface DeclaredSkill {
  volunteerId: string
  name: string
  organisation: string
  skillId: string
  skill: string
  verifiedAt: number | null
  expiresAt: number | null
}
