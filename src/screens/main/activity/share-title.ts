import type { ActivityHeading } from '../../../contract/activities/activities'
import { placeInFull } from '../../../domain/activities/for-residents'
import { dayInWords } from '../../../domain/calendar/calendar'

/** Title of a shared visit: what, which day, where, since a chat shows nothing else. */
export const shareTitle = (heading: ActivityHeading, now: number): string => {
  const off = heading.status === 'cancelled' ? '【已取消】' : ''
  return `${off}${heading.title}，${dayInWords(heading.startsAt, now)}，${placeInFull(heading)}`
}
