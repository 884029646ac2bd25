/** An activity's seats and waitlist, as an organiser sees and changes them. */
import * as v from 'valibot'
import { SKILL_STATES, type SkillState } from '../domain/people/skill-state'
import { LARGEST_CAPACITY } from '../domain/activities/position'
import type { Refused } from '../domain/decision'
import type { EditRefusal } from '../domain/activities/activity'
import type { SkillRefusal } from '../domain/sign-ups/sign-up'
import type { WithdrawalRefusal } from '../domain/sign-ups/withdrawal'
import type { NamedEntry } from './activities/desk'
import type { PositionView } from './activities/activities'
import { id, key, instant, text } from './common'

/** `entryId`: id of a sign-up outside any team, or of a team. */
export const confirmEntryInput = v.object({ requestId: id, activityId: id, entryId: id })
export const moveSignUpInput = v.object({ requestId: id, activityId: id, signUpId: id, positionId: id })
/** `reason` goes to the volunteers who lose the place. */
export const removeEntryInput = v.object({ requestId: id, activityId: id, entryId: id, reason: text(100, 2) })
export const previewInput = v.object({
  activityId: id,
  positionId: id,
  free: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_CAPACITY)),
})

/** Why an organiser's change of a seat is refused, in the order the reasons are checked. */
export type SeatRefusal =
  | EditRefusal
  | 'not-signed-up'
  /** The entry is seated already. */
  | 'already-confirmed'
  /** The activity has no such position. */
  | 'unknown-position'
  /** The sign-up belongs to a team, so its seat cannot be moved alone. */
  | 'in-team'
  | SkillRefusal
  /** One of the entry's people has another confirmed visit at that time. `about` is the person's name. */
  | 'member-overlaps'
  /** One of the entry's people lacks the skill, or has withdrawn consent. `about` is the person's name. */
  | 'member-skill-unverified'
  /** Too few seats are free for this entry. `about` is their number. */
  | 'no-free-seat'

export type ConfirmEntryAnswer = { ok: true } | Refused<SeatRefusal>
export type MoveSignUpAnswer = { ok: true; status: 'confirmed' | 'waitlisted' } | Refused<SeatRefusal>
export type RemoveEntryAnswer = { ok: true } | Refused<WithdrawalRefusal>

export interface WaitingEntry extends NamedEntry {
  /** Seats wanted, by position. */
  wants: { positionId: string; seats: number }[]
  organisation: string | null
  /** True while the organisation has not confirmed the volunteer or leader, for whom its reserved seats stay closed. */
  awaitsConfirmation: boolean
  createdAt: number
  /** True if all people of the entry could come. */
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
    /** Seats held by teams without a name. */
    unnamed: number
    /** Seats kept for a team that has been passed over too often. */
    gathered: number
  })[]
  /** Entries in order of arrival. */
  waiting: WaitingEntry[]
  teams: TeamOnDesk[]
  namesUntil: number
}

export type PreviewAnswer = { movedUp: NamedEntry[]; gathered: number }

/** Verification of a skill by an organisation. */
export const verifySkillInput = v.object({
  volunteerId: id,
  skillId: key,
  /** End of the licence; null for none. */
  expiresAt: v.nullable(instant),
})
export const revokeSkillInput = v.object({ volunteerId: id, skillId: key })

/** A page of declared skills: those of a state, or of all states in the order of {@link SKILL_STATES}. */
export const skillsInput = v.optional(
  v.object({
    state: v.optional(v.picklist(SKILL_STATES)),
    /** Number of skills on the pages before. */
    from: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)), 0),
  }),
)

export interface DeclaredSkills {
  items: DeclaredSkill[]
  /** Numbers of all declared skills by their state, those of other pages too. */
  counts: Record<SkillState, number>
}

/** A skill that a member declared, for organisers of the member's organisations. */
export interface DeclaredSkill {
  volunteerId: string
  name: string
  organisation: string
  skillId: string
  skill: string
  verifiedAt: number | null
  expiresAt: number | null
}
