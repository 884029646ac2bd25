/** Taking a position, leaving it, and the ticket for it. */
import * as v from 'valibot'
import type { SignUpRefusal, SignUpStatus } from '../domain/sign-up'
import type { WithdrawalRefusal } from '../domain/withdrawal'
import type { Refused } from '../domain/decision'
import type { ActivityHeading } from './activities'
import { id, key } from './common'

export const createSignUpInput = v.object({
  /** Made by the phone when the form opens: a double tap or a retry sends the same one. */
  requestId: id,
  activityId: id,
  positionId: id,
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
  /** Confirmed sign-ups only. */
  ticket: { text: string; code: string } | null
  inAt: number | null
  outAt: number | null
  /** Service minutes; null until known. */
  minutes: number | null
}

export interface MessageView {
  id: string
  at: number
  kind: 'activity-cancelled' | 'activity-changed' | 'moved-up'
  activityId: string
  activityTitle: string
  /** The reason of a cancellation, or what changed. */
  note: string | null
}
