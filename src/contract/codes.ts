/**
 * Everything that can go wrong, by name. A refusal is the program's answer to a request it understood;
 * a fault means the request itself did not get through. Each has a Chinese text, or the build fails.
 */
import type { CancellationRefusal, EditRefusal, PlanRefusal, PublishRefusal } from '../domain/activities/activity'
import type { ClosingRefusal } from '../domain/records/closing'
import type { ContentRefusal } from '../domain/content'
import type { CorrectionRefusal } from '../domain/records/correction'
import type { OutcomeRefusal } from '../domain/records/outcome'
import type { RemovalRefusal } from '../domain/activities/position'
import type { LayoutRefusal } from '../domain/seats/seating'
import type { SignUpRefusal } from '../domain/sign-ups/sign-up'
import type { JoinRefusal, MemberRefusal, ShrinkRefusal, TeamChangeRefusal, TeamRefusal } from '../domain/teams'
import type { SeriesRefusal } from '../domain/series/series'
import type { DisputeRefusal } from '../domain/records/service-record'
import type { SubmissionRefusal } from '../domain/activities/submission'
import type { WithdrawalRefusal } from '../domain/sign-ups/withdrawal'
import type { YearClosingRefusal } from '../domain/figures/year-closing'
import type { SeatRefusal } from './seats'

export type RefusalCode =
  | SignUpRefusal
  | WithdrawalRefusal
  | PlanRefusal
  | PublishRefusal
  | CancellationRefusal
  | EditRefusal
  | RemovalRefusal
  | LayoutRefusal
  /** A reservation would end after the start. */
  | 'quota-release-wrong'
  | TeamRefusal
  | MemberRefusal
  | TeamChangeRefusal
  | ShrinkRefusal
  | JoinRefusal
  | SeatRefusal
  | DisputeRefusal
  | CorrectionRefusal
  | ClosingRefusal
  | SeriesRefusal
  | OutcomeRefusal
  | ContentRefusal
  | SubmissionRefusal
  /** Many visits are not moved to one day. */
  | 'series-day-moved'
  | 'series-ended'
  /** A dispute that has its answer. */
  | 'already-answered'
  /** No closed record in that year: there is nothing to prove yet. */
  | 'no-records'
  | YearClosingRefusal
  /** More records than one file holds. `about`: how many there are. */
  | 'too-many-records'
  /** A person has had enough files made for a day. `about`: how many. */
  | 'too-many-exports'
  /** Somebody else changed the scoring rules since this form was opened. */
  | 'rules-changed-meanwhile'
  /** Somebody else changed the activity since this form was opened. */
  | 'changed-meanwhile'

/** Faults that a server sends. */
export const SERVER_FAULTS = [
  /** The input does not have the procedure's shape. */
  'malformed',
  /** The caller is not signed in. */
  'not-signed-in',
  /** Signed in, but this is not theirs to do. */
  'forbidden',
  /** There is no such thing, or the caller may not know of it. */
  'not-found',
  /** It names an organisation that was merged into another, or that there never was: other procedures know it by the database alone. */
  'organisation-gone',
  /** The same request id was used for another request. */
  'request-id-reused',
  /** More calls than the limit; try later. */
  'too-many',
  /** Larger than a call may be. */
  'too-large',
  /** The server cannot work at the moment; try later. */
  'unavailable',
  /** Not foreseen. The details are in the server's log under the request id. */
  'internal',
] as const
export type ServerFault = (typeof SERVER_FAULTS)[number]

/** Faults that the phone itself finds. */
export type LinkFault =
  /** The call could not leave or its answer did not arrive. */
  | 'offline'
  /** No answer within the limit. */
  | 'timed-out'
  /** An answer that is not one of this program's. */
  | 'unreadable'

export type FaultCode = ServerFault | LinkFault

/** Whether the same request may simply be sent again: it follows from the code, never from a message. */
export const isRetryable = (code: FaultCode): boolean => RETRYABLE.has(code)

const RETRYABLE: ReadonlySet<FaultCode> = new Set(['offline', 'timed-out', 'too-many', 'unavailable', 'internal'])
