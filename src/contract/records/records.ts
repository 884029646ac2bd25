/** Service records with the fields that 民政部令第67号 requires; disputes about them, and proofs of them. */
import * as v from 'valibot'
import type { Evidence, Finding } from '../../domain/attendance/findings'
import type { Refused } from '../../domain/decision'
import type { ClosingRefusal } from '../../domain/records/closing'
import type { CorrectionRefusal } from '../../domain/records/correction'
import type { DisputeRefusal } from '../../domain/records/service-record'
import type { RecordDeadline } from '../../domain/calendar/working-days'
import type { ActivityHeading } from '../activities/activities'
import type { ListEntry, ListPhone } from '../attendance/attendance'
import { id, instant, text } from '../common'
import type { ServerMark } from '../attendance/marks'

export const yearInput = v.object({ year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)) })

/** One service record: derived from the marks of one volunteer at one activity. */
export interface ServiceRecord {
  activityId: string
  /** 活动名称 */
  title: string
  /** 服务日期 */
  startsAt: number
  endsAt: number
  /** 服务地点 */
  place: string
  /** 服务内容: the position and the services. */
  content: string
  /** 服务时间, whole minutes; null while unknown: no out mark, and a day has not passed. */
  minutes: number | null
  /** 活动组织单位 */
  organisation: string
  /** 活动负责人; the organisation when no person is known. */
  inCharge: string
}

/** A record as its volunteer sees it. */
export interface OwnRecord extends ServiceRecord {
  inAt: number
  outAt: number | null
  evidence: Evidence
  /** An organiser has reviewed and closed the day; before that the record may still change. */
  isClosed: boolean
  dispute: DisputeView | null
}

/** The latest dispute of a record. */
export interface DisputeView {
  id: string
  text: string
  createdAt: number
  answer: string | null
  answeredAt: number | null
}

export const disputeInput = v.object({ requestId: id, activityId: id, text: text(200, 2) })
export type DisputeAnswer = { ok: true } | Refused<DisputeRefusal>

/** An organiser's answer; corrections are separate. */
export const answerDisputeInput = v.object({ requestId: id, activityId: id, disputeId: id, answer: text(200, 1) })
export type AnswerDisputeAnswer = { ok: true } | Refused<'already-answered'>

/** One person of the day, as shown to the organiser who closes it. */
export interface ReviewPerson extends Omit<ListEntry, 'initials' | 'code'> {
  inAt: number | null
  outAt: number | null
  /** Whole minutes; null while unknown. */
  minutes: number | null
  evidence: Evidence | null
  findings: Finding[]
  /** Every mark about the person as recorded, also those taken back. */
  marks: ServerMark[]
  dispute: DisputeView | null
}

/** Review of a day, with the legal deadline of its records: ten working days after the end. 民政部令第67号. */
export interface AttendanceReview extends RecordDeadline {
  activity: ActivityHeading
  people: ReviewPerson[]
  /** Number of marks: closing states that all of them were seen. */
  marks: number
  phones: Pick<ListPhone, 'deviceId' | 'name'>[]
  closedAt: number | null
  closedBy: string | null
  /** Number of phones' marks that arrived after the day was closed. */
  lateMarks: number
  now: number
}

/** Correction about one person. `at` null: was not there (in), or left at an unknown time (out). */
const correction = v.object({ volunteerId: id, kind: v.picklist(['in', 'out']), at: v.nullable(instant) })
export const correctInput = v.object({
  requestId: id,
  activityId: id,
  corrections: v.pipe(
    v.array(correction),
    v.minLength(1),
    v.maxLength(500),
    // Two corrections of one person's in or out would contradict each other.
    v.check((rows) => new Set(rows.map(({ volunteerId, kind }) => `${kind} ${volunteerId}`)).size === rows.length),
  ),
  reason: text(100, 2),
})
export type CorrectInput = v.InferOutput<typeof correctInput>
/** `about`: the name. */
export type CorrectAnswer = { ok: true } | Refused<CorrectionRefusal>

export const closeInput = v.object({
  requestId: id,
  /** Number of marks in the review that was seen: later ones have to be seen first. */
  seenMarks: v.pipe(v.number(), v.integer(), v.minValue(0)),
  activityId: id,
})
export type CloseAnswer = { ok: true } | Refused<ClosingRefusal>

/** Content of a proof, as of its issue. */
export interface ProofContent {
  name: string
  /** Calendar year in China that it covers. */
  year: number
  /** The base that issued it. */
  issuer: string
  records: (ServiceRecord & { minutes: number })[]
  /** Sum over the records. */
  minutes: number
}

export interface ProofView extends ProofContent {
  /** Twelve characters with which anybody may check the proof. Shown by `proofCodeInGroups`. */
  code: string
  issuedAt: number
}

/** The volunteer's own proof. `hasChanged`: the records differ by now, and a check of the proof says so. */
export interface OwnProof extends ProofView {
  hasChanged: boolean
}

export const issueProofInput = v.object({ requestId: id, ...yearInput.entries })
export type IssueProofAnswer =
  | { ok: true; proof: ProofView }
  /** No closed record in that year: there is nothing to prove yet. */
  | { ok: false; reason: 'no-records' }

export const checkProofInput = v.object({ code: v.pipe(v.string(), v.maxLength(40)) })
/** The public page's view: enough to compare with the paper, and no more. Null for an unknown code. */
export type ProofCheck = {
  /** 陈**. */
  maskedName: string
  year: number
  issuer: string
  issuedAt: number
  minutes: number
  records: Pick<ServiceRecord, 'title' | 'startsAt' | 'organisation' | 'minutes'>[]
  /** The records were corrected after the proof was issued. */
  hasChanged: boolean
} | null
