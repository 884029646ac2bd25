/** The form in which an activity is written: what was typed, as it was typed. */
import type { ActivityPlan } from '../../contract/activities/desk'
import { type Day, clock, day, dayOf, instantAt, startOfDay, startOfWeek } from '../../domain/calendar/calendar'
import { LARGEST_CAPACITY } from '../../domain/activities/position'
import { type QuotaRow, quotaRowOf, releaseOf } from './quota-form'

export interface ServiceRow {
  id: string
  name: string
  /** '' when results are not counted. */
  unit: string
}

export interface PositionRow {
  id: string
  name: string
  /** Digits, or whatever was typed. */
  capacity: string
  /** '' for none. */
  skillId: string
  /** Seats that only one organisation's members may take for a time. */
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
  /** An evening that ends after midnight. */
  endsNextDay: boolean
  /** '' for none. */
  townId: string
  place: string
  /** '' while none is chosen. */
  leadId: string
  partnerIds: string[]
  services: ServiceRow[]
  positions: PositionRow[]
  /** The categories whose templates were filled in, and the ids of categories and rows that came of them. `hasEnd`: so did the end. */
  filledIn?: { templates: string[]; ids: string[]; hasEnd: boolean }
}

/** Saturdays are when villagers and volunteers are free: the next one that is not today. */
export function nextSaturday(now: number): Day {
  const saturday = startOfWeek(now) + 5 * day
  return dayOf(saturday > startOfDay(now) ? saturday : saturday + 7 * day)
}

/** A form to begin with. */
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
  leadId,
  partnerIds: [],
  services: [],
  positions: [],
})

/** The form that would have been filled in for this plan. */
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
 * The same activity once more, on the next Saturday. Its services and positions are new ones, and reservations end as usual.
 * @param leads whom the writer acts for; another organisation's activity is copied to the first of them
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

/** When the typed visit begins and ends; NaN while a day or time is missing. */
export function spanOf({ date, from, to, endsNextDay }: PlanForm): { startsAt: number; endsAt: number } {
  return { startsAt: instantAt(date, from), endsAt: instantAt(date, to) + (endsNextDay ? day : 0) }
}

/** What goes to the server. Only for a form without problems. */
export const planOf = (form: PlanForm): ActivityPlan => ({
  title: form.title.trim(),
  summary: form.summary.trim(),
  categories: form.categories,
  ...spanOf(form),
  townId: form.townId || null,
  place: form.place.trim(),
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

/** Typed, and no number of seats that could be meant: negative, nothing, or a phone number. */
export function isWrongCapacity(typed: string): boolean {
  const seats = capacityOf(typed)
  return typed.trim() !== '' && !(seats >= 1 && seats <= LARGEST_CAPACITY)
}

/** Seats from what was typed, full-width digits included; NaN for anything that is no whole number. */
export function capacityOf(typed: string): number {
  const text = typed.normalize('NFKC').trim()
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
}
