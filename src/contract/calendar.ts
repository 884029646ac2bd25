/** Public holidays of a year, which the administrator may write. */
import * as v from 'valibot'
import { type HolidayDay, LONGEST_HOLIDAY_NAME, MOST_HOLIDAY_DAYS } from '../domain/calendar/holiday-list'
import type { Refused } from '../domain/decision'
import { LARGEST_INTEGER, id, text } from './common'

const year = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))

export const holidaysInput = v.object({ year })
/** No day at all stands for the list that the program knows. */
export const saveHolidaysInput = v.object({
  requestId: id,
  year,
  version: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_INTEGER)),
  days: v.pipe(
    v.array(v.object({ date: v.pipe(v.string(), v.isoDate()), name: text(LONGEST_HOLIDAY_NAME), isWorked: v.boolean() })),
    v.maxLength(MOST_HOLIDAY_DAYS),
  ),
})

export interface HolidaysView {
  year: number
  days: HolidayDay[]
  /** `own`: written here. `known`: the program's. `none`: not published yet, so only weekdays are known. */
  from: 'own' | 'known' | 'none'
  /** 0 until the administrator first writes the year's list. */
  version: number
}

export type HolidaysRefusal =
  /** The list was changed since this form was opened. */
  | 'holidays-changed-meanwhile'
  /** A day is of another year, or stands there twice; `about`: the day. */
  | 'holiday-wrong'
export type SaveHolidaysAnswer = { ok: true } | Refused<HolidaysRefusal>
