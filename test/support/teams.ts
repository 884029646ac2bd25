/** Teams on a test base: leaders, their requests, and the results. */
import { randomUUID } from 'node:crypto'
import type { ActivityPlan } from '../../src/contract/activities/desk'
import type { Instant } from '../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase } from './base'

export type Seats = (string | null)[]
export interface Visit {
  id: string
  plan: ActivityPlan
}

let names = 0
/** A unique name, because members of an organisation with one name count as one person. */
export const aName = (surname = '王'): string =>
  surname + (1000 + names++).toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))

let hanNames = 0
const RARE = Array.from('鑫焱垚淼犇骉羴猋麤靐')
/** A unique name in Chinese characters that is no word. */
export const aHanName = (surname = '钱'): string => {
  const number = hanNames++
  return surname + (RARE[Math.floor(number / 10) % 10] ?? '') + (RARE[number % 10] ?? '')
}

/** A plan with one position that everybody can fill. */
export const open = (capacity: number, quotas: ActivityPlan['positions'][number]['quotas'] = []) => ({
  positions: [{ id: randomUUID(), name: '秩序引导', capacity, skillId: null, quotas }],
})

export const firstPosition = (plan: ActivityPlan): string => plan.positions[0]?.id ?? ''

/** Actions on teams. @param of returns the base, once it is open */
export function teamsOn(of: () => TestBase) {
  const ask = (leader: Person, { id, plan }: Visit, seats: Seats, organisationId = 'nonggong', now = NOW) =>
    of()
      .as(leader, now)
      .teams.create({
        requestId: randomUUID(),
        teamId: randomUUID(),
        activityId: id,
        version: 2,
        organisationId,
        parts: [{ positionId: firstPosition(plan), seats }],
      })
  return {
    ask,
    aLeader: (organisationId = 'nonggong') => of().aVolunteer({ organisationIds: [organisationId] }),
    aTeam: async (leader: Person, visit: Visit, seats: Seats, organisationId = 'nonggong') => {
      const answer = await ask(leader, visit, seats, organisationId)
      if (!answer.ok) throw new Error(`${answer.reason} ${answer.about}`)
      return answer
    },
    /** Signs a new volunteer up alone. */
    alone: async ({ id, plan }: Visit, now = NOW) => {
      const person = await of().aVolunteer()
      const input = { requestId: randomUUID(), activityId: id, positionId: firstPosition(plan), version: 2, organisationId: null }
      const answer = await of().as(person, now).signUps.create(input)
      if (!answer.ok) throw new Error(answer.reason)
      return { person, signUpId: answer.signUpId, status: answer.status }
    },
    leave: (signUpId: string, person: Person, now = NOW) => of().as(person, now).signUps.withdraw({ requestId: randomUUID(), signUpId }),
    teamOf: (leader: Person, teamId: string, now: Instant = NOW) => of().as(leader, now).teams.get({ teamId }),
    statusOf: async ({ person, signUpId }: { person: Person; signUpId: string }) =>
      (await of().as(person).signUps.get({ signUpId })).status,
    kinds: async (person: Person) => (await of().as(person).messages.mine()).map((message) => message.kind),
  }
}
