/** The phone's calendar. */
import { type CalendarEntry, calendarFile } from '../../domain/activities/calendar-entry'
import type { AddedToCalendar } from './added-to-calendar'
import { now } from './clock'

/** Time after which the file's address is released, ms. */
const A_WHILE = 60_000

/** Gives the entry to the browser as a calendar file, which phones open in their calendar. */
export async function addToCalendar(entry: CalendarEntry): Promise<AddedToCalendar> {
  const address = URL.createObjectURL(new Blob([calendarFile(entry, now())], { type: 'text/calendar;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = '同心服务.ics'
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), A_WHILE)
  return 'handed-over'
}
