/** What keeps a typed activity from being stored or published, by field. Limits and rules are the server's own. */
import * as v from 'valibot'
import type { RefusalCode } from '../contract/codes'
import { type ActivityPlan, activityPlan } from '../contract/desk'
import { checkPlan, decidePublication, defaultWindows } from '../domain/activity'
import type { Refused } from '../domain/decision'
import { type PlanForm, planOf } from './plan-form'

/** A question of the form. */
export type PlanField = 'title' | 'categories' | 'when' | 'town' | 'place' | 'lead' | 'partners' | 'services' | 'positions' | 'summary'

/** What the form itself finds; the others are the rules' refusals. */
export type PlanProblemCode =
  | 'title-length'
  | 'no-category'
  | 'too-many-categories'
  | 'time-missing'
  | 'place-length'
  | 'lead-missing'
  | 'too-many-partners'
  | 'too-many-services'
  | 'service-name'
  | 'service-unit'
  | 'too-many-positions'
  | 'position-name'
  | 'position-capacity'
  | 'summary-length'

export interface PlanProblem {
  field: PlanField
  reason: PlanProblemCode | RefusalCode
  about?: string
  /** The service or position it is about. */
  row?: string
}

export interface PlanAim {
  /** A draft may lack what people will need to see. */
  isForPublic: boolean
  now: number
}

/** Everything that is wrong, in the order of the form. */
export function problemsIn(form: PlanForm, { isForPublic, now }: PlanAim): PlanProblem[] {
  const plan = planOf(form)
  const parsed = v.safeParse(activityPlan, plan)
  const found = (parsed.issues ?? []).map((issue) => problemAt(issue.path?.map(({ key }) => key) ?? [], plan))
  if (!Number.isNaN(plan.startsAt + plan.endsAt)) found.push(...ruleProblems(plan, isForPublic, now))
  const isFirst = (problem: PlanProblem, at: number) =>
    found.findIndex(({ field, reason, row }) => field === problem.field && reason === problem.reason && row === problem.row) === at
  return found.filter(isFirst).sort((one, other) => ORDER.indexOf(one.field) - ORDER.indexOf(other.field))
}

const ORDER: readonly PlanField[] = ['title', 'categories', 'when', 'town', 'place', 'lead', 'partners', 'services', 'positions', 'summary']

function problemAt([part, index, detail]: unknown[], plan: ActivityPlan): PlanProblem {
  switch (part as keyof ActivityPlan) {
    case 'title':
      return { field: 'title', reason: 'title-length' }
    case 'categories':
      return { field: 'categories', reason: plan.categories.length === 0 ? 'no-category' : 'too-many-categories' }
    case 'startsAt':
    case 'endsAt':
      return { field: 'when', reason: 'time-missing' }
    case 'place':
    case 'townId':
      return { field: 'place', reason: 'place-length' }
    case 'leadId':
      return { field: 'lead', reason: 'lead-missing' }
    case 'partnerIds':
      return { field: 'partners', reason: 'too-many-partners' }
    case 'services':
      if (typeof index !== 'number') return { field: 'services', reason: 'too-many-services' }
      return { field: 'services', row: plan.services[index]?.id, reason: detail === 'unit' ? 'service-unit' : 'service-name' }
    case 'positions':
      if (typeof index !== 'number') return { field: 'positions', reason: 'too-many-positions' }
      return { field: 'positions', row: plan.positions[index]?.id, reason: detail === 'capacity' ? 'position-capacity' : 'position-name' }
    case 'summary':
      return { field: 'summary', reason: 'summary-length' }
  }
}

function ruleProblems(plan: ActivityPlan, isForPublic: boolean, now: number): PlanProblem[] {
  const windows = defaultWindows(plan.startsAt, now)
  const sound = checkPlan({ ...plan, ...windows })
  if (!sound.ok) return [problemOf(sound)]
  if (!isForPublic) return []
  const draft = { ...plan, ...windows, status: 'draft' as const }
  const [positions, services] = [plan.positions.length, plan.services.length]
  // Each cause by itself: the rule names the first, a form shows them all.
  return [
    decidePublication(draft, { positions: 1, services: 1 }, now),
    decidePublication(draft, { positions, services: 1 }, plan.startsAt - 1),
    decidePublication(draft, { positions: 1, services }, plan.startsAt - 1),
  ].flatMap((decision) => (decision.ok ? [] : [problemOf(decision)]))
}

/** Where the server's refusal belongs on the form; null when it is about none of its fields. */
export function fieldOf(reason: RefusalCode): PlanField | null {
  if (reason === 'ends-before-start' || reason === 'too-long' || reason === 'start-in-past' || reason === 'window-wrong') return 'when'
  if (reason === 'no-positions' || reason === 'capacity-below-confirmed' || reason === 'position-in-use') return 'positions'
  return reason === 'no-services' ? 'services' : null
}

const problemOf = ({ reason, about }: Refused<RefusalCode>): PlanProblem => ({ field: fieldOf(reason) ?? 'title', reason, about })
