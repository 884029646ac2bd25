/** Seats reserved for an organisation, as they are typed. */
import type { ActivityPlan } from '../../contract/activities/desk'
import { type Day, type Instant, clock, day, dayOf, instantAt } from '../../domain/calendar/calendar'

type PlanQuota = ActivityPlan['positions'][number]['quotas'][number]

export interface QuotaRow {
  organisationId: string
  /** Digits, or whatever was typed. */
  seats: string
  /** When anybody may have what is left; null moves along with the start. */
  release: { date: Day; time: string } | null
}

/** Time enough to find somebody else for a seat that the organisation does not fill. */
export const USUAL_NOTICE = 3 * day

/** When the seats are released; NaN while the start is missing. */
export const releaseOf = ({ release }: QuotaRow, startsAt: Instant): Instant =>
  release ? instantAt(release.date, release.time) : startsAt - USUAL_NOTICE

/** A day chosen by hand: the seats are released as it begins. Choosing nothing goes back to what moves along. */
export const releaseOn = (date: Day): QuotaRow['release'] => (date === '' ? null : { date, time: '00:00' })

/** The row that would have been filled in for this quota. */
export const quotaRowOf = ({ organisationId, seats, releaseAt }: PlanQuota, startsAt: Instant): QuotaRow => ({
  organisationId,
  seats: String(seats),
  release: releaseAt === startsAt - USUAL_NOTICE ? null : { date: dayOf(releaseAt), time: clock(releaseAt) },
})
