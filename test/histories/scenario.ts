/** Start of a history: people and published activities, in the database and in the model. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { NOTHING_SAID } from '../../src/domain/activities/coming'
import { callerFactory } from '../../src/cloud/rpc/access'
import { createContext } from '../../src/cloud/rpc/context'
import { checkByWords } from '../../src/cloud/content/words'
import { consents, memberships, volunteerSkills, volunteers } from '../../src/cloud/db/schema/people'
import { appRouter } from '../../src/cloud/router'
import type { ActivityPlan } from '../../src/contract/activities/desk'
import { dayOf } from '../../src/domain/calendar/calendar'
import { CONSENT_VERSION } from '../../src/domain/people/profile'
import type { TestBase } from '../support/base'
import { emptySeat } from './model/desk'
import { type Activity, type Person, type Seat, type World, hour } from './model/world'
import type { Cast } from './requests'
import type { Chance } from './random'

const NAMES = ['陈一', '王二', '张三', '李四', '陈一', '赵六', '钱七', '孙八', '周九', '吴十', '郑木', '刘洋'] as const
export const ORGANISATIONS = ['minge', 'nonggong'] as const
export const SKILLS = ['calligraphy', 'medicine'] as const

/** The start of a history as data, so that it can be played again. */
export interface Scenario {
  now: number
  people: Person[]
  activities: (Pick<Activity, 'key' | 'startsAt' | 'endsAt' | 'closesAt' | 'withdrawUntil' | 'namesUntil'> & {
    positions: { key: string; capacity: number; skill: string | null; quotas: ActivityPlan['positions'][number]['quotas'] }[]
  })[]
}

export function scenarioFrom(chance: Chance, now: number): Scenario {
  return { now, people: NAMES.map((name, index) => person(chance, name, `p${index}`, now)), activities: activities(chance, now) }
}

function person(chance: Chance, name: string, key: string, now: number): Person {
  const organisations = chance.happens(0.1) ? [] : chance.happens(0.25) ? [...ORGANISATIONS] : [chance.one(ORGANISATIONS)]
  const expiresAt = () => (chance.happens(0.3) ? now + chance.between(1, 6) * 24 * hour : null)
  const skills = SKILLS.filter(() => chance.happens(0.5)).map((skill) => ({
    skill,
    verified: skill === 'medicine' && chance.happens(0.8),
    expiresAt: skill === 'medicine' ? expiresAt() : null,
  }))
  const vouchedFor = organisations.filter(() => chance.happens(0.8))
  return { key, name, hasAccount: true, organisations, vouchedFor, consents: true, skills, createdAt: now }
}

/** Two or three activities, mostly overlapping, and small, so that there are never enough seats. */
function activities(chance: Chance, now: number): Scenario['activities'] {
  // For some the cut-off is near, so that its effects appear soon.
  const first = now + (chance.happens(0.35) ? chance.between(13, 20) : chance.between(40, 110)) * hour
  const starts = [first, first + chance.one([0, 1, 2, 3, 24]) * hour]
  if (chance.happens(0.6)) starts.push(first + chance.one([-24, -3, 2, 3, 24]) * hour)
  return starts.map((at, index) => {
    const startsAt = Math.max(at, now + 2 * hour)
    const key = `A${index}`
    const notice = (usual: number) => startsAt - (chance.happens(0.6) ? usual : chance.one([0, 6, 12, 36])) * hour
    return {
      key,
      startsAt,
      endsAt: startsAt + 3 * hour,
      closesAt: Math.max(now + hour, startsAt - (chance.happens(0.8) ? 0 : 8 * hour)),
      withdrawUntil: notice(24),
      namesUntil: notice(24),
      positions: ['a', 'b', 'c'].slice(0, chance.one([1, 1, 1, 2, 2, 3])).map((letter) => {
        const capacity = chance.happens(0.7) ? chance.between(1, 3) : chance.between(3, 6)
        const skill = chance.happens(0.2) ? chance.one(SKILLS) : null
        return { key: `${key}.${letter}`, capacity, skill, quotas: quotas(chance, capacity, now, startsAt) }
      }),
    }
  })
}

export function quotas(chance: Chance, capacity: number, now: number, startsAt: number): ActivityPlan['positions'][number]['quotas'] {
  if (chance.happens(0.65)) return []
  let left = capacity
  return chance.some(ORGANISATIONS, chance.happens(0.7) ? 1 : 2).flatMap((organisationId) => {
    if (left === 0) return []
    const seats = chance.between(1, Math.min(left, 3))
    left -= seats
    return [{ organisationId, seats, releaseAt: Math.min(startsAt, now + chance.between(12, 100) * hour) }]
  })
}

/** Creates the scenario in the database. @returns the cast and the model's world */
export async function begin(base: TestBase, organiser: { openid: string }, scenario: Scenario): Promise<{ cast: Cast; world: World }> {
  const people = new Map(scenario.people.map(({ key }) => [key, { id: randomUUID(), openid: `openid-${randomUUID()}` }]))
  await storePeople(base, scenario, people)
  const world: World = {
    now: scenario.now,
    people: structuredClone(scenario.people),
    activities: [],
    signUps: [],
    teams: [],
    arrivals: 0,
    pending: [],
  }
  for (const activity of scenario.activities) world.activities.push(await store(base, organiser, activity, scenario.now))
  const faults: string[] = []
  return { cast: { base, as: callsTo(base, faults), faults, organiser, people, sent: new Map(), invitations: new Map() }, world }
}

function callsTo({ connection: { db } }: TestBase, faults: string[]): Cast['as'] {
  const log = { info: () => undefined, error: (event: string, details?: object) => void faults.push(`${event} ${JSON.stringify(details)}`) }
  return (openid, now) =>
    callerFactory(appRouter)(
      createContext({ db, now, requestId: '', openid, persona: null, personas: [], log, checkContent: checkByWords() }),
    )
}

async function storePeople({ connection: { db } }: TestBase, scenario: Scenario, ids: Cast['people']): Promise<void> {
  const createdAt = scenario.now
  const all = scenario.people.map((person) => ({ ...person, ...(ids.get(person.key) ?? { id: '', openid: '' }) }))
  await db.insert(volunteers).values(all.map(({ id, openid, name }) => ({ id, openid, name, phone: '13900000000', createdAt })))
  const member = all.flatMap(({ id, organisations, vouchedFor }) =>
    organisations.map((organisationId) => ({
      volunteerId: id,
      organisationId,
      fromDay: dayOf(createdAt),
      verifiedAt: vouchedFor.includes(organisationId) ? createdAt : null,
    })),
  )
  await db.insert(memberships).values(member)
  const agreed = all.flatMap(({ id, organisations }) =>
    (organisations.length > 0 ? (['personal-data', 'membership'] as const) : (['personal-data'] as const)).map((kind) => ({
      volunteerId: id,
      kind,
      version: CONSENT_VERSION,
      givenAt: createdAt,
    })),
  )
  await db.insert(consents).values(agreed)
  const held = all.flatMap(({ id, skills }) =>
    skills.map(({ skill, verified, expiresAt }) => ({
      volunteerId: id,
      skillId: skill,
      verifiedAt: verified ? createdAt : null,
      expiresAt,
    })),
  )
  if (held.length > 0) await db.insert(volunteerSkills).values(held)
}

async function store(
  base: TestBase,
  organiser: { openid: string },
  { positions, ...facts }: Scenario['activities'][number],
  now: number,
): Promise<Activity> {
  const { key, startsAt, endsAt, closesAt, withdrawUntil, namesUntil } = facts
  const id = randomUUID()
  const named = positions.map((position) => ({ ...position, id: randomUUID() }))
  const plan: ActivityPlan = {
    title: key,
    summary: '',
    categories: ['health'],
    startsAt,
    endsAt,
    townId: null,
    place: '文化礼堂',
    leadId: 'nonggong',
    coming: NOTHING_SAID,
    partnerIds: [],
    services: [{ id: randomUUID(), name: '量血压', unit: null }],
    positions: named.map(({ key: name, skill: skillId, ...position }) => ({
      id: position.id,
      name,
      capacity: position.capacity,
      skillId,
      quotas: position.quotas,
    })),
  }
  const { desk } = base.as(organiser, now)
  await desk.create({ requestId: randomUUID(), activityId: id, plan })
  await desk.publish({ requestId: randomUUID(), activityId: id })
  const at = (instant: number) => new Date(instant).toISOString()
  // The deadlines are set by SQL: the program would make them equal, and here they must differ.
  await base.connection.db.execute(sql`update activities set sign_up_closes_at = ${at(closesAt)}::timestamptz,
    withdraw_until = ${at(withdrawUntil)}::timestamptz, names_until = ${at(namesUntil)}::timestamptz where id = ${id}`)
  const seatsOf = ({ capacity, quotas: reserved }: (typeof named)[number]): Seat[] => {
    const seats = Array.from({ length: capacity }, (): Seat => emptySeat())
    let next = 0
    for (const { organisationId, seats: count, releaseAt } of reserved)
      for (let n = 0; n < count; n++) Object.assign(seats[next++] ?? {}, { reservedFor: organisationId, reservedUntil: releaseAt })
    return seats
  }
  return {
    ...facts,
    id,
    status: 'published',
    version: 2,
    opensAt: now,
    plan,
    positions: named.map((position) => ({
      key: position.key,
      id: position.id,
      skill: position.skill,
      seats: seatsOf(position),
      wasUsed: false,
    })),
  }
}
