/** Time that a person's own lists reach back. They are whole within it, since a list that ends at a number of rows hides that it ends. */
import { day } from '../calendar/calendar'

/** Own sign-ups and own teams, from the start of the visit, ms. Service of any age stands in the service records. */
export const VISITS_LISTED_FOR = 366 * day
/** Messages, ms. */
export const MESSAGES_LISTED_FOR = 92 * day
