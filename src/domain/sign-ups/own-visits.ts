/** A person's own visits: the standing of each at a moment, and their order on the person's page. */
import { type ActivityStatus, PLAUSIBLE_MARGIN } from '../activities/activity'
import type { Instant } from '../calendar/calendar'
import { type OwnSignUp, type SignUpStatus, isLive } from './sign-up'

/** A sign-up, a team or a service record of one person, as far as its standing depends on it. */
export interface OwnVisit {
  status: SignUpStatus
  activity: { id: string; status: ActivityStatus; startsAt: Instant; endsAt: Instant }
  /** Recorded times; null without a record. A team has no times of its own. */
  inAt?: Instant | null
  outAt?: Instant | null
}

export type OwnStanding =
  /** The visit was called off. */
  | 'called-off'
  /** Given up by the person, or by an organiser for them. */
  | 'withdrawn'
  | 'confirmed'
  | 'waiting'
  /** The visit runs, and the person's arrival is not recorded. */
  | 'due'
  /** Arrived, and not left. */
  | 'there'
  /** Arrived and left before the end. */
  | 'left'
  | 'attended'
  /** Over, without a record of the person. */
  | 'unrecorded'
  /** Over; for a team, whose members have records and not the team. */
  | 'over'
  /** Over, and no seat came free. */
  | 'not-reached'

/** Recorded attendance outweighs the sign-up: whoever came has come, whatever they had said. */
export function standingOf({ status, activity, inAt, outAt }: OwnVisit, now: Instant): OwnStanding {
  const isOver = now >= activity.endsAt
  if (typeof inAt === 'number') {
    if (typeof outAt !== 'number' && now <= activity.endsAt + PLAUSIBLE_MARGIN) return 'there'
    return isOver ? 'attended' : 'left'
  }
  if (activity.status === 'cancelled' || status === 'cancelled') return 'called-off'
  if (status === 'withdrawn') return 'withdrawn'
  if (status === 'waitlisted') return isOver ? 'not-reached' : 'waiting'
  if (isOver) return inAt === undefined ? 'over' : 'unrecorded'
  return now >= activity.startsAt ? 'due' : 'confirmed'
}

const GOING_ON: ReadonlySet<OwnStanding> = new Set(['due', 'there', 'left'])

export interface OwnVisitGroups<Visit> {
  /** Going on now, and visits that the person has not left yet: first begun first. */
  running: Visit[]
  /** Ahead, soonest first. */
  coming: Visit[]
  /** Ahead, but called off or given up, soonest first. */
  dropped: Visit[]
  /** Over, latest first. */
  past: Visit[]
}

export function groupOwnVisits<Visit extends OwnVisit>(visits: readonly Visit[], now: Instant): OwnVisitGroups<Visit> {
  const groups: OwnVisitGroups<Visit> = { running: [], coming: [], dropped: [], past: [] }
  const byStart = (one: Visit, other: Visit): number => one.activity.startsAt - other.activity.startsAt
  for (const visit of [...visits].sort(byStart)) groups[groupOf(visit, now)].push(visit)
  groups.past.reverse()
  return groups
}

function groupOf(visit: OwnVisit, now: Instant): keyof OwnVisitGroups<unknown> {
  if (GOING_ON.has(standingOf(visit, now))) return 'running'
  if (now >= visit.activity.endsAt) return 'past'
  if (!isLive(visit.status) || visit.activity.status === 'cancelled') return 'dropped'
  return now >= visit.activity.startsAt ? 'running' : 'coming'
}

/** Each activity once, by its live sign-up, else by the first in the list: whoever withdrew and signed up again goes there. */
export function onePerActivity<Visit extends OwnVisit>(visits: readonly Visit[]): Visit[] {
  const kept = new Map<string, Visit>()
  for (const visit of visits) {
    const known = kept.get(visit.activity.id)
    if (!known || (isLive(visit.status) && !isLive(known.status))) kept.set(visit.activity.id, visit)
  }
  return [...kept.values()]
}

/** The visits as the rules of sign-up take them, so that an overlap is told before a form is sent. */
export const ownSignUpsOf = (visits: readonly (OwnVisit & { activity: { title: string } })[]): OwnSignUp[] =>
  visits.map(({ status, activity: { id, title, startsAt, endsAt } }) => ({
    activityId: id,
    activityTitle: title,
    status,
    startsAt,
    endsAt,
  }))

/** True during the hours in which check-in is offered, from early arrivals to late departures. */
export const mayCheckIn = ({ status, activity }: OwnVisit, now: Instant): boolean =>
  status === 'confirmed' &&
  activity.status === 'published' &&
  now >= activity.startsAt - PLAUSIBLE_MARGIN &&
  now <= activity.endsAt + PLAUSIBLE_MARGIN
