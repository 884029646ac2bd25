/** A year in figures. Each follows from marks and reported outcomes, none is typed in, and each opens into its records. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { YearClosingRefusal } from '../../domain/figures/year-closing'
import { id, key } from '../common'

const year = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))

export const figuresInput = v.object({
  year,
  /** Null for the whole base; of an organisation what it ran, and its members' service by their share. */
  organisationId: v.optional(v.nullable(key), null),
})

/** A few of the figures, for a card. */
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

/** Whose year: the base's for its administrator, an organisation's for those who act for it, the caller's own. */
export const scope = v.variant('of', [
  v.object({ of: v.literal('base') }),
  v.object({ of: v.literal('organisation'), organisationId: key }),
  v.object({ of: v.literal('own') }),
])
export type Scope = v.InferOutput<typeof scope>
export const scopeInput = v.object({ scope })

export const yearFiguresInput = v.object({ scope, year })

/**
 * People, turns and minutes are those of the scope's people: of an organisation its members, each by the share that they declared
 * for it, so that the organisations add up to the base. Activities are those that the organisation runs, or that the person was at.
 */
export interface FigureLine {
  activities: number
  people: number
  turns: number
  minutes: number
  served: number
}

/** One month, category, town or organisation. */
export interface NamedLine extends FigureLine {
  /** '' for what has none: no town, no organisation. */
  id: string
  name: string
}

export interface YearFigures {
  totals: FigureLine
  /** All twelve. */
  months: NamedLine[]
  /** An activity with two categories counts in both. */
  categories: NamedLine[]
  /** All towns of the base, also those that nobody visited. */
  towns: NamedLine[]
  /** Those that did something, and a line for people without one. */
  organisations: NamedLine[]
}

/** How a year stood when it was closed. */
export interface ClosedYear {
  at: number
  by: string
  /** Of the base, the totals alone for an organisation; null for a person. */
  figures: Pick<YearFigures, 'totals'> & Partial<YearFigures>
  /** Organisations that were merged since: what stood in their own lines stands in those of what they are now. */
  merged: { name: string; into: string }[]
}

export interface YearReport extends YearFigures {
  year: number
  /** What the report is called: the base's, the organisation's or the person's name. */
  name: string
  closed: ClosedYear | null
  /** Visits of the year whose attendance nobody has closed: their figures may still change. */
  openDays: number
}

/** Which of the year's records: those behind one figure. */
const behind = {
  scope,
  year,
  month: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  category: v.optional(key),
  /** '' for visits without a town. */
  town: v.optional(v.union([key, v.literal('')])),
  /** '' for people without an organisation. */
  organisation: v.optional(v.union([key, v.literal('')])),
  /**
   * Those that the points of a closed year were given for, as they stood: of the scope's organisation, or of one that was merged
   * into it since, by the id that it had.
   */
  kept: v.optional(key),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(120))),
}

export const yearRecordsInput = v.object(behind)
export type YearRecordsInput = v.InferOutput<typeof yearRecordsInput>

/** One attendance. */
export interface YearRecord {
  activityId: string
  title: string
  startsAt: number
  town: string | null
  volunteerId: string
  name: string
  /** Short names of their organisations. */
  organisations: string[]
  inAt: number
  outAt: number | null
  /** Whole minutes; null while they are not known. */
  minutes: number | null
  /** How much of it counts here: below 1 for a member of two organisations. */
  share: number
}

export const yearActivitiesInput = v.object({
  ...behind,
  /** Only those that an organisation led, or ran beside another. */
  part: v.optional(v.picklist(['lead', 'host'])),
})
export type YearActivitiesInput = v.InferOutput<typeof yearActivitiesInput>

/** One activity that took place. */
export interface YearActivity {
  activityId: string
  title: string
  startsAt: number
  town: string | null
  place: string
  /** Short names of those that ran it, the lead first. */
  hosts: string[]
  turns: number
  minutes: number
  /** Null where nobody reported. */
  served: number | null
}

export const closeYearInput = v.object({ requestId: id, year })
export type CloseYearAnswer = { ok: true } | Refused<YearClosingRefusal>

export const exportYearInput = v.object({ requestId: id, scope, year })
/** A file that is ready to be fetched in parts, for a day. */
export type ExportYearAnswer =
  | { ok: true; fileId: string; name: string; parts: number; rows: number }
  /** `about`: how many records there are, and how many a file holds. */
  | Refused<'too-many-records'>
  /** `about`: how many a day. */
  | Refused<'too-many-exports'>

export const exportPartInput = v.object({ fileId: id, part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)) })
