/** Sign-ups of the invented visits. Each is decided by the rule that decides real ones. */
import { defaultWindows, isUnlisted } from '../../domain/activities/activity'
import type { Instant } from '../../domain/calendar/calendar'
import type { SkillDemand } from '../../domain/activities/position'
import { CONSENT_VERSION, type ProfileFacts } from '../../domain/people/profile'
import { type OwnSignUp, decideSignUp } from '../../domain/sign-ups/sign-up'
import type { Person } from './people'
import { sampleId } from './sample-id'
import type { Visit } from './visits'
import { SKILLS, needsVerification } from '../founding/known-skills'

export interface SignUpPlan {
  id: string
  visit: Visit
  positionId: string
  person: Person
  /** Organisation that the person comes for: a host if they belong to one, otherwise their first; null for none. */
  organisationId: string | null
  at: Instant
}

/** Profile of a person, who consented at `givenAt`. */
export const profileOf = (person: Person, givenAt: Instant): ProfileFacts => ({
  ...person,
  skills: person.skillIds.map((skillId) => ({ skillId, verified: person.isVerified && isVerifiable(skillId), expiresAt: null })),
  consents: (['personal-data', 'membership'] as const).map((kind) => ({ kind, version: CONSENT_VERSION, givenAt })),
})

const skill = (id: string) => SKILLS.find((known) => known.id === id)

/** True for a skill that an organisation has to verify. */
export function isVerifiable(skillId: string): boolean {
  const known = skill(skillId)
  return known !== undefined && needsVerification(known)
}

const demandOf = (skillId: string | null): SkillDemand | null =>
  skillId === null ? null : { skillId, skillName: skill(skillId)?.name ?? skillId, verified: isVerifiable(skillId) }

/** Step from one person to the next, so that visits have different people. It has to be coprime to the number of people. */
const STEP = 7

/** Sign-ups in order of visits, and of arrival within a visit. */
export function planSignUps(visits: readonly Visit[], people: readonly Person[], personas: readonly Person[], now: Instant): SignUpPlan[] {
  const own: OwnByPerson = new Map()
  const next = takingTurns(people)
  return visits
    .filter((visit) => !isUnlisted(visit))
    .flatMap((visit) => {
      const wanted = seatsWanted(visit)
      const interval = (Math.min(now, visit.startsAt) - visit.announcedAt) / (wanted.length + 2)
      const arrivals: SignUpPlan[] = []
      const admit = (person: Person, positionId: string): boolean => {
        const at = Math.floor(visit.announcedAt + (arrivals.length + 1) * interval)
        const arrival = signUp(visit, person, positionId, at, own)
        if (arrival) arrivals.push(arrival)
        return arrival !== null
      }
      for (const person of personas.filter(({ key }) => visit.personas.includes(key))) {
        const taken = visit.positions.find(({ id }) => admit(person, id))
        // The seat that the persona has taken is no longer wanted.
        if (taken && wanted.includes(taken.id)) wanted.splice(wanted.indexOf(taken.id), 1)
      }
      for (const positionId of wanted) next((person) => admit(person, positionId))
      return arrivals
    })
}

/** Ids of positions: one for each seat to take, and one for each person to wait. */
const seatsWanted = (visit: Visit): string[] =>
  visit.positions.flatMap(({ id, capacity }, index) =>
    Array.from({ length: Math.round(capacity * visit.fill) + (index === 0 ? visit.waiting : 0) }, () => id),
  )

/** Tries one person after another, starting after the last one tried, until one is admitted or all have been tried. */
function takingTurns(people: readonly Person[]) {
  let turn = 0
  return (admit: (person: Person) => boolean): void => {
    for (let asked = 0; asked < people.length; asked++) {
      turn = (turn + STEP) % people.length
      const person = people[turn]
      if (person && admit(person)) return
    }
  }
}

type OwnByPerson = Map<string, OwnSignUp[]>

/** A planned sign-up; null when the rule refuses it. */
function signUp(visit: Visit, person: Person, positionId: string, at: Instant, own: OwnByPerson): SignUpPlan | null {
  const { id, title, startsAt, endsAt } = visit
  const held = own.get(person.key) ?? []
  const position = visit.positions.find((known) => known.id === positionId)
  const facts = {
    activity: { id, version: 1, startsAt, endsAt, status: 'published' as const, ...defaultWindows(startsAt, visit.announcedAt) },
    seenVersion: 1,
    organisation: null,
    position: position && { demand: demandOf(position.skillId) },
    volunteer: profileOf(person, at),
    own: held,
  }
  if (!decideSignUp(facts, at).ok) return null
  // A waiting sign-up blocks the time like a confirmed one, so that an invented person has one visit at a time.
  own.set(person.key, [...held, { activityId: id, activityTitle: title, status: 'confirmed', startsAt, endsAt }])
  const hosts = [visit.lead, ...visit.hosts]
  const organisationId = person.organisationIds.find((known) => hosts.includes(known)) ?? person.organisationIds[0] ?? null
  return { id: sampleId(`sign-up ${id} ${person.key}`), visit, positionId, person, organisationId, at }
}
