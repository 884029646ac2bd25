/** What every part of the form is given. */
import type { PlanForm } from '../../../client/activities/plan-form'
import type { PlanField, PlanProblem } from '../../../client/activities/plan-problems'
import type { Usual } from './plan-template'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { SessionView } from '../../../contract/people/profile'
import { problemText } from './texts'

export interface QuestionProps {
  form: PlanForm
  onChange: (part: Partial<PlanForm>) => void
  problems: readonly PlanProblem[]
  vocabulary: Vocabulary
  /** What visits usually are; not there without a network. */
  usual: Usual | undefined
  session: SessionView
  now: number
}

/** What is wrong with a question, or with one of its rows; null when nothing is. */
export function errorAt(
  { problems, vocabulary, now }: Pick<QuestionProps, 'problems' | 'vocabulary' | 'now'>,
  field: PlanField,
  row?: string,
  which: (problem: PlanProblem) => boolean = () => true,
): string | null {
  const found = problems.filter((problem) => problem.field === field && problem.row === row && which(problem))
  // What is about an organisation bears its id.
  const named = ({ about, ...problem }: PlanProblem): PlanProblem => ({
    ...problem,
    about: vocabulary.organisations.find(({ id }) => id === about)?.name ?? about,
  })
  return found.length === 0 ? null : found.map((problem) => problemText(named(problem), now)).join('')
}

/** Where the page scrolls to. */
export const questionId = (field: PlanField): string => `question-${field}`
/** The same for one row of a question. */
export const rowId = (id: string): string => `row-${id}`
/** Where a problem is shown. */
export const placeOf = ({ field, row }: PlanProblem): string => (row === undefined ? questionId(field) : rowId(row))
