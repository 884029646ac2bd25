/** Taking a position, leaving it, and the ticket for it. */
import * as v from 'valibot'
import type { SignUpRefusal, SignUpStatus } from '../domain/sign-ups/sign-up'
import type { WithdrawalRefusal } from '../domain/sign-ups/withdrawal'
import type { Refused } from '../domain/decision'
import type { ActivityHeading } from './activities/activities'
import { id, key, version } from './common'

export const createSignUpInput = v.object({
  /** Made by the phone when the form opens: a double tap or a retry sends the same one. */
  requestId: id,
  activityId: id,
  positionId: id,
  /** The activity's version that the form was filled from: later changes have to be seen first. */
  version,
  /** The volunteer's own organisation for which they come; null for none. */
  organisationId: v.nullable(key),
})
export type CreateSignUpInput = v.InferInput<typeof createSignUpInput>

export const withdrawInput = v.object({ requestId: id, signUpId: id })
export const signUpIdInput = v.object({ signUpId: id })

export type SignUpAnswer = { ok: true; signUpId: string; status: 'confirmed' | 'waitlisted' } | Refused<SignUpRefusal>
export type WithdrawalAnswer = { ok: true } | Refused<WithdrawalRefusal>

/** A volunteer's own sign-up, with all that a ticket needs, so that it opens without a network. */
export interface OwnSignUpView {
  id: string
  status: SignUpStatus
  createdAt: number
  /** Overlaps another sign-up of the volunteer since a change of time: one of the two has to go. */
  clashes: boolean
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
  /** Counted from 1, among all who wait for a seat of the same position. */
  place: number
  /** Seats wanted by the nearest team ahead; null for no team. */
  teamAhead: number | null
}

/** Kinds of message to a person; each says what its `note` holds. */
export type MessageKind =
  /** The reason of a cancellation. */
  | 'activity-cancelled'
  /** The changes: the new time and place, and the reason. */
  | 'activity-changed'
  /** To the submitter: the activity is on the list. */
  | 'activity-approved'
  /** To the submitter: the changes that the administrator wants. */
  | 'activity-returned'
  | 'moved-up'
  /** An organiser removed the sign-up; the reason. */
  | 'removed'
  /** An organiser moved the sign-up to another position; the position's name. */
  | 'moved-position'
  /** A smaller capacity took the seat, by an organiser's choice; the reason, if written. */
  | 'to-waitlist'
  /** Named by a team's leader; the leader's name. */
  | 'named-in-team'
  /** The leader gave the place to another person, or gave it up. */
  | 'left-out'
  /** To the leader: a member withdrew; the name. */
  | 'member-left'
  /** To the leader: a member came by the invitation; the name. */
  | 'member-joined'
  /** To the leader: the names deadline has passed; the number of seats released. */
  | 'places-released'
  /** The team was withdrawn, by its leader or by an organiser; the reason, if any. */
  | 'team-withdrawn'
  /** An organiser corrected the person's attendance; the reason. */
  | 'attendance-corrected'
  /** The day was closed; the hours of the record. */
  | 'record-ready'
  /** To the organisers of the hosts: a volunteer disputes a record; the name. */
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
