/** Answers that stand in a document of the web page beside its first screen, so that the app shows them without asking. */
import type { ActivityCard, ActivityDetail, Vocabulary } from './activities/activities'
import type { Page } from './common'

/** Answers to somebody without an account. */
export interface FirstAnswers {
  vocabulary: Vocabulary
  /** First page of the coming visits. */
  list?: Page<ActivityCard>
  visit?: ActivityDetail
}

/** Id of the element that holds them as JSON. */
export const FIRST_ANSWERS = 'first-answers'
