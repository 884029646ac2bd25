/** The list of activities on the organisers' desk. */
import * as v from 'valibot'
import type { Phase, VisitCount } from '../../domain/activities/activity'
import type { SeatTotals, SkillGap } from '../../domain/activities/position'
import type { UnfinishedWork } from '../../domain/records/unfinished'
import { key, text } from '../common'
import type { ActivityHeading } from './activities'

export const deskListInput = v.object({
  /**
   * `upcoming`: today's visits, then drafts, then other visits that are not over, soonest first. `past`: visits that are over, latest first.
   * `unfinished`: past visits of any age that leave work, latest first.
   */
  when: v.picklist(['upcoming', 'past', 'unfinished']),
  /** Words in title, place, town, services or organisations. */
  text: v.optional(text(40)),
  town: v.optional(key),
  /** A month in China: `2027-01`. */
  month: v.optional(v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(100))),
})
export type DeskListInput = v.InferOutput<typeof deskListInput>

/** Visits of a month that the filter finds. */
export interface DeskMonth extends VisitCount {
  /** `2027-01` */
  month: string
}

export interface DeskPage {
  items: DeskCard[]
  cursor: string | null
  /** Numbers for all pages, by month, latest first, whichever month is chosen. Null on later pages, since the first has them. */
  months: DeskMonth[] | null
}

/** Number of past visits that leave any work, and of those that leave each kind. */
export type DeskCount = Record<'visits' | UnfinishedWork, number>

export interface DeskCard extends ActivityHeading {
  phase: Phase
  lead: string
  seats: SeatTotals
  /** Positions that demand a skill and need more people. */
  gaps: SkillGap[]
  /** Number of volunteers who came: with a valid in mark, or as an imported outcome says. */
  present: number
  /** Work that the visit leaves for its organisers. */
  unfinished: UnfinishedWork[]
  openDisputes: number
}
