/**
 * Codes of all refusals and faults. A refusal is the program's answer to a request that it understood;
 * a fault means that the request did not get through. Each has a Chinese text, or the build fails.
 */
import type { CancellationRefusal, EditRefusal, PlanRefusal, PublishRefusal } from '../domain/activities/activity'
import type { AnswerRefusal, ClosingRefusal } from '../domain/records/closing'
import type { ContentRefusal } from '../domain/content/refusal'
import type { CorrectionRefusal } from '../domain/records/correction'
import type { OutcomeRefusal } from '../domain/records/outcome'
import type { RemovalRefusal } from '../domain/activities/position'
import type { LayoutRefusal } from '../domain/seats/seating'
import type { SignUpRefusal } from '../domain/sign-ups/sign-up'
import type { JoinRefusal, MemberRefusal, ShrinkRefusal, TeamChangeRefusal, TeamRefusal } from '../domain/teams'
import type { JoiningRefusal, UndoRefusal } from '../domain/people/same-person'
import type { SeriesRefusal } from '../domain/series/series'
import type { DisputeRefusal } from '../domain/records/service-record'
import type { SubmissionRefusal } from '../domain/activities/submission'
import type { WithdrawalRefusal } from '../domain/sign-ups/withdrawal'
import type { YearClosingRefusal } from '../domain/figures/year-closing'
import type { OpeningRefusal } from '../domain/people/opening'
import type { WebSignInRefusal } from '../domain/people/web-sign-in'
import type { WeChatRefusal } from './people/sign-in'
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
  | AnswerRefusal
  | SeriesRefusal
  | OutcomeRefusal
  | ContentRefusal
  | SubmissionRefusal
  | JoiningRefusal
  | UndoRefusal
  | WebSignInRefusal
  | OpeningRefusal
  | WeChatRefusal
  /** A change of several visits cannot move them to another day. */
  | 'series-day-moved'
  | 'series-ended'
  /** The dispute has been answered already. */
  | 'already-answered'
  /** The year has no closed record, so there is nothing to prove. */
  | 'no-records'
  | YearClosingRefusal
  /** More records than one file holds. `about`: the number of records. */
  | 'too-many-records'
  /** The person's daily limit of files is reached. `about`: the limit. */
  | 'too-many-exports'
  /** The scoring rules were changed since this form was opened. */
  | 'rules-changed-meanwhile'
  /** The activity was changed since this form was opened. */
  | 'changed-meanwhile'

/** Faults sent by the server. */
export const SERVER_FAULTS = [
  /** The input does not have the procedure's shape. */
  'malformed',
  /** The caller is not signed in. */
  'not-signed-in',
  /** The session in the request has ended; the device signs in again, or goes on without an account. */
  'session-ended',
  /** Signed in, but without permission. */
  'forbidden',
  /** The requested object does not exist, or the caller has no access to it. */
  'not-found',
  /** The request names an organisation that was merged into another or never existed; found by a foreign key. */
  'organisation-gone',
  /** The request names a town, a category or a skill that was removed from the base's list or never existed; found by a foreign key. */
  'vocabulary-gone',
  /** The same request id was used for another request. */
  'request-id-reused',
  /** More calls than the limit allows; the phone tries again later. */
  'too-many',
  /** The call is larger than the limit. */
  'too-large',
  /** The program is newer than the database's schema, which an upgrade is about to change; the phone tries again later. */
  'not-migrated',
  /** The database's schema is newer than the program, which an upgrade is about to replace; the phone tries again later. */
  'program-outdated',
  /** The server cannot answer at the moment; the phone tries again later. */
  'unavailable',
  /** An unforeseen error. The server's log has the details under the request id. */
  'internal',
] as const
export type ServerFault = (typeof SERVER_FAULTS)[number]

/** Faults found by the phone itself. */
export type LinkFault =
  /** The call could not be sent, or its answer did not arrive, and the phone reports no network. */
  | 'offline'
  /** The same on a phone that reports a network: the server is stopped, or the network leads nowhere. */
  | 'unreachable'
  /** No answer within the limit. */
  | 'timed-out'
  /** The answer did not come from this program. */
  | 'unreadable'

export type FaultCode = ServerFault | LinkFault

/** True when the same request may be sent again unchanged. */
export const isRetryable = (code: FaultCode): boolean => RETRYABLE.has(code)

const RETRYABLE: ReadonlySet<FaultCode> = new Set([
  'offline',
  'unreachable',
  'timed-out',
  'too-many',
  'not-migrated',
  'program-outdated',
  'unavailable',
  'internal',
])
