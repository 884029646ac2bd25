/** What organisers do with their activities. */
import * as v from 'valibot'
import type { ActivityStatus, CancellationRefusal, EditRefusal, Phase, PlanRefusal, PublishRefusal } from '../../domain/activities/activity'
import type { ContentRefusal } from '../../domain/content'
import type { RemovalRefusal } from '../../domain/activities/position'
import type { LayoutRefusal } from '../../domain/seats/seating'
import { LARGEST_CAPACITY, type PositionSeats } from '../../domain/activities/position'
import type { Refused } from '../../domain/decision'
import type { SignUpStatus } from '../../domain/sign-ups/sign-up'
import type { SubmissionRefusal } from '../../domain/activities/submission'
import type { ActivityHeading } from './activities'
import { id, instant, key, text, version } from '../common'

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
  /** One for an organisation. */
  quotas: v.pipe(
    v.array(quota),
    v.maxLength(20),
    v.check((quotas) => new Set(quotas.map(({ organisationId }) => organisationId)).size === quotas.length),
  ),
})

/** One id twice would be judged by the one and stored as the other. */
const hasDistinctIds = (rows: readonly { id: string }[]): boolean => new Set(rows.map((row) => row.id)).size === rows.length

/** All of an activity that an organiser writes; the order of services and positions is the order on the screen. */
export const activityPlan = v.object({
  title: text(40, 2),
  summary: text(500),
  categories: v.pipe(v.array(key), v.minLength(1), v.maxLength(4)),
  startsAt: instant,
  endsAt: instant,
  townId: v.nullable(key),
  place: text(60, 2),
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
  /** Sign-ups and teams that lose their seat to a smaller capacity: they go to the waitlist, where their age puts them. */
  toWaitlist: v.optional(v.pipe(v.array(id), v.maxLength(200)), () => []),
  /** Why, in the message to those signed up: 因台风改期. */
  reason: v.optional(text(100), ''),
})
export type EditActivityInput = v.InferInput<typeof editActivityInput>
/** What the change would do, without doing it. */
export const consequencesInput = v.omit(editActivityInput, ['requestId'])
export const publishInput = v.object({ requestId: id, activityId: id })
/** Before the administrator has decided. */
export const takeBackInput = v.object({ requestId: id, activityId: id })
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

/** What a change brings about for people: shown before it is confirmed. */
export interface Consequences {
  /** People who get a message. */
  told: number
  movedUp: NamedEntry[]
  toWaitlist: NamedEntry[]
  /** Whose other visit is now at the same time: both sign-ups stay, and they are asked to choose. */
  clashing: { name: string; activityTitle: string }[]
}

/** Somebody, or a team, by the words an organiser knows them by: 陈样例, 民革 4 人队. */
export interface NamedEntry {
  /** Of the sign-up or of the team. */
  id: string
  name: string
  isTeam: boolean
  seats: number
}

export type ConsequencesAnswer = ({ ok: true } & Consequences) | Refused<EditActivityRefusal>

/** `changed-meanwhile`: it was stored before, from another tab or phone; the form takes it from there as a change. */
export type CreateAnswer =
  | { ok: true; activityId: string }
  | Refused<PlanRefusal | LayoutRefusal | 'quota-release-wrong' | 'changed-meanwhile'>
export type EditAnswer = { ok: true; version: number } | Refused<EditActivityRefusal>
/** `submitted`: it waits for the administrator. */
export type PublishAnswer = { ok: true; status: 'published' | 'submitted' } | Refused<PublishRefusal | ContentRefusal | 'changed-meanwhile'>
export type TakeBackAnswer = { ok: true } | Refused<SubmissionRefusal>
/** `told` counts the people who get a message. */
export type CancelAnswer = { ok: true; told: number } | Refused<CancellationRefusal | ContentRefusal>

export interface DeskCard extends ActivityHeading {
  phase: Phase
  lead: string
  seats: PositionSeats & { free: number }
  /** Positions that demand a skill and lack people. */
  gaps: { position: string; missing: number }[]
  /** People with an in mark that stands. */
  present: number
  /** An organiser has looked the day through and closed it. */
  isClosed: boolean
  /** What came of it is reported. */
  hasOutcome: boolean
}

export interface DeskSignUp {
  id: string
  volunteerId: string
  name: string
  /** In full: the organiser of this activity may need to ring. */
  phone: string
  organisation: string | null
  positionId: string
  position: string
  status: SignUpStatus
  /** It overlaps another sign-up since a change of time. */
  clashes: boolean
  teamId: string | null
  createdAt: number
}

export interface DeskActivity extends ActivityHeading {
  status: ActivityStatus
  phase: Phase
  version: number
  plan: ActivityPlan
  seats: PositionSeats & { free: number }
  gaps: { position: string; missing: number }[]
  signUps: DeskSignUp[]
  cancelReason: string | null
  /** The administrator sees it before it is on the list, if the caller publishes it. */
  isReviewed: boolean
  /** Why the administrator gave it back. */
  returnReason: string | null
  /** The series that it was made with; null for none. */
  series: { id: string; name: string } | null
}
