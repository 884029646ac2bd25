/** A small base on a real database, for tests of the router, with vocabulary, people and activities. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { NOTHING_SAID } from '../../src/domain/activities/coming'
import { callerFactory } from '../../src/cloud/rpc/access'
import type { ContentCheck } from '../../src/cloud/rpc/context'
import { checkByWords } from '../../src/cloud/content/words'
import { createContext } from '../../src/cloud/rpc/context'
import type { Connection } from '../../src/cloud/db/database'
import { consents, memberships, roles, volunteerSkills } from '../../src/cloud/db/schema/people'
import { appRouter } from '../../src/cloud/router'
import type { ActivityPlan } from '../../src/contract/activities/desk'
import { day, hour, instantAt, type Instant } from '../../src/domain/calendar/calendar'
import { DATABASE, openEmbedded, openOnServer } from './databases'
import { NOW } from './vocabulary'

export { NOW }

/** First day of the members' memberships, before every visit of the tests. */
const LONG_AGO = '2020-01-01'

/** Number of times that a race between requests is run. */
export const RACES = Number(process.env['RACES'] ?? 3)

export type Calls = ReturnType<typeof appRouter.createCaller>

export interface Person {
  id: string
  openid: string
}

export interface TestBase {
  connection: Connection
  /** The router's calls by this person; null for a caller without an account. @param checkContent the word list by default */
  as(person: { openid: string } | null, now?: Instant, checkContent?: ContentCheck): Calls
  aVolunteer(facts?: {
    name?: string
    organisationIds?: string[]
    skills?: { id: string; verified: boolean }[]
    consent?: boolean
    /** True for a member verified by their organisations. */
    isVouchedFor?: boolean
  }): Promise<Person>
  anOrganiser(organisationId?: string): Promise<Person>
  anAdministrator(): Promise<Person>
  /** A published activity on the next Saturday, 08:30 to 11:30, unless `change` says otherwise. */
  anActivity(organiser: Person, change?: Partial<ActivityPlan>): Promise<{ id: string; plan: ActivityPlan }>
  close(): Promise<void>
}

export const saturday: Instant = instantAt('2027-01-09', '08:30')

export const aPlan = (change: Partial<ActivityPlan> = {}): ActivityPlan => ({
  title: '健康驿站义诊',
  summary: '请带上病历。',
  categories: ['health'],
  startsAt: saturday,
  endsAt: saturday + 3 * hour,
  townId: 'tangxian',
  place: '唐先镇卫生院',
  leadId: 'nonggong',
  coming: NOTHING_SAID,
  partnerIds: ['hospital'],
  services: [{ id: randomUUID(), name: '量血压', unit: '人次' }],
  positions: [
    { id: randomUUID(), name: '执业医师', capacity: 2, skillId: 'medicine', quotas: [] },
    { id: randomUUID(), name: '秩序引导', capacity: 3, skillId: null, quotas: [] },
  ],
  ...change,
})

/** A copy of the small base, for one test file. */
export async function openBase(kind = DATABASE): Promise<TestBase> {
  const connection = kind === 'pglite' ? await openEmbedded('small') : await openOnServer('small')
  return testBase(connection)
}

/** A test base on an existing database. */
export function testBase(connection: Connection): TestBase {
  const createCaller = callerFactory(appRouter)
  const silent = { info: () => undefined, error: () => undefined }
  const as = (person: { openid: string } | null, now = NOW, checkContent: ContentCheck = checkByWords()) =>
    createCaller(
      createContext({
        db: connection.db,
        now,
        requestId: randomUUID(),
        openid: person?.openid ?? null,
        persona: null,
        personas: [],
        log: silent,
        checkContent,
      }),
    )
  let people = 0
  const aVolunteer: TestBase['aVolunteer'] = async ({
    name = '陈样例',
    organisationIds = [],
    skills: held = [],
    consent = true,
    isVouchedFor = true,
  } = {}) => {
    const openid = `openid-${randomUUID()}`
    const phone = `139${String(++people).padStart(8, '0')}`
    const input = {
      name,
      phone,
      organisationIds: [],
      skillIds: [],
      agreesToPersonalData: true,
      agreesToMembership: organisationIds.length > 0,
    }
    await as({ openid }).profile.save(input)
    const caller = await createContext({
      db: connection.db,
      now: NOW,
      requestId: '',
      openid,
      persona: null,
      personas: [],
      log: silent,
      checkContent: checkByWords(),
    }).caller()
    const id = caller?.id ?? ''
    if (organisationIds.length > 0)
      await connection.db.insert(memberships).values(
        organisationIds.map((organisationId) => ({
          volunteerId: id,
          organisationId,
          fromDay: LONG_AGO,
          verifiedAt: isVouchedFor ? NOW : null,
        })),
      )
    if (held.length > 0) {
      const rows = held.map((skill) => ({ volunteerId: id, skillId: skill.id, verifiedAt: skill.verified ? NOW : null }))
      await connection.db.insert(volunteerSkills).values(rows)
    }
    // Consent to an earlier text, so that the person is asked again.
    if (!consent) await connection.db.update(consents).set({ version: '2020-01' }).where(eq(consents.volunteerId, id))
    return { id, openid }
  }
  const withRole = async (role: 'organiser' | 'administrator', organisationId: string | null) => {
    const person = await aVolunteer()
    await connection.db.insert(roles).values({ volunteerId: person.id, role, organisationId })
    return person
  }
  return {
    connection,
    as,
    aVolunteer,
    anOrganiser: (organisationId = 'nonggong') => withRole('organiser', organisationId),
    anAdministrator: () => withRole('administrator', null),
    anActivity: async (organiser, change) => {
      const plan = aPlan(change)
      const id = randomUUID()
      const desk = as(organiser, Math.min(NOW, plan.startsAt - day)).desk
      await desk.create({ requestId: randomUUID(), activityId: id, plan })
      const published = await desk.publish({ requestId: randomUUID(), activityId: id })
      if (!published.ok || published.status !== 'published')
        throw new Error(`the activity of a test is not on the list: ${JSON.stringify(published)}`)
      return { id, plan }
    },
    close: () => connection.close(),
  }
}

/** Code of a call's fault. Fails if the call succeeds. */
export async function faultFrom(call: Promise<unknown>): Promise<string> {
  const { faultOf } = await import('../../src/cloud/rpc/faults')
  try {
    await call
  } catch (error) {
    return faultOf(error)
  }
  throw new Error('the call was expected to end with a fault')
}
