/** A few figures: what was done this year. Each follows from marks and reported outcomes, none is typed in. */
import * as v from 'valibot'
import { key } from './common'

export const figuresInput = v.object({
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  /** Null for the whole base. */
  organisationId: v.optional(v.nullable(key), null),
})

export interface Figures {
  year: number
  /** Activities that took place. */
  activities: number
  /** Attendances: one person at one activity. 人次. */
  turns: number
  /** Different people who came. */
  people: number
  serviceMinutes: number
  /** Served residents as reported in outcomes. */
  served: number
}

export interface OwnFigures {
  year: number
  activities: number
  serviceMinutes: number
}
