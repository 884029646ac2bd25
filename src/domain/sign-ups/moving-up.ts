/** Rule for giving a waiting person a seat: the checks of sign-up, made again. */
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { type SkillDemand } from '../activities/position'
import { type Instant } from '../calendar/calendar'
import { type ProfileFacts } from '../people/profile'
import { type OwnTime, type PersonRefusal, clashOf, decideMembership, decidePerson, decideSkill } from './sign-up'

/** A person on the waitlist, alone or in a team. */
export interface WaitingPerson {
  /** False for a person without an account whom a team's leader named; the leader vouches for them. */
  hasAccount: boolean
  volunteer: ProfileFacts
  /** Organisation for which the person comes; null for none. */
  organisation: { id: string; name: string } | null
  /** Demand of the position that they wait for. */
  demand: SkillDemand | null
  activity: { id: string; startsAt: Instant; endsAt: Instant }
  /** Their other confirmed sign-ups. */
  own: readonly OwnTime[]
}

/** Why a waiting person is not given a seat, in the order the reasons are checked. */
export type MovingUpRefusal = 'overlaps' | PersonRefusal

/** Refuses a person whom sign-up would refuse for profile, consent, membership, skill or an overlapping visit. */
export function decideMovingUp({ hasAccount, volunteer, organisation, demand, activity, own }: WaitingPerson): Decision<MovingUpRefusal> {
  return firstRefusal<MovingUpRefusal>([
    clashOf(own, activity) ? refuse('overlaps') : accept,
    hasAccount
      ? decidePerson({ volunteer, organisation, demand, startsAt: activity.startsAt })
      : firstRefusal<MovingUpRefusal>([decideMembership(organisation, volunteer), decideSkill(demand, null, activity.startsAt)]),
  ])
}
