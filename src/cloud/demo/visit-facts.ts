/** Shapes of the data files about invented visits. */
import type { ActivityStatus } from '../../domain/activities/activity'
import type { Coming } from '../../domain/activities/coming'
import type { DayWish } from './days'

/** One service of a visit. */
export interface ServicePlan {
  name: string
  /** Word for the skill in reports; several words are separated by slashes. */
  skill: string | null
  unit: string | null
  served?: number
}

/** Facts that all of the files have. Organisations, categories and towns are ids. */
export interface VisitFacts {
  /** Facts for residents; what is left out was not said. */
  coming?: Partial<Coming>
  town: string
  place: string
  categories: string[]
  lead: string
  hosts: string[]
  partners: string[]
  series: string | null
  title: string
  summary: string
  services: ServicePlan[]
}

/** Seats of the first position that are reserved for an organisation. */
export interface QuotaFacts {
  organisation: string
  seats: number
}

/** A team in the last position. */
export interface TeamFacts {
  /** Key of the persona who leads it. */
  leader: string
  organisation: string
  /** Null for a seat to be named later. */
  names: (string | null)[]
}

/** A visit in upcoming.json: its day follows from the week and the kind of day. */
export interface UpcomingFacts extends VisitFacts {
  /** Week counted from tomorrow; the first is 0. */
  week: number
  on: DayWish
  from: string
  to: string
  /** Facts that replace the visit's own in these months, for visits that fit one season, such as spring couplets. */
  season?: { months: number[] } & Partial<VisitFacts>
  /** `full`: every seat is taken and people wait. Without it, taken seats follow from the week. */
  fill?: 'full'
  /** Key of the persona who takes part. */
  persona?: string
  quota?: QuotaFacts
  team?: TeamFacts
  status?: ActivityStatus
  /** Days by which the visit moved after it was announced. */
  movedDays?: number
  /** Reason for calling it off. */
  reason?: string
}

/** A visit in held.json: held in the last weeks, with its outcome. */
export interface HeldFacts extends VisitFacts {
  daysAgo: number
  from: string
  to: string
  /** Null for a visit without a report, so that the desk shows its reminder. */
  outcome: { servedTotal: number; note: string } | null
  /** Keys of the personas who took part. */
  personas: string[]
}
