/** Merging of two people's edits of one activity, so that no typed text is lost without notice. */
import type { PlanForm } from './plan-form'
import type { PlanField } from './plan-problems'
import { isSame } from './save-plan'

/** Parts of the form behind each field. */
const PARTS: Record<PlanField, readonly (keyof PlanForm)[]> = {
  title: ['title'],
  categories: ['categories'],
  when: ['date', 'from', 'to', 'endsNextDay'],
  town: ['townId'],
  place: ['place'],
  coming: ['coming'],
  lead: ['leadId'],
  partners: ['partnerIds'],
  services: ['services'],
  positions: ['positions'],
  summary: ['summary'],
}

export interface Merged {
  form: PlanForm
  /** Fields taken from the other person's form: fields that only they changed, and lists in which each changed different rows. */
  taken: PlanField[]
  /** Fields changed by both people. My text is kept, and the page reports the conflict. */
  clashes: PlanField[]
}

/**
 * Merges two forms field by field, and lists row by row.
 * @param base the form that mine started from
 */
export function mergeForms(base: PlanForm, mine: PlanForm, theirs: PlanForm): Merged {
  const merged: Merged = { form: { ...mine }, taken: [], clashes: [] }
  for (const field of Object.keys(PARTS) as PlanField[]) {
    if (same(base, theirs, field) || same(mine, theirs, field)) continue
    if (same(base, mine, field)) {
      merged.taken.push(field)
      Object.assign(merged.form, partOf(theirs, field))
      continue
    }
    const both = mergeLists(base, mine, theirs, field)
    if (both) Object.assign(merged.form, both)
    merged[both ? 'taken' : 'clashes'].push(field)
  }
  return merged
}

const LISTS = ['categories', 'partnerIds', 'services', 'positions'] as const satisfies (keyof PlanForm)[]
type Row = PlanForm[(typeof LISTS)[number]][number]

/** Both people's rows, theirs last; undefined if both changed the same row, or if the field is no list. */
function mergeLists(base: PlanForm, mine: PlanForm, theirs: PlanForm, field: PlanField): Partial<PlanForm> | undefined {
  const list = LISTS.find((name) => PARTS[field].includes(name))
  if (!list) return undefined
  const [then, ours, other] = [base, mine, theirs].map((form) => new Map(form[list].map((row: Row) => [idOf(row), row])))
  const rows: Row[] = []
  for (const id of new Set([...(ours?.keys() ?? []), ...(other?.keys() ?? [])])) {
    const [was, my, their] = [then?.get(id), ours?.get(id), other?.get(id)]
    if (!isSame(was, my) && !isSame(was, their) && !isSame(my, their)) return undefined
    const row = isSame(was, my) ? their : my
    if (row !== undefined) rows.push(row)
  }
  return { [list]: rows }
}

const idOf = (row: Row): string => (typeof row === 'string' ? row : row.id)

/** The parts of a form behind one field. */
export const partOf = (form: PlanForm, field: PlanField): Partial<PlanForm> =>
  Object.assign({}, ...PARTS[field].map((part) => ({ [part]: form[part] })))

/** True if the writer has changed nothing. */
export const isUntouched = (base: PlanForm, form: PlanForm): boolean =>
  (Object.keys(PARTS) as PlanField[]).every((field) => same(base, form, field))

const same = (one: PlanForm, other: PlanForm, field: PlanField): boolean => PARTS[field].every((part) => isSame(one[part], other[part]))

/** An earlier draft merged into the present visit; null if the draft would change nothing. */
export function restored(draft: { base: PlanForm; form: PlanForm } | undefined, present: PlanForm) {
  if (!draft) return null
  const { form, clashes } = mergeForms(draft.base, draft.form, present)
  // The day differs between the visits, so the form does not change it.
  const merged = { ...form, date: present.date }
  return isUntouched(present, merged) ? null : { form: merged, hasClash: clashes.length > 0 }
}
