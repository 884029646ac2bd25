/** Seats reserved for an organisation, as typed. */
import type { ActivityPlan } from '../../contract/activities/desk'
import { type Day, type Instant, clock, day, dayOf, instantAt } from '../../domain/calendar/calendar'

type PlanQuota = ActivityPlan['positions'][number]['quotas'][number]

export interface QuotaRow {
  organisationId: string
  /** Digits normally, but any text can be typed. */
  seats: string
  /** Release time; null for the usual time, which moves with the start. */
  release: { date: Day; time: string } | null
}

/** Usual time before the start at which reserved seats are released: enough for finding other people. */
export const USUAL_NOTICE = 3 * day

/** Release time of the seats; NaN while the start is missing. */
export const releaseOf = ({ release }: QuotaRow, startsAt: Instant): Instant =>
  release ? instantAt(release.date, release.time) : startsAt - USUAL_NOTICE

/** Release at the beginning of a chosen day. An empty day returns to the usual time. */
export const releaseOn = (date: Day): QuotaRow['release'] => (date === '' ? null : { date, time: '00:00' })

/** The form's row as filled from a quota. */
export const quotaRowOf = ({ organisationId, seats, releaseAt }: PlanQuota, startsAt: Instant): QuotaRow => ({
  organisationId,
  seats: String(seats),
  release: releaseAt === startsAt - USUAL_NOTICE ? null : { date: dayOf(releaseAt), time: clock(releaseAt) },
})
