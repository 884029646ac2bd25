/** Warnings about a plan before it is published. No warning forbids publishing. */
import { DEFAULT_WITHDRAWAL_NOTICE, overlap } from './activity'
import { type Coming, contactOf } from './coming'
import { type Instant, dayOf } from '../calendar/calendar'
import { type ServiceNeed, unmetNeeds } from './usual-plan'

/** Another visit, already on the list. */
export interface VisitBeside {
  id: string
  title: string
  place: string
  startsAt: Instant
  endsAt: Instant
  townId: string | null
  /** Its lead and hosts. */
  organisationIds: readonly string[]
}

export interface PlannedVisit {
  startsAt: Instant
  endsAt: Instant
  townId: string | null
  leadId: string
  partnerIds: readonly string[]
  services: readonly { name: string }[]
  positions: readonly { name: string; capacity: number; skillId: string | null }[]
  coming: Pick<Coming, 'comesBy' | 'inRain' | 'contactName' | 'contactPhone'>
}

type Beside = Pick<VisitBeside, 'id' | 'title' | 'place' | 'startsAt'>

export type PlanWarning =
  /** The town has another visit on that day, by other organisations or at another time. */
  | ({ kind: 'same-town' } & Beside)
  /** Some of the plan's organisations have another visit at that time. */
  | ({ kind: 'same-organisation'; organisationIds: string[] } & Beside)
  /** A public holiday, by the State Council's arrangement. */
  | { kind: 'holiday'; name: string }
  /** Fewer people hold the skill than the position wants. */
  | { kind: 'few-skilled'; position: string; wanted: number; skilled: number }
  /** These services usually need a skill that no position demands. */
  | { kind: 'no-skill'; position: string; services: string[] }
  /** The visit begins so soon that volunteers cannot withdraw without the organiser. */
  | { kind: 'soon' }
  /** Residents have nobody to call; `isAskedFor`: although they are told to call. */
  | { kind: 'no-phone'; isAskedFor: boolean }
  /** Residents are told to call, and the number is the base's office, which may not know the visit. */
  | { kind: 'base-phone-alone' }

export interface PlanFacts {
  /** Visits on the list around that day. */
  beside: readonly VisitBeside[]
  /** Number of people who hold each skill, by its id; only verified holders where a position demands that. */
  skilled: ReadonlyMap<string, number>
  /** Positions that services usually need. */
  needs: readonly ServiceNeed[]
  holiday: string | null
  /** Numbers for residents of the lead organisation and of the base; '' for none. */
  phones: { lead: string; base: string }
  now: Instant
}

/** Warnings, roughly in the order of the form: time and place, organisations, the number to call, positions. */
export function planWarnings(plan: PlannedVisit, { beside, skilled, needs, holiday, phones, now }: PlanFacts): PlanWarning[] {
  const headingOf = ({ id, title, place, startsAt }: VisitBeside): Beside => ({ id, title, place, startsAt })
  const own = [plan.leadId, ...plan.partnerIds]
  const sharedBy = (visit: VisitBeside): string[] => (overlap(visit, plan) ? own.filter((id) => visit.organisationIds.includes(id)) : [])
  return [
    ...(plan.startsAt - now < DEFAULT_WITHDRAWAL_NOTICE ? [{ kind: 'soon' } as const] : []),
    ...(holiday === null ? [] : [{ kind: 'holiday', name: holiday } as const]),
    ...beside
      .filter((visit) => plan.townId !== null && visit.townId === plan.townId && dayOf(visit.startsAt) === dayOf(plan.startsAt))
      // A visit that shares an organisation is named below, with more detail.
      .filter((visit) => sharedBy(visit).length === 0)
      .map((visit) => ({ kind: 'same-town' as const, ...headingOf(visit) })),
    ...beside
      .map((visit) => ({ visit, organisationIds: sharedBy(visit) }))
      .filter(({ organisationIds }) => organisationIds.length > 0)
      .map(({ visit, organisationIds }) => ({ kind: 'same-organisation' as const, organisationIds, ...headingOf(visit) })),
    ...phoneWarnings(plan.coming, phones),
    ...unmetNeeds(needs, plan).map(({ position, services }) => ({ kind: 'no-skill' as const, position: position.name, services })),
    ...plan.positions.flatMap(({ name, capacity, skillId }) => {
      const count = skillId === null ? capacity : (skilled.get(skillId) ?? 0)
      return count < capacity ? [{ kind: 'few-skilled' as const, position: name, wanted: capacity, skilled: count }] : []
    }),
  ]
}

function phoneWarnings(coming: PlannedVisit['coming'], phones: PlanFacts['phones']): PlanWarning[] {
  const isAskedFor = coming.comesBy === 'call-first' || coming.inRain === 'put-off'
  const contact = contactOf(coming, { name: '', phone: phones.lead }, { name: '', phone: phones.base })
  if (contact === null) return [{ kind: 'no-phone', isAskedFor }]
  return isAskedFor && coming.contactPhone === '' && phones.lead === '' ? [{ kind: 'base-phone-alone' }] : []
}
