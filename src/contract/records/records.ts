/** Service records with the fields that 民政部令第67号 requires; disputes about them, and proofs of them. */
import * as v from 'valibot'
import type { Evidence, Finding } from '../../domain/attendance/findings'
import type { Refused } from '../../domain/decision'
import type { AnswerRefusal, ClosingRefusal } from '../../domain/records/closing'
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
  /** 服务时间, whole minutes; null while unknown: no out mark, and less than a day since the planned end. */
  minutes: number | null
  /** 活动组织单位 */
  organisation: string
  /** Ids of the same bodies. Names may change, the bodies stay. */
  organisationIds?: string[] | undefined
  /** 活动负责人; the organisation if no person is known. */
  inCharge: string
}

/** A record as its volunteer sees it. */
export interface OwnRecord extends ServiceRecord {
  inAt: number
  outAt: number | null
  evidence: Evidence
  /** True when an organiser has reviewed and closed the day. Before that the record may change. */
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

/** An organiser's answer to a dispute. A correction is a separate call. */
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
  /** Names of findings that have to be answered before the closing, see `findingKey`. */
  asks: string[]
  /** All marks about the person, including marks taken back. */
  marks: ServerMark[]
  dispute: DisputeView | null
}

/** Review of a day, with the legal deadline of its records: ten working days after the end. 民政部令第67号. */
export interface AttendanceReview extends RecordDeadline {
  activity: ActivityHeading
  people: ReviewPerson[]
  /** Number of marks. The organiser who closes the day confirms that they have seen all of them. */
  marks: number
  phones: Pick<ListPhone, 'deviceId' | 'name'>[]
  closedAt: number | null
  closedBy: string | null
  /** Number of marks from phones that arrived after the day was closed. */
  lateMarks: number
  now: number
}

/** Correction about one person. `at` is null for a person who was not there (in), or left at an unknown time (out). */
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

/** Answers to findings: the organiser has looked at them, and the attendance stays as it counts now. */
export const answerFindingsInput = v.object({
  requestId: id,
  activityId: id,
  answers: v.pipe(
    // Ids and the name of the finding's kind.
    v.array(v.object({ volunteerId: id, finding: v.pipe(v.string(), v.minLength(1), v.maxLength(120)) })),
    v.minLength(1),
    v.maxLength(500),
  ),
})
export type AnswerFindingsInput = v.InferOutput<typeof answerFindingsInput>
/** `about`: the name. */
export type AnswerFindingsAnswer = { ok: true } | Refused<AnswerRefusal>

export const closeInput = v.object({
  requestId: id,
  /** Number of marks in the review that the organiser saw. If there are more by now, the call is refused. */
  seenMarks: v.pipe(v.number(), v.integer(), v.minValue(0)),
  activityId: id,
})
export type CloseAnswer = { ok: true } | Refused<ClosingRefusal>

/** Content of a proof, as of its issue. */
export interface ProofContent {
  name: string
  /** Calendar year in China that the proof covers. */
  year: number
  /** Name of the base that issued the proof. */
  issuer: string
  records: (ServiceRecord & { minutes: number })[]
  /** Sum of the records' minutes. */
  minutes: number
  /** Seal of the name, when the person has left and `name` is their pseudonym. */
  seal?: string | undefined
}

export interface ProofView extends ProofContent {
  /** Twelve characters with which anybody may check the proof. Shown by `proofCodeInGroups`. */
  code: string
  issuedAt: number
}

/** The volunteer's own proof. `hasChanged`: the records have changed since, and a check of the proof shows this. */
export interface OwnProof extends ProofView {
  hasChanged: boolean
}

export const issueProofInput = v.object({ requestId: id, ...yearInput.entries })
export type IssueProofAnswer =
  | { ok: true; proof: ProofView }
  /** The year has no closed record, so there is nothing to prove. */
  | { ok: false; reason: 'no-records' }

export const checkProofInput = v.object({
  code: v.pipe(v.string(), v.maxLength(40)),
  /** The name on the paper, to be compared when the holder has left. */
  name: v.optional(v.pipe(v.string(), v.maxLength(80))),
})
/** A proof for the public page: only the facts needed for a comparison with the printed proof. Null for an unknown code. */
export type ProofCheck = {
  /** Surname alone: 陈**. Null when the holder has left, and no name is kept. */
  maskedName: string | null
  /** True if the typed name is the one on the paper; null unless the holder has left and a name was typed. */
  isNameRight: boolean | null
  year: number
  issuer: string
  issuedAt: number
  minutes: number
  /** `disputedAt`: since when the volunteer's dispute of the record waits for an answer; null without one. */
  records: (Pick<ServiceRecord, 'title' | 'startsAt' | 'organisation' | 'minutes'> & { disputedAt: number | null })[]
  /** The records were corrected after the proof was issued. */
  hasChanged: boolean
} | null
