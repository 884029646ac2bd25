/** Minutes of service, counted from attendance. Hours at several visits at the same time count once. */
import { PLAUSIBLE_MARGIN } from '../activities/activity'
import { type Instant, day, minute } from '../calendar/calendar'
import type { Attendance, VisitTime } from './attendance'

/** Moment from which an early volunteer's service counts; a setting of the base. */
export type ServiceBegins =
  /** The planned start. */
  | 'planned-start'
  /** The arrival, up to {@link SERVICE_TOLERANCE} before the planned start. */
  | 'arrival'

/** Service counts until this long after the planned end and, where it begins with the arrival, from this long before the start. */
export const SERVICE_TOLERANCE = 30 * minute
/** This long after the planned end, a volunteer without an out mark counts as having stayed until that end. */
export const MISSING_OUT_DECIDED_AFTER = day

/** Service of one attendance, in the form stored for a year's figures. */
export interface Served {
  inAt: Instant
  /** Null without an out mark. */
  outAt: Instant | null
  /** Whole minutes from in to out, else to the planned end, cut to the activity's time plus the tolerance, without travel. */
  minutes: number
  /** When the minutes become final: without an out, a day after the planned end. Null when they are final already. */
  knownFrom: Instant | null
}

/** One volunteer's stay at one visit. */
export interface Stay extends VisitTime {
  activityId: string
  inAt: Instant
  /** Null without an out mark. */
  outAt: Instant | null
}

/** A value of the base's setting, and the moment from which it holds for visits that start then or later. */
export interface BeginsFrom {
  begins: ServiceBegins
  since: Instant
}

/** The setting for a visit. Visits before a change keep their setting, so that no figure of theirs changes. */
export function beginsFor({ startsAt }: Pick<VisitTime, 'startsAt'>, settings: readonly BeginsFrom[]): ServiceBegins {
  let latest: BeginsFrom = { begins: 'planned-start', since: -Infinity }
  for (const setting of settings) if (setting.since <= startsAt && setting.since >= latest.since) latest = setting
  return latest.begins
}

/** Longest distance between two visits at which a stay at one can end a stay at the other, ms. */
export const STAYS_MEET_WITHIN = PLAUSIBLE_MARGIN + SERVICE_TOLERANCE

/** Terms on which a stay is counted. */
export interface Terms {
  begins: ServiceBegins
  /** Time of the next check-in at another visit, which ends the stay, see {@link leftFor}; null for none. */
  leftAt: Instant | null
}

/**
 * Service of one attendance; null for a volunteer who was not there. No clock is read: the caller compares `knownFrom` with the
 * present.
 */
export function servedOf({ inAt, outAt }: Pick<Attendance, 'inAt' | 'outAt'>, visit: VisitTime, { begins, leftAt }: Terms): Served | null {
  if (inAt === null) return null
  const from = Math.max(inAt, begins === 'arrival' ? visit.startsAt - SERVICE_TOLERANCE : visit.startsAt)
  const to = Math.min(outAt ?? visit.endsAt, visit.endsAt + SERVICE_TOLERANCE, leftAt ?? Infinity)
  const minutes = Math.max(0, Math.floor((to - from) / minute))
  return { inAt, outAt, minutes, knownFrom: outAt === null ? visit.endsAt + MISSING_OUT_DECIDED_AFTER : null }
}

/** Service minutes; null while unknown: no out mark, and less than a day since the planned end. */
export const knownMinutes = ({ minutes, knownFrom }: Pick<Served, 'minutes' | 'knownFrom'>, now: Instant): number | null =>
  knownFrom === null || now >= knownFrom ? minutes : null

/**
 * Time at which a stay ends because its volunteer checked in at another visit; null for none. So hours count once, at the visit
 * where the person was marked last.
 * @param others the volunteer's other stays
 */
export function leftFor(stay: Stay, others: readonly Stay[]): Instant | null {
  const later = others.filter((other) => arrivesBefore(stay, other)).map(arrivalOf)
  return later.length === 0 ? null : Math.min(...later)
}

/** An accepted mark may lie days away from its visit, where the person arrived at the earliest plausible moment. */
const arrivalOf = ({ inAt, startsAt, endsAt }: Stay): Instant =>
  Math.min(Math.max(inAt, startsAt - PLAUSIBLE_MARGIN), endsAt + PLAUSIBLE_MARGIN)

/** Ids break ties, so that of two stays with equal arrivals exactly one counts. */
const arrivesBefore = (one: Stay, other: Stay): boolean =>
  arrivalOf(one) < arrivalOf(other) || (arrivalOf(one) === arrivalOf(other) && one.activityId < other.activityId)

/** True for two stays of one volunteer that share any time, as the marks tell it: without the other, each would count in full. */
export const staysMeet = (one: Stay, other: Stay): boolean => arrivalOf(one) < departureOf(other) && arrivalOf(other) < departureOf(one)

const departureOf = ({ outAt, endsAt }: Stay): Instant => Math.min(outAt ?? endsAt, endsAt + SERVICE_TOLERANCE)

/** The volunteer's stays with their service. All stays of the volunteer at that time have to be among them. */
export const servedTogether = <S extends Stay>(stays: readonly S[], settings: readonly BeginsFrom[]): (S & Served)[] =>
  stays.flatMap((stay) => {
    const terms = { begins: beginsFor(stay, settings), leftAt: leftFor(stay, stays) }
    const served = servedOf(stay, stay, terms)
    return served === null ? [] : { ...stay, ...served }
  })
