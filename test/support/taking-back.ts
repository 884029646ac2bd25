/** Volunteers who take a consent back, on a test base. */
import { randomUUID } from 'node:crypto'
import type { ConsentKind } from '../../src/domain/people/profile'
import { day, hour } from '../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, saturday } from './base'
import { type Visit, firstPosition, open, teamsOn } from './teams'

/** Actions and views. @param of returns the base and an organiser, once they are there */
export function takingBackOn(of: () => { base: TestBase; organiser: Person }) {
  let weeks = 40
  const as = (person: Person, now = NOW) => of().base.as(person, now)
  const teams = teamsOn(() => of().base)
  return {
    teams,
    aVisit: (capacity: number, quotas: Parameters<typeof open>[1] = []) => {
      const startsAt = saturday + ++weeks * 7 * day
      return of().base.anActivity(of().organiser, { startsAt, endsAt: startsAt + 3 * hour, ...open(capacity, quotas) })
    },
    take: (person: Person, kind: ConsentKind = 'personal-data', now = NOW, requestId = randomUUID()) =>
      as(person, now).profile.takeBack({ requestId, kind }),
    preview: (person: Person, kind: ConsentKind = 'personal-data') => as(person).profile.takeBackPreview({ kind }),
    signUp: async (person: Person, { id, plan }: Visit, organisationId: string | null = null) => {
      const input = { requestId: randomUUID(), activityId: id, positionId: firstPosition(plan), version: 2, organisationId }
      const answer = await as(person).signUps.create(input)
      if (!answer.ok) throw new Error(answer.reason)
      return { person, signUpId: answer.signUpId, status: answer.status }
    },
    join: async (person: Person, leader: Person, teamId: string, { plan }: Visit) => {
      const { invitationKey } = await teams.teamOf(leader, teamId)
      const input = { requestId: randomUUID(), teamId, key: invitationKey ?? '', positionId: firstPosition(plan) }
      const answer = await as(person).teams.join(input)
      if (!answer.ok) throw new Error(answer.reason)
      return { person, signUpId: answer.signUpId }
    },
    profileOf: async (person: Person) => (await as(person).session.get()).profile,
    deskPeople: async ({ id }: { id: string }, now = NOW) => (await as(of().organiser, now).desk.get({ activityId: id })).signUps,
    /** Saves a profile that gives the consent to personal data, unless `change` says otherwise. */
    again: (person: Person, change = {}) =>
      as(person).profile.save({
        name: '陈样例',
        phone: '13800001234',
        organisationIds: [],
        skillIds: [],
        agreesToPersonalData: true,
        agreesToMembership: false,
        ...change,
      }),
  }
}
