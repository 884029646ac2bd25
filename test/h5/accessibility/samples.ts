/** Visits, sign-ups and teams of the samples that pages are opened with, and what the samples lack, made by the pages' own calls. */
import { randomUUID } from 'node:crypto'
import type { ActivityCard } from '../../../src/contract/activities/activities'
import type { DeskPage } from '../../../src/contract/activities/desk-list'
import type { Page } from '../../../src/contract/common'
import type { DeskActivity } from '../../../src/contract/activities/desk'
import type { IssueProofAnswer } from '../../../src/contract/records/records'
import type { OwnSignUpView } from '../../../src/contract/sign-ups'
import type { TeamCard, TeamView } from '../../../src/contract/teams'
import { day, dayOf, yearOf } from '../../../src/domain/calendar/calendar'
import { aJpeg } from '../../support/jpegs'
import { askAs } from '../visits'

/** Ids, by what they are of. */
export type Samples = Record<
  'coming' | 'running' | 'past' | 'cancelled' | 'led' | 'inSeries' | 'ticket' | 'team' | 'teamKey' | 'proof' | 'year',
  string
>

export async function samplesOf(origin: string): Promise<Samples> {
  const ask = <T>(path: string, input: unknown, persona = 'organiser') => askAs<T>(origin, path, input, persona)
  const { items: cards } = await ask<Page<ActivityCard>>('activities.list', { limit: 50 }, '')
  const { items: led } = await ask<DeskPage>('desk.list', { when: 'upcoming' })
  const { items: held } = await ask<DeskPage>('desk.list', { when: 'past' })
  const past = found(held.find(({ lead, present }) => lead === '农工党' && present > 0)).id
  const source = found(led.find(({ status, startsAt }) => status === 'published' && startsAt > Date.now() + day))
  const [signUp] = await ask<OwnSignUpView[]>('signUps.mine', undefined, 'doctor')
  const [team] = await ask<TeamCard[]>('teams.mine', undefined, 'doctor')
  const { invitationKey } = await ask<TeamView>('teams.get', { teamId: found(team).id }, 'doctor')
  await addPhoto(ask, past)
  return {
    coming: found(cards.find(({ title }) => title.startsWith('健康驿站义诊'))).id,
    running: found(cards.find(({ startsAt, status }) => status === 'published' && startsAt <= Date.now())).id,
    cancelled: await aCancelledVisit(ask, source.id),
    past,
    led: source.id,
    inSeries: await aSeries(ask, source.id),
    ticket: found(signUp).id,
    team: found(team).id,
    teamKey: invitationKey ?? '',
    proof: await aProof(ask),
    year: dayOf(Date.now()).slice(0, 4),
  }
}

type Ask = <T>(path: string, input: unknown, persona?: string) => Promise<T>

const found = <T>(one: T | undefined): T => {
  if (one === undefined) throw new Error('the samples have no such thing any more')
  return one
}

/** Adds a picture to a past visit. */
async function addPhoto(ask: Ask, activityId: string): Promise<void> {
  const [uploadId, picture, thumbnail] = [randomUUID(), aJpeg(), aJpeg({ width: 320, height: 240 })]
  await ask('uploads.start', { uploadId, kind: 'photo', name: 'photo.jpg', size: picture.length })
  await ask('uploads.part', { uploadId, ordinal: 0, data: picture.toString('base64') })
  await ask('outcomes.addPhoto', { requestId: randomUUID(), activityId, uploadId, thumbnail: thumbnail.toString('base64') })
}

/** A visit like this one, published and cancelled. @returns its id */
async function aCancelledVisit(ask: Ask, sourceId: string): Promise<string> {
  const { plan } = await ask<DeskActivity>('desk.get', { activityId: sourceId })
  const activityId = randomUUID()
  const fresh = {
    ...plan,
    startsAt: plan.startsAt + 70 * day,
    endsAt: plan.endsAt + 70 * day,
    services: plan.services.map((service) => ({ ...service, id: randomUUID() })),
    positions: plan.positions.map((position) => ({ ...position, id: randomUUID(), quotas: [] })),
  }
  await ask('desk.create', { requestId: randomUUID(), activityId, plan: fresh })
  await ask('desk.publish', { requestId: randomUUID(), activityId })
  await ask('desk.cancel', { requestId: randomUUID(), activityId, reason: '下大雪，路不好走' })
  return activityId
}

/** Makes three Saturdays of the visit. @returns the id of one of them */
async function aSeries(ask: Ask, activityId: string): Promise<string> {
  const plan = {
    rule: { kind: 'weekdays', everyWeeks: 1, weekdays: [6] },
    from: dayOf(Date.now() + 100 * day),
    end: { kind: 'count', count: 3 },
    skipDates: [],
    skipHolidays: false,
    leadIds: ['nonggong'],
  }
  await ask('series.create', { requestId: randomUUID(), activityId, name: '健康驿站', plan, toPublish: true })
  return activityId
}

async function aProof(ask: Ask): Promise<string> {
  const answer = await ask<IssueProofAnswer>('records.issueProof', { requestId: randomUUID(), year: yearOf(Date.now()) }, 'minge')
  return answer.ok ? answer.proof.code : ''
}
