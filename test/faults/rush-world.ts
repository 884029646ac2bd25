/** Setup of the rush: a base, its people, and one visit with 30 seats that opens for sign-up. */
import { randomUUID } from 'node:crypto'
import { NOTHING_SAID } from '../../src/domain/activities/coming'
import { callerFactory } from '../../src/cloud/rpc/access'
import { createContext } from '../../src/cloud/rpc/context'
import { checkByWords } from '../../src/cloud/content/words'
import { type Database, transact } from '../../src/cloud/db/database'
import { consents, memberships, roles, volunteers } from '../../src/cloud/db/schema/people'
import { DEMO_COUNTY } from '../../src/cloud/demo/demo-county'
import { foundBase } from '../../src/cloud/founding/found-base'
import { appRouter } from '../../src/cloud/router'
import { type Instant, day, dayOf, hour } from '../../src/domain/calendar/calendar'
import { CONSENT_VERSION } from '../../src/domain/people/profile'

export interface Person {
  id: string
  openid: string
  name: string
  /** Organisation for which the person comes; null for none. */
  organisationId: string | null
}

export interface World {
  activityId: string
  version: number
  positionIds: string[]
  /** Time from which reserved seats are open to all. */
  releaseAt: Instant
  people: Person[]
  leaders: Person[]
}

/** Number of people: enough for hundreds of requests, and for a long waitlist. */
export const PEOPLE = Number(process.env['RUSH_PEOPLE'] ?? 100)
const TEAMS = Math.round(PEOPLE / 12)
const LARGE = ['nonggong', 'minge', 'minmeng']
/** An organisation with fewer people than reserved seats, some of which stay free until the release while many people wait. */
const SMALL = { organisationId: 'zhigong', people: 3, seats: 4 }
/** Number of people in no organisation. */
const UNATTACHED = 80

export async function makeWorld(db: Database, now: Instant): Promise<World> {
  await transact(db, (tx) => foundBase(tx, DEMO_COUNTY, { now, isDemo: false, actorId: null }))
  const people = Array.from({ length: PEOPLE }, (_, index) => aPerson(index, organisationOf(index)))
  const leaders = Array.from({ length: TEAMS }, (_, index) => aPerson(PEOPLE + index, LARGE[index % LARGE.length] ?? null))
  const organiser = aPerson(PEOPLE + TEAMS, 'nonggong')
  await storePeople(db, [...people, ...leaders, organiser], now)
  await db.insert(roles).values({ volunteerId: organiser.id, role: 'organiser', organisationId: organiser.organisationId })
  return { ...(await aVisit(db, organiser, now)), people, leaders }
}

function organisationOf(index: number): string | null {
  if (index < SMALL.people) return SMALL.organisationId
  return index < SMALL.people + UNATTACHED ? null : (LARGE[index % LARGE.length] ?? null)
}

/** A person with a unique name, so that a leader can name them. */
const aPerson = (index: number, organisationId: string | null): Person => ({
  id: randomUUID(),
  openid: `rush-${index}`,
  name: `样${String.fromCodePoint(0x4e00 + index)}`,
  organisationId,
})

async function storePeople(db: Database, people: readonly Person[], now: Instant): Promise<void> {
  await db.insert(volunteers).values(people.map(({ id, openid, name }) => ({ id, openid, name, phone: '13800000000', createdAt: now })))
  const agreed = people.flatMap(({ id }) => (['personal-data', 'membership'] as const).map((kind) => ({ volunteerId: id, kind })))
  await db.insert(consents).values(agreed.map((consent) => ({ ...consent, version: CONSENT_VERSION, givenAt: now })))
  const members = people.flatMap(({ id, organisationId }) =>
    organisationId === null ? [] : [{ volunteerId: id, organisationId, fromDay: dayOf(now), verifiedAt: now }],
  )
  await db.insert(memberships).values(members)
}

async function aVisit(db: Database, { openid }: Person, now: Instant): Promise<Omit<World, 'people' | 'leaders'>> {
  const startsAt = now + 20 * day
  const releaseAt = now + 10 * day
  const quota = (organisationId: string, seats: number) => ({ organisationId, seats, releaseAt })
  const position = (name: string, capacity: number, quotas: ReturnType<typeof quota>[]) => ({
    id: randomUUID(),
    name,
    capacity,
    skillId: null,
    quotas,
  })
  const positions = [
    position('量血压', 14, [quota('nonggong', 4), quota(SMALL.organisationId, SMALL.seats)]),
    position('写春联', 8, [quota('minge', 2)]),
    position('秩序引导', 8, []),
  ]
  const log = { info: () => undefined, error: () => undefined }
  const context = createContext({
    db,
    now,
    requestId: randomUUID(),
    openid,
    persona: null,
    personas: [],
    log,
    checkContent: checkByWords(),
  })
  const { desk, activities } = callerFactory(appRouter)(context)
  const activityId = randomUUID()
  const plan = {
    title: '健康驿站义诊',
    summary: '',
    categories: ['health'],
    startsAt,
    endsAt: startsAt + 3 * hour,
    townId: null,
    place: '文化礼堂',
    leadId: 'nonggong',
    coming: NOTHING_SAID,
    partnerIds: [],
    services: [{ id: randomUUID(), name: '量血压', unit: '人次' }],
    positions,
  }
  const stored = [
    await desk.create({ requestId: randomUUID(), activityId, plan }),
    await desk.publish({ requestId: randomUUID(), activityId }),
  ]
  if (!stored.every(({ ok }) => ok)) throw new Error(`the visit was refused: ${JSON.stringify(stored)}`)
  const { version } = await activities.get({ activityId })
  return { activityId, version, positionIds: positions.map(({ id }) => id), releaseAt }
}
