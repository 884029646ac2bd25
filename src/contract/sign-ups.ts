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
  /** The activity's version that the form was filled from: what has changed since has to be seen first. */
  version,
  /** Which of the volunteer's organisations they come for; null for none. */
  organisationId: v.nullable(key),
})
export type CreateSignUpInput = v.InferInput<typeof createSignUpInput>

export const withdrawInput = v.object({ requestId: id, signUpId: id })
export const signUpIdInput = v.object({ signUpId: id })

export type SignUpAnswer = { ok: true; signUpId: string; status: 'confirmed' | 'waitlisted' } | Refused<SignUpRefusal>
export type WithdrawalAnswer = { ok: true } | Refused<WithdrawalRefusal>

/** What a volunteer sees of an own sign-up; all a ticket needs, so that it opens without a network. */
export interface OwnSignUpView {
  id: string
  status: SignUpStatus
  createdAt: number
  /** A later change of time made it overlap another of theirs: one of the two has to go. */
  clashes: boolean
  activity: ActivityHeading & { withdrawUntil: number; cancelReason: string | null }
  position: string
  organisation: string | null
  /** The team it belongs to. */
  team: { id: string; leader: string; isLeader: boolean } | null
  /** On the waitlist: where it stands. */
  waiting: WaitingPlace | null
  /** Confirmed sign-ups only. */
  ticket: { text: string; code: string } | null
  inAt: number | null
  outAt: number | null
  /** Service minutes; null until known. */
  minutes: number | null
}

/** A place on the waitlist: 第 2 位; 前面有一支 4 人队. */
export interface WaitingPlace {
  /** Counted from 1, over everybody who waits for a seat of the same position. */
  place: number
  /** Seats that the nearest team ahead waits for; null when there is none. */
  teamAhead: number | null
}

/** What a person is told; `note` says more. */
export type MessageKind =
  /** The reason of a cancellation. */
  | 'activity-cancelled'
  /** What changed: the new time and place, and why. */
  | 'activity-changed'
  /** To whoever submitted it: it is on the list. */
  | 'activity-approved'
  /** To whoever submitted it: what the administrator wants changed. */
  | 'activity-returned'
  | 'moved-up'
  /** By an organiser, who wrote why. */
  | 'removed'
  /** To another position; its name. */
  | 'moved-position'
  /** Capacity went down and an organiser named whom it takes; why, if they wrote it. */
  | 'to-waitlist'
  /** A leader named this person; the leader's name. */
  | 'named-in-team'
  /** A leader gave the place to somebody else, or gave it up. */
  | 'left-out'
  /** To the leader: a member withdrew; the name. */
  | 'member-left'
  /** To the leader: a member came by the invitation; the name. */
  | 'member-joined'
  /** To the leader: the names deadline has passed; how many seats were released. */
  | 'places-released'
  /** The team was withdrawn, by its leader or by an organiser; the reason, if any. */
  | 'team-withdrawn'
  /** An organiser put right when they came or left; why. */
  | 'attendance-corrected'
  /** The day was closed; the hours of the record. */
  | 'record-ready'
  /** To the organisers of the hosts: somebody disputes their record; the name. */
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
