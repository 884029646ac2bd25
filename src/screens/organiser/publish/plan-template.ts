/** Templates in the form. They fill in missing or blank fields only; typed text stays. */
import type { Vocabulary } from '../../../contract/activities/activities'
import { clock, dayOf, instantAt, minute } from '../../../domain/calendar/calendar'
import {
  type ServiceNeed,
  type Template,
  type UsualPlans,
  type UsualPosition,
  lackingOf,
  unmetNeeds,
  usualMinutes,
  usualTitle,
} from '../../../domain/activities/usual-plan'
import { plainName } from '../../../domain/vocabulary/names'
import type { PlanForm, PositionRow, ServiceRow } from '../../../client/activities/plan-form'

/** Usual plans of this base, and the names of its towns. */
export interface UsualPlansWithTowns extends UsualPlans {
  towns: Vocabulary['towns']
}

/** The templates used in the form, in the order of choice. */
export const templatesOf = ({ templates }: UsualPlans, { filledIn }: PlanForm): Template[] =>
  (filledIn?.templates ?? []).flatMap((id) => templates.find((template) => template.id === id) ?? [])

/** The form with the parts of a template that it lacked. A second template adds to the first. */
export function withTemplate(form: PlanForm, template: Template, usual: UsualPlansWithTowns, makeId: () => string): PlanForm {
  const lacking = lackingOf(template, form)
  const categories = form.categories.includes(template.categoryId) ? [] : [template.categoryId]
  const services = lacking.services.map(({ name, unit }): ServiceRow => ({ id: makeId(), name, unit: unit ?? '' }))
  const positions = lacking.positions.map((position) => rowOf(position, makeId()))
  // An end that the organiser chose is not the template's, even if it equals the usual end.
  const { templates, ids, hasEnd } = form.filledIn ?? { templates: [], ids: [], hasEnd: form.to === endOf(usual, form) }
  return following(usual, form, {
    ...form,
    categories: [...form.categories, ...categories],
    services: [...form.services, ...services],
    positions: [...form.positions, ...positions],
    filledIn: {
      templates: [...templates, template.id],
      ids: [...ids, ...categories, ...[...services, ...positions].map(({ id }) => id)],
      hasEnd,
    },
  })
}

/** The form without the parts that this template alone added, except parts that were changed since. */
export function withoutTemplate(form: PlanForm, template: Template, usual: UsualPlansWithTowns): PlanForm {
  const filledIn = form.filledIn ?? { templates: [], ids: [], hasEnd: false }
  const { ids } = filledIn
  const templates = filledIn.templates.filter((id) => id !== template.id)
  const others = templatesOf(usual, { ...form, filledIn: { ...filledIn, templates } })
  const isOthers = others.some(({ categoryId }) => categoryId === template.categoryId)
  const stays = <Row extends { id: string }>(row: Row, isOf: (template: Template, row: Row) => boolean) =>
    !ids.includes(row.id) || !isOf(template, row) || others.some((other) => isOf(other, row))
  return following(usual, form, {
    ...form,
    categories: form.categories.filter((id) => id !== template.categoryId || !ids.includes(id) || isOthers),
    services: form.services.filter((row) => stays(row, hasService)),
    positions: form.positions.filter((row) => stays(row, hasPosition)),
    filledIn: { ...filledIn, templates, ids: ids.filter((id) => id !== template.categoryId || isOthers) },
  })
}

/** The form after a change by the organiser. An untouched title follows the town, and an untouched end follows the start. */
export const changed = (usual: UsualPlansWithTowns, form: PlanForm, part: Partial<PlanForm>): PlanForm =>
  following(usual, form, { ...form, ...part })

/** The form with title and end adapted, each only if it still was the usual one. */
function following(usual: UsualPlansWithTowns, before: PlanForm, after: PlanForm): PlanForm {
  const isTitleUsual = after.title === before.title && before.title.trim() === titleOf(usual, before)
  const isEndUsual = after.to === before.to && before.to === endOf(usual, before) && before.filledIn?.hasEnd !== false
  return {
    ...after,
    title: isTitleUsual ? titleOf(usual, after) : after.title,
    to: (isEndUsual && endOf(usual, after)) || after.to,
  }
}

const titleOf = (usual: UsualPlansWithTowns, form: PlanForm): string =>
  usualTitle(usual.titleOfSeveral, templatesOf(usual, form), usual.towns.find(({ id }) => id === form.townId)?.name ?? null)

/** Usual end of a visit; '' if that is not on the same day. */
function endOf(usual: UsualPlansWithTowns, form: PlanForm): string {
  const from = instantAt(form.date, form.from)
  const to = from + usualMinutes(templatesOf(usual, form)) * minute
  return Number.isNaN(from) || form.endsNextDay || dayOf(to) !== form.date ? '' : clock(to)
}

/** Missing positions that the typed services usually need. */
export const suggestedIn = ({ needs }: UsualPlans, form: PlanForm) => unmetNeeds(needs, form)

/** Positions that meet the need: a position of that name without a skill gets the skill; otherwise a position is added. */
export function withNeed(form: PlanForm, { position }: ServiceNeed, makeId: () => string): PlanForm['positions'] {
  const isMeant = ({ name, skillId }: PositionRow) => skillId === '' && plainName(name) === plainName(position.name)
  const there = form.positions.find(isMeant)
  if (!there) return [...form.positions, rowOf(position, makeId())]
  return form.positions.map((row) => (row === there ? { ...row, skillId: position.skillId ?? '' } : row))
}

const rowOf = ({ name, capacity, skillId }: UsualPosition, id: string): PositionRow => ({
  id,
  name,
  capacity: String(capacity),
  skillId: skillId ?? '',
  quotas: [],
})

const hasService = (template: Template, row: ServiceRow): boolean =>
  template.services.some(({ name, unit }) => name === row.name && (unit ?? '') === row.unit)

const hasPosition = ({ positions }: Template, row: PositionRow): boolean =>
  positions.some((position) => JSON.stringify(rowOf(position, row.id)) === JSON.stringify(row))
