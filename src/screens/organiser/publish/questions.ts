/** Properties of every part of the form. */
import type { PlanForm } from '../../../client/activities/plan-form'
import { COMING_FIELDS, type PlanField, type PlanProblem } from '../../../client/activities/plan-problems'
import type { UsualPlansWithTowns } from './plan-template'
import type { UsualPlansAnswer } from '../../../contract/activities/planning'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { SessionView } from '../../../contract/people/profile'
import { problemText } from './texts'

export interface QuestionProps {
  form: PlanForm
  onChange: (part: Partial<PlanForm>) => void
  problems: readonly PlanProblem[]
  vocabulary: Vocabulary
  /** Usual plans of visits; absent without a network. */
  usual: UsualPlansWithTowns | undefined
  /** Usual answers for residents; absent without a network. */
  usualAnswers: Pick<UsualPlansAnswer, 'bring' | 'phones'> | undefined
  session: SessionView
  now: number
}

/** Error of a field, or of one of its rows; null for none. */
export function errorAt(
  { problems, vocabulary, now }: Pick<QuestionProps, 'problems' | 'vocabulary' | 'now'>,
  field: PlanField,
  row?: string,
  which: (problem: PlanProblem) => boolean = () => true,
): string | null {
  const found = problems.filter((problem) => problem.field === field && problem.row === row && which(problem))
  // A problem of an organisation has its id, which is replaced by its name.
  const named = ({ about, ...problem }: PlanProblem): PlanProblem => ({
    ...problem,
    about: vocabulary.organisations.find(({ id }) => id === about)?.name ?? about,
  })
  return found.length === 0 ? null : found.map((problem) => problemText(named(problem), now)).join('')
}

/** Element id of a field, for scrolling to it. */
export const questionId = (field: PlanField): string => `question-${field}`
/** Element id of a field's row, for scrolling to it. */
export const rowId = (id: string): string => `row-${id}`
/** Element id of the folded part, whose fields are not on the page until it opens. */
export const COMING_ID = 'question-coming'
export const isFolded = (field: PlanField): boolean => field !== 'bring' && COMING_FIELDS.some((one) => one === field)

/** Id of the element where a problem is shown. */
export function placeOf({ field, row }: PlanProblem): string {
  if (row !== undefined) return rowId(row)
  return isFolded(field) ? COMING_ID : questionId(field)
}
