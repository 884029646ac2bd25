/** Problems, by field, for which a typed activity cannot be stored or published. Limits and rules are the same as on the server. */
import * as v from 'valibot'
import type { RefusalCode } from '../../contract/codes'
import { type ActivityPlan, activityPlan } from '../../contract/activities/desk'
import { checkPlan, decidePublication, defaultWindows } from '../../domain/activities/activity'
import type { Coming } from '../../domain/activities/coming'
import { type LocationProblem, pastedLocation } from '../../domain/activities/pasted-location'
import { type ContactPhoneProblem, contactPhoneProblem } from '../../domain/base/contact-phone'
import type { Refused } from '../../domain/decision'
import { LARGEST_CAPACITY } from '../../domain/activities/position'
import { layOutSeats } from '../../domain/seats/seating'
import { type PlanForm, planOf } from './plan-form'

/** A field of the form. */
export type PlanField =
  | 'title'
  | 'categories'
  | 'when'
  | 'town'
  | 'place'
  | ComingField
  | 'lead'
  | 'partners'
  | 'services'
  | 'positions'
  | 'summary'

/** Fields of what residents should know before they come. */
export type ComingField = 'bring' | 'comesBy' | 'contact' | 'gettingThere' | 'location' | 'indoors' | 'stepFree' | 'rain'

/** Problems that the form itself finds; other problems are refusals of the domain's rules. */
export type PlanProblemCode =
  | 'title-length'
  | 'no-category'
  | 'too-many-categories'
  | 'time-missing'
  | 'place-length'
  | 'bring-length'
  | 'way-length'
  | 'contact-name-length'
  | LocationProblem
  | ContactPhoneProblem
  | 'lead-missing'
  | 'too-many-partners'
  | 'too-many-services'
  | 'service-name'
  | 'service-unit'
  | 'too-many-positions'
  | 'position-name'
  | 'position-capacity'
  | 'too-many-quotas'
  /** `about` is the organisation's id, also in the next code. */
  | 'quota-twice'
  | 'quota-seats'
  | 'summary-length'

export interface PlanProblem {
  field: PlanField
  reason: PlanProblemCode | RefusalCode
  about?: string
  /** Service or position concerned. */
  row?: string
}

export interface PlanAim {
  /** True before publishing. A draft may lack details that publication needs. */
  isForPublic: boolean
  now: number
}

/** All problems, in the order of the form. */
export function problemsIn(form: PlanForm, { isForPublic, now }: PlanAim): PlanProblem[] {
  const plan = planOf(form)
  const parsed = v.safeParse(activityPlan, plan)
  const found = (parsed.issues ?? []).map((issue) => problemAt(issue.path?.map(({ key }) => key) ?? [], plan))
  found.push(...locationProblems(form), ...plan.positions.flatMap((position) => quotaProblems(position, plan.startsAt)))
  if (!Number.isNaN(plan.startsAt + plan.endsAt)) found.push(...ruleProblems(plan, isForPublic, now))
  // Without a start the usual release time is unknown, which is not a separate mistake.
  const hasStart = !Number.isNaN(plan.startsAt)
  const isFirst = ({ field, reason, row, about }: PlanProblem, at: number) =>
    found.findIndex((other) => other.field === field && other.reason === reason && other.row === row && other.about === about) === at
  return found
    .filter((problem, at) => (hasStart || problem.reason !== 'quota-release-wrong') && isFirst(problem, at))
    .sort((one, other) => ORDER.indexOf(one.field) - ORDER.indexOf(other.field))
}

/** In the order of the form. */
export const COMING_FIELDS: readonly ComingField[] = [
  'bring',
  'comesBy',
  'contact',
  'gettingThere',
  'location',
  'indoors',
  'stepFree',
  'rain',
]

const ORDER: readonly PlanField[] = [
  'title',
  'categories',
  'when',
  'town',
  'place',
  ...COMING_FIELDS,
  'lead',
  'partners',
  'services',
  'positions',
  'summary',
]

function problemAt([part, index, detail, nth, of]: unknown[], plan: ActivityPlan): PlanProblem {
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
    case 'coming':
      return comingProblem(index as keyof Coming, plan.coming)
    case 'leadId':
      return { field: 'lead', reason: 'lead-missing' }
    case 'partnerIds':
      return { field: 'partners', reason: 'too-many-partners' }
    case 'services':
      if (typeof index !== 'number') return { field: 'services', reason: 'too-many-services' }
      return { field: 'services', row: plan.services[index]?.id, reason: detail === 'unit' ? 'service-unit' : 'service-name' }
    case 'positions':
      if (typeof index !== 'number') return { field: 'positions', reason: 'too-many-positions' }
      return { field: 'positions', row: plan.positions[index]?.id, ...positionProblem(plan.positions[index], detail, nth, of) }
    case 'summary':
      return { field: 'summary', reason: 'summary-length' }
  }
}

function comingProblem(part: keyof Coming, { contactPhone }: Coming): PlanProblem {
  switch (part) {
    case 'bring':
      return { field: 'bring', reason: 'bring-length' }
    case 'contactName':
      return { field: 'contact', reason: 'contact-name-length' }
    case 'contactPhone':
      return { field: 'contact', reason: contactPhoneProblem(contactPhone) ?? 'contact-phone-wrong' }
    case 'location':
      return { field: 'location', reason: 'no-location' }
    default:
      return { field: 'gettingThere', reason: 'way-length' }
  }
}

/** A pasted location that cannot be read, which nobody wants to lose without notice. In WeChat a map is tapped, and nothing is pasted. */
function locationProblems({ locationTyped }: PlanForm): PlanProblem[] {
  if (process.env.TARO_ENV === 'weapp') return []
  const read = locationTyped.trim() === '' ? null : pastedLocation(locationTyped)
  return typeof read === 'string' ? [{ field: 'location', reason: read }] : []
}

type Position = ActivityPlan['positions'][number]

function positionProblem(position: Position | undefined, part: unknown, nth: unknown, of: unknown): Pick<PlanProblem, 'reason' | 'about'> {
  if (part !== 'quotas') return { reason: part === 'capacity' ? 'position-capacity' : 'position-name' }
  const quotas = position?.quotas ?? []
  if (typeof nth !== 'number') {
    const ids = quotas.map(({ organisationId }) => organisationId)
    const twice = ids.find((id, at) => ids.indexOf(id) !== at)
    return twice === undefined ? { reason: 'too-many-quotas' } : { reason: 'quota-twice', about: twice }
  }
  const about = quotas[nth]?.organisationId
  return of === 'releaseAt' ? { reason: 'quota-release-wrong', about } : { reason: 'quota-seats', about }
}

/** Quotas that exceed the seats or end after the start. */
function quotaProblems({ id: row, capacity, quotas }: Position, startsAt: number): PlanProblem[] {
  const late = quotas.filter(({ releaseAt }) => releaseAt > startsAt)
  const problems: PlanProblem[] = late.map(({ organisationId }) => ({
    field: 'positions',
    row,
    reason: 'quota-release-wrong',
    about: organisationId,
  }))
  if (quotas.some(({ seats }) => Number.isNaN(seats)) || Number.isNaN(capacity)) return problems
  const layout = layOutSeats([], Math.min(capacity, LARGEST_CAPACITY), quotas)
  return layout.ok ? problems : [...problems, { field: 'positions', row, reason: layout.reason, about: layout.about }]
}

function ruleProblems(plan: ActivityPlan, isForPublic: boolean, now: number): PlanProblem[] {
  const windows = defaultWindows(plan.startsAt, now)
  const sound = checkPlan({ ...plan, ...windows })
  if (!sound.ok) return [problemOf(sound)]
  if (!isForPublic) return []
  const draft = { ...plan, ...windows, status: 'draft' as const }
  const [positions, services] = [plan.positions.length, plan.services.length]
  // The quotas are checked separately: a rule gives only the first reason, but the form shows all.
  return [
    decidePublication(draft, { positions: 1, services: 1 }, now),
    decidePublication(draft, { positions, services: 1 }, plan.startsAt - 1),
    decidePublication(draft, { positions: 1, services }, plan.startsAt - 1),
  ].flatMap((decision) => (decision.ok ? [] : [problemOf(decision)]))
}

/** Field of the form that a refusal by the server is about; null for none. */
export function fieldOf(reason: RefusalCode): PlanField | null {
  if (reason === 'ends-before-start' || reason === 'too-long' || reason === 'start-in-past' || reason === 'window-wrong') return 'when'
  if (POSITIONS.includes(reason)) return 'positions'
  return reason === 'no-services' ? 'services' : null
}

const POSITIONS: readonly RefusalCode[] = [
  'no-positions',
  'capacity-below-confirmed',
  'position-in-use',
  'quota-exceeds-capacity',
  'quota-not-free',
  'quota-release-wrong',
]

/** A refusal by the server as a problem of a field; undefined if it is not about a field. */
export function refusalAt({ reason, about }: Refused<RefusalCode>, form: PlanForm): PlanProblem | undefined {
  const field = fieldOf(reason)
  if (!field) return undefined
  if (reason !== 'quota-not-free') return { field, reason, about }
  const rows = form.positions.filter(({ quotas }) => quotas.some(({ organisationId }) => organisationId === about))
  // The refusal names the organisation alone, so the position is known only if no other has a quota for it.
  return { field, reason, about, row: rows.length === 1 ? rows[0]?.id : undefined }
}

const problemOf = ({ reason, about }: Refused<RefusalCode>): PlanProblem => ({ field: fieldOf(reason) ?? 'title', reason, about })
