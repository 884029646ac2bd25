import type { GuideForm } from './guide-form'

/** Props of a step. */
export interface StepProps {
  form: GuideForm
  change: (part: Partial<GuideForm>) => void
  /** Mistake of one of these fields, in words; null until the user wants to go on. */
  error: (...fields: string[]) => string | null
}
