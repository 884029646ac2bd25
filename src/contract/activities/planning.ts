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

/** Templates, and the positions that services usually need. */
export type UsualPlansAnswer = UsualPlans

export const placesInput = v.object({ townId: key })
