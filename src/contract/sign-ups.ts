/** Sign-ups: taking and leaving a position, the ticket, and messages. */
import * as v from 'valibot'
import type { AgainRefusal } from '../domain/sign-ups/asked-again'
import type { SignUpRefusal, SignUpStatus } from '../domain/sign-ups/sign-up'
import type { WithdrawalRefusal } from '../domain/sign-ups/withdrawal'
import type { Refused } from '../domain/decision'
import type { ActivityHeading } from './activities/activities'
import { id, key, version } from './common'

export const createSignUpInput = v.object({
  /** Made by the phone when the form opens, so that a double tap or a retry sends the same id. */
  requestId: id,
  activityId: id,
  positionId: id,
  /** The activity's version that the form was filled from. After a later change the call is refused. */
  version,
  /** The volunteer's own organisation for which they come; null for none. */
  organisationId: v.nullable(key),
})
export type CreateSignUpInput = v.InferInput<typeof createSignUpInput>

export const withdrawInput = v.object({ requestId: id, signUpId: id })
export const signUpIdInput = v.object({ signUpId: id })

export type SignUpAnswer = { ok: true; signUpId: string; status: 'confirmed' | 'waitlisted' } | Refused<SignUpRefusal>
export type WithdrawalAnswer = { ok: true } | Refused<WithdrawalRefusal>

/** A volunteer's own sign-up, with everything that the ticket needs, so that the ticket opens without a network. */
export interface OwnSignUpView {
  id: string
  status: SignUpStatus
  createdAt: number
  /** True if the sign-up overlaps another of the volunteer's sign-ups after a change of time. The volunteer has to withdraw one. */
  clashes: boolean
  /** Other reasons for which sign-up would refuse the person since the visit was moved. The seat stays until the organiser decides. */
  doubts: Refused<AgainRefusal>[]
  activity: ActivityHeading & { withdrawUntil: number; cancelReason: string | null }
  position: string
  organisation: string | null
  /** The sign-up's team. */
  team: { id: string; leader: string; isLeader: boolean } | null
  /** Its place on the waitlist. */
  waiting: WaitingPlace | null
  /** Confirmed sign-ups only. */
  ticket: { text: string; code: string } | null
  inAt: number | null
  outAt: number | null
  /** Service minutes; null while unknown. */
  minutes: number | null
}

/** A place on the waitlist: 第 2 位; 前面有一支 4 人队. */
export interface WaitingPlace {
  /** Place among all entries that wait for a seat of the same position, counted from 1. */
  place: number
  /** Number of seats wanted by the nearest team ahead; null without a team ahead. */
  teamAhead: number | null
}

/** Kinds of messages to a person, each with the content of its `note`. */
export type MessageKind =
  /** The reason of a cancellation. */
  | 'activity-cancelled'
  /** The changes: the new time and place, and the reason. */
  | 'activity-changed'
  /** The visit was moved, and sign-up would refuse the person at its new time; the reasons. */
  | 'seat-in-question'
  /** To the organisers: people whose seats are in question after a move; names and reasons. */
  | 'seats-in-question'
  /** To the submitter: the activity is on the list. */
  | 'activity-approved'
  /** To the submitter: the changes that the administrator wants. */
  | 'activity-returned'
  /** To the submitter: the new text of a published activity is public. */
  | 'change-approved'
  /** To the submitter: the reason why the new text stays unpublished. */
  | 'change-returned'
  /** To the people who added photos: the reason for their removal. */
  | 'photos-returned'
  | 'moved-up'
  /** An organiser removed the sign-up; the reason. */
  | 'removed'
  /** An organiser moved the sign-up to another position; the position's name. */
  | 'moved-position'
  /** An organiser lowered the capacity and chose this entry to lose its seat; the reason, if any. */
  | 'to-waitlist'
  /** Named by a team's leader; the leader's name. */
  | 'named-in-team'
  /** The leader gave the person's seat to another, or gave it up; the leader's name. */
  | 'left-out'
  /** To the leader: a member withdrew; the name. */
  | 'member-left'
  /** To the leader: a member keeps a seat outside the team, which is smaller by it. */
  | 'seat-apart'
  /** To a member: the leader is gone, and this person leads the team now. */
  | 'team-passed'
  /** To the leader: a member came by the invitation; the name. */
  | 'member-joined'
  /** To the leader: the names deadline has passed; the number of seats released. */
  | 'places-released'
  /** The team was withdrawn, by its leader or by an organiser; the reason, if any. */
  | 'team-withdrawn'
  /** An organiser corrected the person's attendance; the reason. */
  | 'attendance-corrected'
  /** The day was closed; the hours in the record. */
  | 'record-ready'
  /** To the organisers of the activity: a volunteer disputes a record; the volunteer's name. */
  | 'record-disputed'
  /** The organiser's answer. */
  | 'dispute-answered'

export interface MessageView {
  id: string
  at: number
  kind: MessageKind
  activityId: string
  activityTitle: string
  activityStartsAt: number
  note: string | null
}
