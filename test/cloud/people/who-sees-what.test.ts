/** Readers of a person's name and phone, as the privacy page says it: each calls the program, and the answers are searched. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { faultOf } from '../../../src/cloud/rpc/faults'
import { maskPhone } from '../../../src/domain/people/phones'
import { maskName } from '../../../src/domain/records/proof'
import { aDay, closeDay } from '../../support/after-the-day'
import { type Calls, NOW, type Person, type TestBase, openBase } from '../../support/base'
import { open, teamsOn } from '../../support/teams'

const NAME = '欧阳示例丁'
const PHONE = '13800004321'
let base: TestBase
let person: Person
let visit: { id: string }
let team: { teamId: string; leader: Person; key: string }
let proof: { code: string }
const people: Record<string, Person | null> = {}

beforeAll(async () => {
  base = await openBase()
  const organiser = await base.anOrganiser('nonggong')
  person = await base.aVolunteer({ name: NAME, organisationIds: ['nonggong'] })
  await base.connection.db.execute(sql`update volunteers set phone = ${PHONE} where id = ${person.id}`)
  await base.connection.db.execute(sql`update memberships set verified_at = null where volunteer_id = ${person.id}`)
  const held = await aDay(base, organiser, [person])
  await closeDay(base, organiser, held)
  const issued = await base.as(person, held.after).records.issueProof({ requestId: randomUUID(), year: 2027 })
  if (!issued.ok) throw new Error(issued.reason)
  proof = issued.proof
  const { aLeader, aTeam } = teamsOn(() => base)
  const planned = await base.anActivity(organiser, open(4))
  const leader = await aLeader()
  const { teamId } = await aTeam(leader, planned, [null, null])
  const { invitationKey } = await base.as(leader).teams.get({ teamId })
  const joined = await base
    .as(person)
    .teams.join({ requestId: randomUUID(), teamId, key: invitationKey ?? '', positionId: planned.plan.positions[0]?.id ?? '' })
  expect(joined).toMatchObject({ ok: true })
  visit = planned
  team = { teamId, leader, key: invitationKey ?? '' }
  Object.assign(people, {
    organiser,
    leader,
    resident: null,
    'another volunteer': await base.aVolunteer({ organisationIds: ['nonggong'] }),
    "another organisation's organiser": await base.anOrganiser('minge'),
    administrator: await base.anAdministrator(),
  })
})
afterAll(() => base.close())

/** Everything that a caller gets from these calls; what is refused is left out. */
async function seenBy(who: string, calls: ((as: Calls) => Promise<unknown>)[]): Promise<string> {
  const as = base.as(people[who] ?? null)
  const answers = await Promise.all(
    calls.map((call) =>
      call(as).catch((error: unknown) => {
        expect(['forbidden', 'not-signed-in', 'not-found']).toContain(faultOf(error))
        return null
      }),
    ),
  )
  return JSON.stringify(answers)
}

const PUBLIC = [
  (as: Calls) => as.activities.list({}),
  (as: Calls) => as.activities.get({ activityId: visit.id }),
  (as: Calls) => as.vocabulary.get(),
  (as: Calls) => as.teams.invitation({ teamId: team.teamId, key: team.key }),
  (as: Calls) => as.records.check({ code: proof.code }),
]
const OF_VISIT = [
  (as: Calls) => as.desk.get({ activityId: visit.id }),
  (as: Calls) => as.seats.get({ activityId: visit.id }),
  (as: Calls) => as.attendance.list({ activityId: visit.id, deviceId: randomUUID() }),
]
const OF_ORGANISATION = [
  (as: Calls) => as.memberships.declared(),
  (as: Calls) => as.skills.list(),
  (as: Calls) => as.people.alike(),
  (as: Calls) => as.figures.records({ scope: { of: 'organisation', organisationId: 'nonggong' }, year: 2027 }),
]
const OF_TEAM = [(as: Calls) => as.teams.get({ teamId: team.teamId }), (as: Calls) => as.messages.mine()]
const OF_BASE = [(as: Calls) => as.roles.find({ text: NAME }), (as: Calls) => as.audit.list({})]

test.each([
  ['resident', [...PUBLIC, ...OF_VISIT, ...OF_ORGANISATION, ...OF_TEAM, ...OF_BASE], { name: false, phone: false }],
  ['another volunteer', [...PUBLIC, ...OF_VISIT, ...OF_ORGANISATION, ...OF_TEAM, ...OF_BASE], { name: false, phone: false }],
  ["another organisation's organiser", [...PUBLIC, ...OF_VISIT, ...OF_ORGANISATION, ...OF_TEAM, ...OF_BASE], { name: false, phone: false }],
  ['leader', [...PUBLIC, ...OF_VISIT, ...OF_ORGANISATION, ...OF_TEAM, ...OF_BASE], { name: true, phone: false }],
  ['organiser', OF_VISIT, { name: true, phone: true }],
  ['organiser', OF_ORGANISATION, { name: true, phone: false }],
  ['organiser', [(as: Calls) => as.attendance.list({ activityId: visit.id, deviceId: randomUUID() })], { name: true, phone: false }],
  ['administrator', OF_VISIT, { name: true, phone: true }],
  ['administrator', OF_BASE, { name: true, phone: false }],
])('%s sees the name and the whole phone, or not', async (who, calls, sees) => {
  const seen = await seenBy(who, calls)
  expect({ name: seen.includes(NAME), phone: seen.includes(PHONE) }).toEqual(sees)
})

test('the organisers of their own organisation see the phone with its middle hidden', async () => {
  expect(await seenBy('organiser', OF_ORGANISATION)).toContain(maskPhone(PHONE))
})

test('a reader of the proof sees the surname', async () => {
  expect(await seenBy('resident', PUBLIC)).toContain(maskName(NAME))
})

test('people in the team see the name of its leader', async () => {
  const leader = await rowsOf<{ name: string }>(base.connection.db, sql`select name from volunteers where id = ${team.leader.id}`)
  expect((await base.as(person, NOW).signUps.mine()).map((own) => own.team?.leader)).toContain(leader[0]?.name)
})
