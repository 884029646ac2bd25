/** An organiser's actions on the desk. */
import { randomUUID } from 'node:crypto'
import type { ActivityPlan } from '../../src/contract/activities/desk'
import type { Person, TestBase } from './base'

/** The positions of a plan: one position that everybody can fill. */
export const open = (capacity = 3, quotas: ActivityPlan['positions'][number]['quotas'] = []) => [
  { id: randomUUID(), name: '秩序引导', capacity, skillId: null, quotas },
]

/** The actions. The base and the organiser are read at each call. */
export function deskWork(base: () => TestBase, organiser: () => Person) {
  const desk = (now?: number) => base().as(organiser(), now).desk
  const edit = (activityId: string, version: number, plan: ActivityPlan) =>
    desk().edit({ requestId: randomUUID(), activityId, version, plan })
  const signUp = async (activityId: string, plan: ActivityPlan) => {
    const person = await base().aVolunteer()
    const request = { requestId: randomUUID(), activityId, positionId: plan.positions[0]?.id ?? '', version: 2, organisationId: null }
    await base().as(person).signUps.create(request)
    return person
  }
  return { desk, edit, signUp }
}
