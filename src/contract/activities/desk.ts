/** Organisers' work on their activities. */
import * as v from 'valibot'
import type { ActivityStatus, CancellationRefusal, EditRefusal, Phase, PlanRefusal, PublishRefusal } from '../../domain/activities/activity'
import type { ContentRefusal } from '../../domain/content/refusal'
import { LONGEST_BRING, LONGEST_CONTACT_NAME, LONGEST_WAY } from '../../domain/activities/coming'
import type { RemovalRefusal } from '../../domain/activities/position'
import type { LayoutRefusal } from '../../domain/seats/seating'
import { LARGEST_CAPACITY, type SeatTotals, type SkillGap } from '../../domain/activities/position'
import type { Refused } from '../../domain/decision'
import type { AgainRefusal } from '../../domain/sign-ups/asked-again'
import type { SignUpStatus } from '../../domain/sign-ups/sign-up'
import type { ReviewedField } from '../../domain/activities/reviewed-text'
import type { SubmissionRefusal } from '../../domain/activities/submission'
import type { ActivityHeading } from './activities'
import { id, instant, key, optionalPhone, text, version } from '../common'
import { MOST_TO_WAITLIST } from '../limits'

const service = v.object({ id, name: text(30, 1), unit: v.nullable(text(8, 1)) })
/** Seats that only members of the organisation may take until `releaseAt`. */
const quota = v.object({
  organisationId: key,
  seats: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_CAPACITY)),
  releaseAt: instant,
})
const position = v.object({
  id,
  name: text(20, 1),
  capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_CAPACITY)),
  skillId: v.nullable(key),
  /** At most one for each organisation. */
  quotas: v.pipe(
    v.array(quota),
    v.maxLength(20),
    v.check((quotas) => new Set(quotas.map(({ organisationId }) => organisationId)).size === quotas.length),
  ),
})

/** Refuses two rows with the same id: the rules might judge one of them, and the database store the other. */
const hasDistinctIds = (rows: readonly { id: string }[]): boolean => new Set(rows.map((row) => row.id)).size === rows.length

const coming = v.object({
  comesBy: v.picklist(['just-come', 'call-first']),
  bring: text(LONGEST_BRING),
  gettingThere: text(LONGEST_WAY),
  contactName: text(LONGEST_CONTACT_NAME),
  contactPhone: optionalPhone,
  isIndoors: v.nullable(v.boolean()),
  isStepFree: v.nullable(v.boolean()),
  inRain: v.nullable(v.picklist(['goes-on', 'moves-indoors', 'put-off'])),
  location: v.nullable(
    v.object({
      latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
      longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    }),
  ),
})

/** The part of an activity that an organiser writes; services and positions are in the order of the screen. */
export const activityPlan = v.object({
  title: text(40, 2),
  summary: text(500),
  categories: v.pipe(v.array(key), v.minLength(1), v.maxLength(4)),
  startsAt: instant,
  endsAt: instant,
  townId: v.nullable(key),
  place: text(60, 2),
  /** Facts for residents before they come. */
  coming,
  leadId: key,
  partnerIds: v.pipe(v.array(key), v.maxLength(20)),
  services: v.pipe(
    v.array(service),
    v.maxLength(20),
    v.check((rows) => hasDistinctIds(rows)),
  ),
  positions: v.pipe(
    v.array(position),
    v.maxLength(20),
    v.check((rows) => hasDistinctIds(rows)),
  ),
})
export type ActivityPlan = v.InferInput<typeof activityPlan>

export const createActivityInput = v.object({ requestId: id, activityId: id, plan: activityPlan })
export const editActivityInput = v.object({
  requestId: id,
  activityId: id,
  /** The version the form was filled from. */
  version,
  plan: activityPlan,
  /** Sign-ups and teams that lose their seats to a smaller capacity. Each returns to the waitlist in its order of arrival. */
  toWaitlist: v.optional(v.pipe(v.array(id), v.maxLength(MOST_TO_WAITLIST)), () => []),
  /** Reason in the message to those signed up: 因台风改期. */
  reason: v.optional(text(100), ''),
})
export type EditActivityInput = v.InferInput<typeof editActivityInput>
/** Consequences of an edit, without making it. */
export const consequencesInput = v.omit(editActivityInput, ['requestId'])
export const publishInput = v.object({ requestId: id, activityId: id })
/** Takes a submission back before the administrator has decided. */
export const takeBackInput = v.object({ requestId: id, activityId: id })
/** Withdraws a change of the text that waits or was returned. */
export const dropChangeInput = v.object({ requestId: id, activityId: id })
export const cancelInput = v.object({ requestId: id, activityId: id, reason: text(100, 2) })

export type EditActivityRefusal =
  | ContentRefusal
  | PlanRefusal
  | EditRefusal
  | RemovalRefusal
  | LayoutRefusal
  | PublishRefusal
  | 'quota-release-wrong'
  | 'changed-meanwhile'

/** Consequences of a change for people, shown before the change is confirmed. */
export interface Consequences {
  /** Number of people who get a message. */
  notified: number
  movedUp: NamedEntry[]
  toWaitlist: NamedEntry[]
  /** People whose other visit now overlaps this one. Both sign-ups stay, and the people are asked to choose. */
  clashing: { name: string; activityTitle: string }[]
  /** People with seats whom sign-up would refuse at the new time, each with the reasons. They keep their seats, flagged. */
  inQuestion: { name: string; doubts: Refused<AgainRefusal>[] }[]
  /** Fields whose new text waits for the administrator; the present text stays public until then. */
  waiting: ReviewedField[]
}

/** A waiting or seated person or team, by a name for organisers: 陈样例, 民革 4 人队. */
export interface NamedEntry {
  /** Id of the sign-up or of the team. */
  id: string
  name: string
  isTeam: boolean
  seats: number
}

export type ConsequencesAnswer = ({ ok: true } & Consequences) | Refused<EditActivityRefusal>

/** `changed-meanwhile`: the draft was stored before, from another tab or phone, so the form continues as an edit. */
export type CreateAnswer =
  | { ok: true; activityId: string }
  | Refused<PlanRefusal | LayoutRefusal | 'quota-release-wrong' | 'changed-meanwhile'>
/** `waiting`: fields whose new text waits for the administrator. */
export type EditAnswer = { ok: true; version: number; waiting: ReviewedField[] } | Refused<EditActivityRefusal>
/** `submitted`: the activity waits for the administrator's review. */
export type PublishAnswer = { ok: true; status: 'published' | 'submitted' } | Refused<PublishRefusal | ContentRefusal | 'changed-meanwhile'>
export type TakeBackAnswer = { ok: true } | Refused<SubmissionRefusal>
/** `notified`: number of people who get a message. */
export type CancelAnswer = { ok: true; notified: number } | Refused<CancellationRefusal | ContentRefusal>

export interface DeskSignUp {
  id: string
  volunteerId: string
  name: string
  /** The full phone number, since the organiser of this activity may need to call. */
  phone: string
  organisation: string | null
  positionId: string
  position: string
  status: SignUpStatus
  /** True if the sign-up overlaps another of the volunteer's sign-ups after a change of time. */
  clashes: boolean
  /** Other reasons for which sign-up would refuse the person since the visit was moved. */
  doubts: Refused<AgainRefusal>[]
  teamId: string | null
  createdAt: number
}

/** Change of a published activity's text. */
export interface WaitingChange {
  fields: ReviewedField[]
  submittedAt: number
  /** The administrator's reason for returning it; null while it waits. */
  returnReason: string | null
}

export interface DeskActivity extends ActivityHeading {
  status: ActivityStatus
  phase: Phase
  version: number
  /** As the caller's form begins: with the text of their own change, while one waits or was returned. */
  plan: ActivityPlan
  /** Change of the text that waits for the administrator or was returned; null for none. */
  change: WaitingChange | null
  seats: SeatTotals
  gaps: SkillGap[]
  signUps: DeskSignUp[]
  cancelReason: string | null
  /** True if the caller cannot publish directly: publishing submits the activity to the administrator. */
  isReviewed: boolean
  /** The administrator's reason for returning the activity; null without one. */
  returnReason: string | null
  /** Its series; null for none. */
  series: { id: string; name: string } | null
}
