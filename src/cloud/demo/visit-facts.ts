/** The shape of the data files about invented visits. */
import type { ActivityStatus } from '../../domain/activities/activity'
import type { DayWish } from './days'

/** What residents get at a visit. */
export interface ServicePlan {
  name: string
  /** As reports name it; several with slashes. */
  skill: string | null
  unit: string | null
  served?: number
}

/** What all of the files say of a visit; organisations, categories and towns by id. */
export interface VisitFacts {
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
  /** Null for a name to come. */
  names: (string | null)[]
}

/** One of upcoming.json: when follows from the week and the kind of day. */
export interface UpcomingFacts extends VisitFacts {
  /** From 0; counted from tomorrow. */
  week: number
  on: DayWish
  from: string
  to: string
  /** What it is instead in these months: nobody writes spring couplets in July. */
  season?: { months: number[] } & Partial<VisitFacts>
  /** Every seat is taken and people wait; else it follows from the week. */
  fill?: 'full'
  /** Key of the persona who takes part. */
  persona?: string
  quota?: QuotaFacts
  team?: TeamFacts
  status?: ActivityStatus
  /** Why it was called off. */
  reason?: string
}

/** One of held.json: a visit of the last weeks with what came of it. */
export interface HeldFacts extends VisitFacts {
  daysAgo: number
  from: string
  to: string
  /** Null where nobody has reported yet: the desk reminds. */
  outcome: { servedTotal: number; note: string } | null
  /** Keys of the personas who took part. */
  personas: string[]
}
