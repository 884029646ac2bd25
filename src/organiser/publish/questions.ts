/** What every part of the form is given. */
import type { PlanForm } from '../../client/plan-form'
import type { PlanField, PlanProblem } from '../../client/plan-problems'
import type { Vocabulary } from '../../contract/activities'
import type { SessionView } from '../../contract/profile'
import { problemText } from './texts'

export interface QuestionProps {
  form: PlanForm
  onChange: (part: Partial<PlanForm>) => void
  problems: readonly PlanProblem[]
  vocabulary: Vocabulary
  session: SessionView
  now: number
}

/** What is wrong with a question, or with one of its rows; null when nothing is. */
export function errorAt({ problems, now }: Pick<QuestionProps, 'problems' | 'now'>, field: PlanField, row?: string): string | null {
  const found = problems.filter((problem) => problem.field === field && problem.row === row)
  return found.length === 0 ? null : found.map((problem) => problemText(problem, now)).join('')
}

/** Where the page scrolls to. */
export const questionId = (field: PlanField): string => `question-${field}`
