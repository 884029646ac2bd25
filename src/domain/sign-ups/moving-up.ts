/** What a seat asks of somebody who waits for it: the same as of somebody who signs up, looked at again. */
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { type SkillDemand } from '../activities/position'
import { type Instant } from '../calendar/calendar'
import { type ProfileFacts } from '../people/profile'
import { type OwnTime, type PersonRefusal, clashOf, decideMembership, decidePerson, decideSkill } from './sign-up'

/** Somebody on the waitlist, alone or in a team. */
export interface WaitingPerson {
  /** False for somebody whom a team's leader named: the leader answers for them. */
  hasAccount: boolean
  volunteer: ProfileFacts
  /** For whom they come; null for no organisation. */
  organisation: { id: string; name: string } | null
  /** Of the position that they wait for. */
  demand: SkillDemand | null
  activity: { id: string; startsAt: Instant; endsAt: Instant }
  /** Their other confirmed sign-ups. */
  own: readonly OwnTime[]
}

/** Why somebody who waits is not given a seat, in the order the reasons are checked. */
export type MovingUpRefusal = 'overlaps' | PersonRefusal

/** Whoever sign-up would refuse for what they are or agreed to is not moved up either. */
export function decideMovingUp({ hasAccount, volunteer, organisation, demand, activity, own }: WaitingPerson): Decision<MovingUpRefusal> {
  return firstRefusal<MovingUpRefusal>([
    clashOf(own, activity) ? refuse('overlaps') : accept,
    hasAccount
      ? decidePerson({ volunteer, organisation, demand, startsAt: activity.startsAt })
      : firstRefusal<MovingUpRefusal>([decideMembership(organisation, volunteer), decideSkill(demand, null, activity.startsAt)]),
  ])
}
