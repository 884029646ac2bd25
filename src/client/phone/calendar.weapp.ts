/** The phone's calendar, through WeChat, which asks for permission. */
import Taro from '@tarojs/taro'
import { ALARM_BEFORE, type CalendarEntry } from '../../domain/activities/calendar-entry'
import type { AddedToCalendar } from './added-to-calendar'
import { reasonOf } from './wx-reason'

/** WeChat counts in seconds. */
const second = 1000

/** Adds the entry. Taro makes no promise for this call of WeChat's. */
export const addToCalendar = ({ title, startsAt, endsAt, place, notes }: CalendarEntry): Promise<AddedToCalendar> =>
  new Promise((resolve) => {
    void Taro.addPhoneCalendar({
      title,
      startTime: startsAt / second,
      endTime: String(endsAt / second),
      location: place,
      description: notes,
      alarmOffset: ALARM_BEFORE / second,
      success: () => resolve('added'),
      fail: (error) => resolve(reasonOf(error)),
    })
  })
