/** Help for organisers who plan a visit. */
import * as v from 'valibot'
import type { PlanWarning } from '../../domain/activities/plan-warnings'
import type { UsualPlans } from '../../domain/activities/usual-plan'
import { id, key } from '../common'
import { activityPlan } from './desk'

/** `activityId`: the visit being planned, which gets no warning about itself. */
export const warningsInput = v.object({ activityId: id, plan: activityPlan })
export type WarningsInput = v.InferInput<typeof warningsInput>
export type WarningsAnswer = PlanWarning[]

/** Templates, the positions that services usually need, and usual answers for residents. */
export interface UsualPlansAnswer extends UsualPlans {
  /** Things that residents usually bring, by the category's id; only categories that have some. */
  bring: Record<string, string[]>
  /** Numbers of organisations for residents' questions, by the organisation's id; only of those that have one. */
  phones: Record<string, string>
}

export const placesInput = v.object({ townId: key })
