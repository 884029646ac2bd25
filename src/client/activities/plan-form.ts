/** The form of an activity, as typed. */
import type { ActivityPlan } from '../../contract/activities/desk'
import { type Day, clock, day, dayOf, instantAt, startOfDay, startOfWeek } from '../../domain/calendar/calendar'
import { type Coming, NOTHING_SAID } from '../../domain/activities/coming'
import { tidyContactPhone } from '../../domain/base/contact-phone'
import { LARGEST_CAPACITY } from '../../domain/activities/position'
import { type QuotaRow, quotaRowOf, releaseOf } from './quota-form'

export interface ServiceRow {
  id: string
  name: string
  /** '' for a service that is not counted. */
  unit: string
}

export interface PositionRow {
  id: string
  name: string
  /** Digits normally, but any text can be typed. */
  capacity: string
  /** '' for none. */
  skillId: string
  /** Seats that only one organisation's members may take until the release time. */
  quotas: QuotaRow[]
}

export interface PlanForm {
  title: string
  summary: string
  categories: string[]
  date: Day
  /** `HH:mm`. */
  from: string
  /** `HH:mm`. */
  to: string
  /** True if the end is after midnight. */
  endsNextDay: boolean
  /** '' for none. */
  townId: string
  place: string
  /** What residents should know before they come; its phone as typed. */
  coming: Coming
  /** '' until an organisation is chosen. */
  leadId: string
  partnerIds: string[]
  services: ServiceRow[]
  positions: PositionRow[]
  /**
   * Parts filled in by templates. `templates`: their ids; `ids`: ids of the categories and rows that they added; `hasEnd`:
   * true if they set the end.
   */
  filledIn?: { templates: string[]; ids: string[]; hasEnd: boolean }
}

/** The next Saturday after today, the default day of a visit. */
export function nextSaturday(now: number): Day {
  const saturday = startOfWeek(now) + 5 * day
  return dayOf(saturday > startOfDay(now) ? saturday : saturday + 7 * day)
}

/** A new form. */
export const emptyForm = (leadId: string, now: number): PlanForm => ({
  title: '',
  summary: '',
  categories: [],
  date: nextSaturday(now),
  from: '09:00',
  to: '11:30',
  endsNextDay: false,
  townId: '',
  place: '',
  coming: NOTHING_SAID,
  leadId,
  partnerIds: [],
  services: [],
  positions: [],
})

/** The form as filled from a plan. */
export const formOf = (plan: ActivityPlan): PlanForm => ({
  title: plan.title,
  summary: plan.summary,
  categories: [...plan.categories],
  date: dayOf(plan.startsAt),
  from: clock(plan.startsAt),
  to: clock(plan.endsAt),
  endsNextDay: dayOf(plan.endsAt) !== dayOf(plan.startsAt),
  townId: plan.townId ?? '',
  place: plan.place,
  coming: plan.coming,
  leadId: plan.leadId,
  partnerIds: [...plan.partnerIds],
  services: plan.services.map(({ id, name, unit }) => ({ id, name, unit: unit ?? '' })),
  positions: plan.positions.map(({ id, name, capacity, skillId, quotas }) => ({
    id,
    name,
    capacity: String(capacity),
    skillId: skillId ?? '',
    quotas: quotas.map((quota) => quotaRowOf(quota, plan.startsAt)),
  })),
})

/**
 * A copy of the activity on the next Saturday, with new ids of services and positions, and the usual release times.
 * @param leads organisations that the writer acts for; another organisation's activity is copied to the first of them
 */
export function copyOf(plan: ActivityPlan, leads: readonly string[], now: number, makeId: () => string): PlanForm {
  const form = formOf(plan)
  return {
    ...form,
    date: nextSaturday(now),
    leadId: leads.includes(plan.leadId) ? plan.leadId : (leads[0] ?? ''),
    services: form.services.map((row) => ({ ...row, id: makeId() })),
    positions: form.positions.map((row) => ({
      ...row,
      id: makeId(),
      quotas: row.quotas.map((quota) => ({ ...quota, release: null })),
    })),
  }
}

/** Start and end as typed; NaN while a day or time is missing. */
export function spanOf({ date, from, to, endsNextDay }: PlanForm): { startsAt: number; endsAt: number } {
  return { startsAt: instantAt(date, from), endsAt: instantAt(date, to) + (endsNextDay ? day : 0) }
}

/** The plan to send. The form must have no problems. */
export const planOf = (form: PlanForm): ActivityPlan => ({
  title: form.title.trim(),
  summary: form.summary.trim(),
  categories: form.categories,
  ...spanOf(form),
  townId: form.townId || null,
  place: form.place.trim(),
  coming: {
    ...form.coming,
    bring: form.coming.bring.trim(),
    gettingThere: form.coming.gettingThere.trim(),
    contactName: form.coming.contactName.trim(),
    contactPhone: tidyContactPhone(form.coming.contactPhone),
  },
  leadId: form.leadId,
  partnerIds: form.partnerIds.filter((id) => id !== form.leadId),
  services: form.services.map(({ id, name, unit }) => ({ id, name: name.trim(), unit: unit.trim() || null })),
  positions: form.positions.map(({ id, name, capacity, skillId, quotas }) => ({
    id,
    name: name.trim(),
    capacity: capacityOf(capacity),
    skillId: skillId || null,
    quotas: quotas.map((quota) => ({
      organisationId: quota.organisationId,
      seats: capacityOf(quota.seats),
      releaseAt: releaseOf(quota, spanOf(form).startsAt),
    })),
  })),
})

/** True for typed text that cannot be a number of seats: negative, zero, or a phone number. */
export function isWrongCapacity(typed: string): boolean {
  const seats = capacityOf(typed)
  return typed.trim() !== '' && !(seats >= 1 && seats <= LARGEST_CAPACITY)
}

/** Number of seats typed, full-width digits included; NaN unless it is a whole number. */
export function capacityOf(typed: string): number {
  const text = typed.normalize('NFKC').trim()
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
}
