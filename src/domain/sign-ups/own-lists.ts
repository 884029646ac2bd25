/**
 * Time that a person's own lists reach back: as long as the data is kept. They are whole within it, since a list that ends at a number
 * of rows hides that it ends.
 */
import { RETENTION } from '../people/retention'

/** Own sign-ups and own teams, from the start of the visit, ms. Service of any age stands in the service records. */
export const VISITS_LISTED_FOR = RETENTION['unused-sign-ups'].kept
/** Messages, ms. */
export const MESSAGES_LISTED_FOR = RETENTION.messages.kept
