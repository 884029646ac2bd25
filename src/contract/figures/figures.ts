/** A year in figures. Each figure is derived from marks and reported outcomes, and can be opened into its records. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { YearClosingRefusal } from '../../domain/figures/year-closing'
import { id, key } from '../common'
import type { ExportedFile } from '../exports'

const year = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))

export const figuresInput = v.object({
  year,
  /** Null for the whole base. An organisation's figures count the activities that it ran, and its members' service by their share. */
  organisationId: v.optional(v.nullable(key), null),
})

/** Some of the figures, for a card. */
export interface Figures {
  year: number
  /** Activities that took place. */
  activities: number
  /** Attendances, 人次: one person at one activity is one turn. */
  turns: number
  /** Number of distinct people who came. */
  people: number
  serviceMinutes: number
  /** Residents served, as reported in outcomes. */
  served: number
}

export interface OwnFigures {
  year: number
  activities: number
  serviceMinutes: number
}

/** Scope of a year: the base for its administrator, an organisation for those who act for it, or the caller. */
export const scope = v.variant('of', [
  v.object({ of: v.literal('base') }),
  v.object({ of: v.literal('organisation'), organisationId: key }),
  v.object({ of: v.literal('own') }),
])
export type Scope = v.InferOutput<typeof scope>
export const scopeInput = v.object({ scope })

export const yearFiguresInput = v.object({ scope, year })

/** Service of people: for an organisation of its members, each by their share on the day, so that the organisations add up. */
export interface Service {
  people: number
  turns: number
  minutes: number
}

/**
 * Service of the scope's people, for an organisation of its verified members. Activities are those that the organisation ran, or
 * that the person came to.
 */
export interface FigureLine extends Service {
  activities: number
  served: number
}

/** One month, category, town or organisation. */
export interface NamedLine extends FigureLine {
  /** '' for the line of visits without a town, or people without an organisation. */
  id: string
  name: string
}

export interface OrganisationLine extends NamedLine {
  /** Service of people who declare the organisation and whom it has not confirmed yet. It stands beside the line's own figures. */
  declared: Service
}

export interface YearFigures {
  totals: FigureLine
  /** All twelve months. */
  months: NamedLine[]
  /** An activity with two categories counts in both. */
  categories: NamedLine[]
  /** All towns of the base, including those without a visit. */
  towns: NamedLine[]
  /** Organisations with any figure, and a line for people without an organisation. For an organisation's year its own line. */
  organisations: OrganisationLine[]
}

/** A year as it stood when it was closed. */
export interface ClosedYear {
  at: number
  by: string
  /** All figures for the base, the totals alone for an organisation, null for a person. */
  figures: Pick<YearFigures, 'totals'> & Partial<YearFigures>
  /** Organisations merged since the closing. Their lines are included in those of the organisations into which they were merged. */
  merged: { name: string; into: string }[]
}

export interface YearReport extends YearFigures {
  year: number
  /** Name of the base, the organisation or the person. */
  name: string
  closed: ClosedYear | null
  /** Number of visits that are over and whose day is not closed, so that their figures may still change. */
  openDays: number
}

/** Selection of the records behind one figure of a year. */
const recordFilter = {
  scope,
  year,
  month: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  category: v.optional(key),
  /** '' for visits without a town. */
  town: v.optional(v.union([key, v.literal('')])),
  /** '' for people without an organisation. */
  organisation: v.optional(v.union([key, v.literal('')])),
  /** True for records of people whom the organisation has not confirmed, instead of those of its verified members. */
  declared: v.optional(v.boolean()),
  /**
   * Organisation whose records are read as stored at the closing, when points were given for them: the scope's organisation, or
   * one that was merged into it since.
   */
  kept: v.optional(key),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(120))),
}

export const yearRecordsInput = v.object(recordFilter)
export type YearRecordsInput = v.InferOutput<typeof yearRecordsInput>

/** One attendance. */
export interface YearRecord {
  activityId: string
  title: string
  startsAt: number
  town: string | null
  volunteerId: string
  name: string
  /** Short names of their organisations on that day. */
  organisations: string[]
  inAt: number
  outAt: number | null
  /** Whole minutes; null while unknown. */
  minutes: number | null
  /** Share of the attendance that counts here: below 1 for a member of two organisations. */
  share: number
  /** Those of the minutes that count here, whole; null while unknown. */
  counted: number | null
}

export const yearActivitiesInput = v.object({
  ...recordFilter,
  /** Only activities that the organisation led, or hosted beside the lead. */
  part: v.optional(v.picklist(['lead', 'host'])),
  /** True for only those activities whose day is not closed, although they are over. */
  open: v.optional(v.boolean()),
})
export type YearActivitiesInput = v.InferOutput<typeof yearActivitiesInput>

/** One activity that took place. */
export interface YearActivity {
  activityId: string
  title: string
  startsAt: number
  town: string | null
  place: string
  /** Short names of its hosts, the lead first. */
  hosts: string[]
  turns: number
  minutes: number
  /** Residents served; null without a report. */
  served: number | null
}

export const closeYearInput = v.object({ requestId: id, year })
export type CloseYearAnswer = { ok: true } | Refused<YearClosingRefusal>

export const exportYearInput = v.object({ requestId: id, scope, year })
export type ExportYearAnswer =
  | ({ ok: true } & ExportedFile)
  /** `about`: the number of records. */
  | Refused<'too-many-records'>
  /** `about`: the daily limit. */
  | Refused<'too-many-exports'>
