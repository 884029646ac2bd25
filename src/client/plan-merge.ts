/** Two people wrote in the same activity: nothing that either typed is lost without a word. */
import type { PlanForm } from './plan-form'
import type { PlanField } from './plan-problems'

/** What a field of the form consists of. */
const PARTS: Record<PlanField, readonly (keyof PlanForm)[]> = {
  title: ['title'],
  categories: ['categories'],
  when: ['date', 'from', 'to', 'endsNextDay'],
  town: ['townId'],
  place: ['place'],
  lead: ['leadId'],
  partners: ['partnerIds'],
  services: ['services'],
  positions: ['positions'],
  summary: ['summary'],
}

export interface Merged {
  form: PlanForm
  /** Changed by the other person only: taken over. */
  taken: PlanField[]
  /** Changed by both: mine stands, and I am told. */
  clashes: PlanField[]
}

/**
 * Field by field.
 * @param base what my form was filled from
 */
export function mergeForms(base: PlanForm, mine: PlanForm, theirs: PlanForm): Merged {
  const merged: Merged = { form: { ...mine }, taken: [], clashes: [] }
  for (const field of Object.keys(PARTS) as PlanField[]) {
    if (same(base, theirs, field) || same(mine, theirs, field)) continue
    if (same(base, mine, field)) {
      merged.taken.push(field)
      Object.assign(merged.form, partOf(theirs, field))
    } else merged.clashes.push(field)
  }
  return merged
}

/** What a form says to one question. */
export const partOf = (form: PlanForm, field: PlanField): Partial<PlanForm> =>
  Object.assign({}, ...PARTS[field].map((part) => ({ [part]: form[part] })))

/** Whether nothing was typed since. */
export const isUntouched = (base: PlanForm, form: PlanForm): boolean =>
  (Object.keys(PARTS) as PlanField[]).every((field) => same(base, form, field))

const same = (one: PlanForm, other: PlanForm, field: PlanField): boolean =>
  PARTS[field].every((part) => JSON.stringify(one[part]) === JSON.stringify(other[part]))
