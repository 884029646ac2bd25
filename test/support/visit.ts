/** Visits of the demonstration, published through the API for tests that need a separate visit. */
import { randomUUID } from 'node:crypto'
import { NOTHING_SAID } from '../../src/domain/activities/coming'
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { ActivityPlan } from '../../src/contract/activities/desk'
import { day, hour, startOfDay } from '../../src/domain/calendar/calendar'
import { call } from './server'

/** Counter that gives each visit another day, because a volunteer cannot be at two visits at once. */
let days = 60

/** Publishes a visit of 民革 from nine to eleven, with one position that everybody can fill unless `change` says otherwise. */
export async function publishVisit(origin: string, change: Partial<ActivityPlan['positions'][number]>) {
  const ask = <T>(path: string, input: unknown) => call<T>(origin, path, input, { 'x-demo-persona': 'administrator' })
  const startsAt = startOfDay(Date.now()) + ++days * day + 9 * hour
  const id = randomUUID()
  const positionId = randomUUID()
  const plan: ActivityPlan = {
    title: '测试用的普法日',
    summary: '',
    categories: ['law'],
    startsAt,
    endsAt: startsAt + 2 * hour,
    townId: 'zhiying',
    place: '芝英八村祠堂',
    leadId: 'minge',
    coming: NOTHING_SAID,
    partnerIds: [],
    services: [{ id: randomUUID(), name: '法律咨询', unit: '人次' }],
    positions: [{ id: positionId, name: '秩序引导', capacity: 4, skillId: null, quotas: [], ...change }],
  }
  await ask('desk.create', { requestId: randomUUID(), activityId: id, plan })
  await ask('desk.publish', { requestId: randomUUID(), activityId: id })
  const { version } = await ask<ActivityDetail>('activities.get', { activityId: id })
  return { id, positionId, version, plan, startsAt }
}
