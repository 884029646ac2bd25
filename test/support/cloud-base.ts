/** People and activities of a base behind the built cloud function, made with the function's calls. */
import { randomUUID } from 'node:crypto'
import { NOTHING_SAID } from '../../src/domain/activities/coming'
import type { ActivityPlan } from '../../src/contract/activities/desk'
import type { SignUpAnswer } from '../../src/contract/sign-ups'
import { day, dayOf, hour, instantAt } from '../../src/domain/calendar/calendar'
import type { CloudEmulator } from './cloud-emulator'

/** Nine in the morning in China, a number of days from now, because the built function uses the real clock. */
export const nineInTheMorning = (daysAhead: number): number => instantAt(dayOf(Date.now() + daysAhead * day), '09:00')

export interface Activity {
  id: string
  plan: ActivityPlan
}

/** Makes one call as this person. @throws the fault's code */
export async function callAs<T>(
  cloud: CloudEmulator,
  openid: string,
  type: 'query' | 'mutation',
  path: string,
  input?: unknown,
): Promise<T> {
  const answer = await cloud.call(openid, { calls: [{ path, type, input }] })
  if ('failure' in answer) throw new Error(answer.failure)
  const [first] = (answer.result as { answers: [{ ok: true; data: T } | { ok: false; fault: unknown }] }).answers
  if (!first.ok) throw new Error(`${path}: ${JSON.stringify(first.fault)}`)
  return first.data
}

let people = 0

/** A volunteer with a complete profile. @returns their openid */
export async function aVolunteer(cloud: CloudEmulator, name = '陈样例'): Promise<string> {
  const openid = `openid-${randomUUID()}`
  const phone = `139${String(++people).padStart(8, '0')}`
  const agreed = { agreesToPersonalData: true, agreesToMembership: false }
  await callAs(cloud, openid, 'mutation', 'profile.save', { name, phone, organisationIds: [], skillIds: [], ...agreed })
  return openid
}

/** An organiser of 民革. @returns their openid */
export async function anOrganiser(cloud: CloudEmulator): Promise<string> {
  const openid = await aVolunteer(cloud, '周组织')
  await cloud.sql(
    `insert into roles (volunteer_id, role, organisation_id)
     select id, 'organiser', 'minge' from volunteers where openid = $1`,
    [openid],
  )
  return openid
}

/** A published activity in a week with four open seats, unless `change` says otherwise. */
export async function anActivity(cloud: CloudEmulator, organiser: string, change: Partial<ActivityPlan> = {}): Promise<Activity> {
  const startsAt = change.startsAt ?? nineInTheMorning(7)
  const plan: ActivityPlan = {
    title: '送医送药到村头',
    summary: '请带上病历。',
    categories: ['health'],
    startsAt,
    endsAt: startsAt + 3 * hour,
    townId: 'zhiying',
    place: '芝英八村文化礼堂',
    leadId: 'minge',
    coming: NOTHING_SAID,
    partnerIds: [],
    services: [{ id: randomUUID(), name: '量血压', unit: '人次' }],
    positions: [{ id: randomUUID(), name: '秩序引导', capacity: 4, skillId: null, quotas: [] }],
    ...change,
  }
  const id = randomUUID()
  await callAs(cloud, organiser, 'mutation', 'desk.create', { requestId: randomUUID(), activityId: id, plan })
  await callAs(cloud, organiser, 'mutation', 'desk.publish', { requestId: randomUUID(), activityId: id })
  return { id, plan }
}

/** Signs up for the activity's first position: a seat or a place on the waitlist. @returns the sign-up's id */
export async function signUp(cloud: CloudEmulator, volunteer: string, { id, plan }: Activity): Promise<string> {
  const positionId = plan.positions[0]?.id
  const input = { requestId: randomUUID(), activityId: id, positionId, version: 2, organisationId: null }
  const answer = await callAs<SignUpAnswer>(cloud, volunteer, 'mutation', 'signUps.create', input)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.signUpId
}
