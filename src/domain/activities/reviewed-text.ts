/**
 * The part of a published activity that is reviewed again when an organisation that is not trusted changes it. The rest, such as time,
 * place and capacity, takes effect at once, since a storm may force it.
 */
import { type ActivityTimes, type EditRefusal, decideEdit } from './activity'
import type { Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import type { SubmissionRefusal } from './submission'

export interface ReviewedText {
  title: string
  summary: string
  leadId: string
  partnerIds: readonly string[]
  services: readonly { id: string; name: string; unit: string | null }[]
}

export type ReviewedField = keyof ReviewedText

/** Fields that a change sets, each with its new value. */
export type TextChange = Partial<ReviewedText>

/** Form of each field in which two texts are compared. A service is the same offer under another id. */
const COMPARED: { [Field in ReviewedField]: (text: ReviewedText) => unknown } = {
  title: ({ title }) => title,
  summary: ({ summary }) => summary,
  services: ({ services }) => services.map(({ name, unit }) => [name, unit]),
  leadId: ({ leadId }) => leadId,
  // The lead is no partner, even if a form names it twice.
  partnerIds: ({ partnerIds, leadId }) => [...new Set(partnerIds)].filter((id) => id !== leadId),
}

/** In the order of the form. */
export const REVIEWED_FIELDS = Object.keys(COMPARED) as readonly ReviewedField[]

const differs = (field: ReviewedField, one: ReviewedText, other: ReviewedText): boolean =>
  JSON.stringify(COMPARED[field](one)) !== JSON.stringify(COMPARED[field](other))

/** The text alone, without the rest of a plan. */
export const textOf = ({ title, summary, leadId, partnerIds, services }: ReviewedText): ReviewedText => ({
  title,
  summary,
  leadId,
  partnerIds,
  services,
})

/** Fields in which `after` differs from `before`, with their values in `after`. */
export function changeOf(before: ReviewedText, after: ReviewedText): TextChange {
  const text = textOf(after)
  const fields = REVIEWED_FIELDS.filter((field) => differs(field, before, after))
  const change: TextChange = {}
  for (const field of fields) Object.assign(change, { [field]: text[field] })
  return change
}

/** A plan with the change in it. */
export const withChange = <Plan extends ReviewedText>(plan: Plan, change: TextChange): Plan => ({ ...plan, ...change })

/** Fields that a change sets, in the order of the form. */
export const changedFields = (change: TextChange): ReviewedField[] => REVIEWED_FIELDS.filter((field) => change[field] !== undefined)

/** True if the change, or another whole text, differs in nothing from the text. */
export const isIdle = (text: ReviewedText, change: TextChange): boolean =>
  changedFields(changeOf(text, withChange(text, change))).length === 0

/** Parts of a wanted plan: the plan that takes effect now, with the present text, and the change that waits. */
export function holdBack<Plan extends ReviewedText>(present: Plan, wanted: Plan): { now: Plan; change: TextChange } {
  return { now: { ...wanted, ...textOf(present) }, change: changeOf(present, wanted) }
}

/** Why a waiting change cannot take effect. */
export type ChangeRefusal = SubmissionRefusal | EditRefusal

/** @param waits true if the activity has a change that waits */
export const decideChangeApproval = (activity: ActivityTimes, waits: boolean, now: Instant): Decision<ChangeRefusal> =>
  firstRefusal<ChangeRefusal>([decideChangeReturn(waits), decideEdit(activity, now)])

export const decideChangeReturn = (waits: boolean): Decision<SubmissionRefusal> => (waits ? accept : refuse('not-submitted'))
