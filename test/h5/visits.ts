/** Visits and people for a journey, made with the pages' own calls. */
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { NOTHING_SAID } from '../../src/domain/activities/coming'
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { ActivityPlan } from '../../src/contract/activities/desk'
import type { SignUpAnswer } from '../../src/contract/sign-ups'
import { day, hour, startOfDay } from '../../src/domain/calendar/calendar'
import { call } from '../support/server'

/** Fills in a field. It clicks first, because Taro moves a new part's elements into place after drawing and loses text typed before. */
export async function write(page: Page, field: string, text: string): Promise<void> {
  await page.locator(field).click()
  await page.locator(field).fill(text)
}

export type WantedPosition = Omit<ActivityPlan['positions'][number], 'id' | 'skillId'>

export const askAs = <T>(origin: string, path: string, input: unknown, persona: string) =>
  call<T>(origin, path, input, { 'x-demo-persona': persona })

/** Counter that gives each visit another day, because a volunteer cannot be at two visits at once. */
let days = 40

/** A visit published by 林演示. */
export async function publishVisit(
  origin: string,
  wanted: readonly WantedPosition[],
  startsAt = startOfDay(Date.now()) + ++days * day + 9 * hour,
) {
  const activityId = randomUUID()
  const positions = wanted.map((position) => ({ ...position, id: randomUUID(), skillId: null }))
  const plan: ActivityPlan = {
    title: '测试用的服务日',
    summary: '',
    categories: ['health'],
    startsAt,
    endsAt: startsAt + 2 * hour,
    townId: 'tangxian',
    place: '唐先镇文化礼堂',
    leadId: 'nonggong',
    coming: NOTHING_SAID,
    partnerIds: [],
    services: [{ id: randomUUID(), name: '量血压', unit: '人次' }],
    positions,
  }
  await askAs(origin, 'desk.create', { requestId: randomUUID(), activityId, plan }, 'organiser')
  await askAs(origin, 'desk.publish', { requestId: randomUUID(), activityId }, 'organiser')
  return { activityId, positions: positions.map(({ id }) => id), startsAt }
}

/** Signs the personas up in the order given. Each takes the position's next seat or waits. */
export async function signUpInTurn(
  origin: string,
  activityId: string,
  positionId: string | undefined,
  personas: readonly string[],
): Promise<SignUpAnswer[]> {
  const answers: SignUpAnswer[] = []
  for (const persona of personas) {
    const { version } = await askAs<ActivityDetail>(origin, 'activities.get', { activityId }, persona)
    const request = { requestId: randomUUID(), activityId, positionId, organisationId: null, version }
    answers.push(await askAs<SignUpAnswer>(origin, 'signUps.create', request, persona))
  }
  return answers
}
