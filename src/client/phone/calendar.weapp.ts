/** The phone's calendar, through WeChat, which asks for permission. */
import Taro from '@tarojs/taro'
import { ALARM_BEFORE, type CalendarEntry } from '../../domain/activities/calendar-entry'
import type { AddedToCalendar } from './added-to-calendar'
import { reasonOf } from './wx-reason'

/** WeChat counts in seconds. */
const second = 1000

export async function addToCalendar({ title, startsAt, endsAt, place, notes }: CalendarEntry): Promise<AddedToCalendar> {
  try {
    await Taro.addPhoneCalendar({
      title,
      startTime: startsAt / second,
      endTime: String(endsAt / second),
      location: place,
      description: notes,
      alarmOffset: ALARM_BEFORE / second,
    })
    return 'added'
  } catch (error) {
    return reasonOf(error)
  }
}
