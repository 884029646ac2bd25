/** What organisers do with their activities. */
import * as v from 'valibot'
import type { ActivityStatus, CancellationRefusal, EditRefusal, Phase, PlanRefusal, PublishRefusal } from '../domain/activity'
import type { CapacityRefusal } from '../domain/position'
import { LARGEST_CAPACITY, type PositionSeats } from '../domain/position'
import type { Refused } from '../domain/decision'
import type { SignUpStatus } from '../domain/sign-up'
import type { ActivityHeading } from './activities'
import { LARGEST_INTEGER, id, instant, key, text } from './common'

const service = v.object({ id, name: text(30, 1), unit: v.nullable(text(8, 1)) })
const position = v.object({
  id,
  name: text(20, 1),
  capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_CAPACITY)),
  skillId: v.nullable(key),
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
  version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_INTEGER)),
  plan: activityPlan,
})
export const publishInput = v.object({ requestId: id, activityId: id })
export const cancelInput = v.object({ requestId: id, activityId: id, reason: text(100, 2) })

/** `changed-meanwhile`: it was stored before, from another tab or phone; the form takes it from there as a change. */
export type CreateAnswer = { ok: true; activityId: string } | Refused<PlanRefusal | 'changed-meanwhile'>
export type EditAnswer =
  | { ok: true; version: number }
  | Refused<PlanRefusal | EditRefusal | CapacityRefusal | PublishRefusal | 'changed-meanwhile'>
export type PublishAnswer = { ok: true } | Refused<PublishRefusal>
/** `told` counts the people who get a message. */
export type CancelAnswer = { ok: true; told: number } | Refused<CancellationRefusal>

export interface DeskCard extends ActivityHeading {
  phase: Phase
  lead: string
  seats: PositionSeats & { free: number }
  /** People with an in mark that stands. */
  present: number
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
  createdAt: number
}

export interface DeskActivity extends ActivityHeading {
  status: ActivityStatus
  phase: Phase
  version: number
  plan: ActivityPlan
  seats: PositionSeats & { free: number }
  signUps: DeskSignUp[]
  cancelReason: string | null
}
