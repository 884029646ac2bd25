/** The invented visits: place and content are data, the time follows from the present. */
import type { ActivityStatus } from '../../domain/activities/activity'
import { type Instant, day, dayOf, hour, instantAt, minute, monthNumber } from '../../domain/calendar/calendar'
import { chooseDays } from './days'
import held from './held.json'
import type { UsualPosition } from '../../domain/activities/usual-plan'
import { positionsFor } from './positions'
import running from './running.json'
import { sampleId } from './sample-id'
import upcoming from './upcoming.json'
import type { HeldFacts, QuotaFacts, ServicePlan, TeamFacts, UpcomingFacts, VisitFacts } from './visit-facts'

/** One invented visit, ready to be stored. */
export interface Visit extends Omit<VisitFacts, 'services'> {
  id: string
  kind: 'held' | 'running' | 'upcoming'
  status: ActivityStatus
  cancelReason: string | null
  /** First planned start, if it moved to another day. */
  movedFrom: Instant | null
  startsAt: Instant
  endsAt: Instant
  /** Time at which the organiser created the visit, even if it is a draft. */
  announcedAt: Instant
  services: (Omit<ServicePlan, 'served'> & { id: string; served: number | null })[]
  positions: (UsualPosition & { id: string })[]
  /** Taken share of each position, 0 to 1. */
  fill: number
  /** Number of people who wait for the first position. */
  waiting: number
  /** Keys of the personas who take part. */
  personas: string[]
  outcome: { servedTotal: number; note: string } | null
  quota: QuotaFacts | null
  team: TeamFacts | null
}

/** Share of seats taken, by weeks from now: sooner visits are fuller. */
const FILL_BY_WEEK = [1, 0.9, 0.75, 0.6, 0.45, 0.3, 0.2, 0.1]
const FILL_BY_TURN = [0.8, 0.55, 0.9, 0.35]
const WAITING_WHEN_FULL = 2
const HELD_FILL = 0.85
const half = 30 * minute

type Given = Pick<Visit, 'kind' | 'startsAt' | 'endsAt' | 'announcedAt' | 'fill'> & Partial<Visit>

function visit(key: string, facts: VisitFacts, given: Given): Visit {
  return {
    ...facts,
    id: sampleId(key),
    services: facts.services.map((service, index) => ({
      ...service,
      served: service.served ?? null,
      id: sampleId(`${key} service ${index}`),
    })),
    positions: positionsFor(facts.services).map((position, index) => ({ ...position, id: sampleId(`${key} position ${index}`) })),
    status: 'published',
    cancelReason: null,
    movedFrom: null,
    waiting: 0,
    personas: [],
    outcome: null,
    quota: null,
    team: null,
    ...given,
  }
}

function upcomingVisits(now: Instant): Visit[] {
  const plans = upcoming as UpcomingFacts[]
  const days = chooseDays(plans, now)
  return plans.map((plan, index) => {
    const date = days[index] ?? dayOf(now)
    const startsAt = instantAt(date, plan.from)
    const facts = plan.season?.months.includes(monthNumber(startsAt)) ? { ...plan, ...plan.season } : plan
    const isFull = plan.fill === 'full'
    return visit(`upcoming ${index}`, facts, {
      kind: 'upcoming',
      startsAt,
      endsAt: instantAt(date, plan.to),
      status: plan.status ?? 'published',
      cancelReason: plan.reason ?? null,
      movedFrom: plan.movedDays === undefined ? null : startsAt - plan.movedDays * day,
      announcedAt: now - (4 + (index % 8)) * day,
      fill: isFull ? 1 : (FILL_BY_TURN[index % FILL_BY_TURN.length] ?? 0) * (FILL_BY_WEEK[plan.week] ?? 0),
      waiting: isFull ? WAITING_WHEN_FULL : 0,
      personas: plan.persona ? [plan.persona] : [],
      quota: plan.quota ?? null,
      team: plan.team ?? null,
    })
  })
}

function heldVisits(now: Instant): Visit[] {
  return (held as HeldFacts[]).map((plan, index) => {
    const date = dayOf(now - plan.daysAgo * day)
    const startsAt = instantAt(date, plan.from)
    const times = { startsAt, endsAt: instantAt(date, plan.to), announcedAt: startsAt - 14 * day }
    return visit(`held ${index}`, plan, { kind: 'held', ...times, fill: HELD_FILL, personas: plan.personas, outcome: plan.outcome })
  })
}

/** A visit that began about an hour ago and lasts two more hours, so that people can be checked in at any hour. */
function runningVisit(now: Instant): Visit {
  const startsAt = Math.round((now - hour) / half) * half
  return visit('running', running as VisitFacts, {
    kind: 'running',
    startsAt,
    endsAt: startsAt + 3 * hour,
    announcedAt: now - 12 * day,
    fill: 1,
  })
}

/** All invented visits, by start. */
export const planVisits = (now: Instant): Visit[] =>
  [...heldVisits(now), runningVisit(now), ...upcomingVisits(now)].sort((one, other) => one.startsAt - other.startsAt)
