/** 注销 of somebody whose name or phone is also another's, or a word: nothing of anybody else changes. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { refreshSearchText } from '../../../src/cloud/db/activities/search-text'
import { rowsOf, transact } from '../../../src/cloud/db/database'
import { roles, volunteers } from '../../../src/cloud/db/schema/people'
import { runJobs } from '../../../src/cloud/host/jobs'
import { finishLeaving } from '../../../src/cloud/people/leaving'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { LEFT, TIME_TO_CHANGE } from '../../../src/domain/people/leaving'
import { aDay, closeDay } from '../../support/after-the-day'
import { NOW, type Person, type TestBase, openBase } from '../../support/base'
import { takingBackOn } from '../../support/taking-back'
import { aHanName, aName } from '../../support/teams'

let base: TestBase
let organiser: Person
let administrator: Person
beforeAll(async () => {
  base = await openBase()
  organiser = await base.anOrganiser()
  administrator = await base.anAdministrator()
})
afterAll(() => base.close())

const { aVisit, signUp, teams } = takingBackOn(() => ({ base, organiser }))
const rows = <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(base.connection.db, query)
const requestId = () => randomUUID()
const ask = (person: Person, now = NOW) => base.as(person, now).leaving.ask({ requestId: requestId() })
const finish = (person: Person, now = NOW) => finishLeaving(base.connection.db, person.id, now + TIME_TO_CHANGE)
const leave = async (person: Person, now = NOW) => {
  expect(await ask(person, now)).toMatchObject({ ok: true })
  return finish(person, now)
}
const setPhone = (person: Person, phone: string) => base.connection.db.update(volunteers).set({ phone }).where(eq(volunteers.id, person.id))

/** Every row of every table as text, each beginning with its table's name. */
async function dump(): Promise<string[]> {
  const tables = await rows<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  )
  const lines: string[] = []
  for (const { name } of tables)
    lines.push(
      ...(await rows<{ row: string }>(sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t`)).map(
        ({ row }) => `${name} ${row}`,
      ),
    )
  return lines
}

it('changes no row of anybody else when the name is a code, a word of the base or of the language, or the organiser’s own', async () => {
  const names = ['ok', 'true', 'null', 'confirmed', 'rule', 'ab', '义诊', '高兴', '秩序引导', '张医生', '陈样例']
  const leavers: Person[] = []
  for (const name of names) leavers.push(await base.aVolunteer({ name }))
  const other = await base.aVolunteer({ name: aName() })
  const visit = await aDay(base, organiser, [...leavers, other])
  const services = await rows<{ id: string; served: number }>(sql`select id, 3 as served from services where activity_id = ${visit.id}`)
  const note = `${names.join('、')}，大家很高兴，张医生也来了`
  await base
    .as(organiser, visit.after)
    .outcomes.report({ requestId: requestId(), activityId: visit.id, servedTotal: 3, services, seen: null, note })
  await base.connection.db.execute(
    sql`insert into audit_log (at, actor_id, action, activity_id, details) values (now(), ${organiser.id}, 'sign-up.removed', ${visit.id}, ${JSON.stringify({ reason: note, status: 'confirmed', ok: true, none: null })}::jsonb)`,
  )
  expect(await closeDay(base, organiser, visit)).toEqual({ ok: true })
  expect(await base.as(other, visit.after).records.issueProof({ requestId: requestId(), year: 2027 })).toMatchObject({ ok: true })
  const ids = leavers.flatMap(({ id, openid }) => [id, openid])
  const ofOthers = (lines: string[]) => lines.filter((line) => !ids.some((id) => line.includes(id)))
  const before = ofOthers(await dump())

  for (const leaver of leavers) expect(await leave(leaver, visit.after)).toMatchObject({ left: true })

  const after = new Set(await dump())
  expect(before.filter((line) => !after.has(line))).toEqual([])
  const left = await rows<{ name: string }>(
    sql`select name from volunteers where id in (select value::uuid from json_array_elements_text(${JSON.stringify(leavers.map(({ id }) => id))}::json))`,
  )
  expect(left.filter(({ name }) => !name.startsWith(LEFT))).toEqual([])
})

describe('a stranger with another’s name', () => {
  it('takes neither the seat nor the name of an entry that a leader named', async () => {
    const name = aHanName('郑')
    const leader = await base.aVolunteer({ organisationIds: ['nonggong'] })
    const visit = await aVisit(3)
    await teams.aTeam(leader, visit, [name, null])
    const seat = () =>
      rows(
        sql`select v.name, u.status from sign_ups u join volunteers v on v.id = u.volunteer_id where v.name = ${name} and v.openid is null`,
      )
    expect(await seat()).toEqual([{ name, status: 'confirmed' }])
    await leave(await base.aVolunteer({ name }))
    expect(await seat()).toEqual([{ name, status: 'confirmed' }])
  })

  it('changes no words about a visit from which they withdrew, or to which the other came, but those about a visit that was theirs alone', async () => {
    const name = aHanName()
    const [stranger, real] = [await base.aVolunteer({ name }), await base.aVolunteer({ name })]
    const withdrawn = await aVisit(2)
    await teams.leave((await signUp(stranger, withdrawn)).signUpId, stranger)
    const shared = await aDay(base, organiser, [stranger, real])
    const own = await aDay(base, organiser, [stranger])
    for (const { id } of [withdrawn, shared, own])
      await base.connection.db.execute(sql`update activities set summary = ${`请找${name}。`} where id = ${id}`)
    await transact(base.connection.db, (tx) => refreshSearchText(tx, withdrawn.id, shared.id, own.id))
    const found = async () =>
      (
        await rows<{ id: string }>(
          sql`select id from activities where search_words @@ ${`'找${name.slice(0, 1)}' & '${name.slice(0, 2)}'`}::tsquery`,
        )
      )
        .map(({ id }) => id)
        .sort()
    expect(await found()).toEqual([withdrawn.id, shared.id, own.id].sort())
    expect(await leave(stranger)).toEqual({ left: true, mentions: 2 })
    expect(await found()).toEqual([withdrawn.id, shared.id].sort())
    const summary = async (id: string) =>
      (await rows<{ summary: string }>(sql`select summary from activities where id = ${id}`))[0]?.summary
    expect(await summary(withdrawn.id)).toBe(`请找${name}。`)
    expect(await summary(shared.id)).toBe(`请找${name}。`)
    expect(await summary(own.id)).toMatch(new RegExp(`^请找${LEFT}\\w{6}。$`))
  })

  it('and the phone neither reads nor deletes a member’s line, which the verified member does', async () => {
    const [name, phone] = [aHanName(), '13700000031']
    const line = { memberId: null, name, phone, branch: '第一支部', skills: [], note: '内部备注' }
    await base.as(organiser).members.save({ requestId: requestId(), organisationId: 'nonggong', ...line })
    const stranger = await base.aVolunteer({ name })
    const member = await base.aVolunteer({ name, organisationIds: ['nonggong'] })
    for (const person of [stranger, member]) await setPhone(person, phone)
    const read = async (person: Person) => (await base.as(person).ownData.get()).find(({ id }) => id === 'roster')?.total
    const lines = async () => (await rows(sql`select 1 from roster_members where phone = ${phone}`)).length
    expect([await read(stranger), await read(member)]).toEqual([0, 1])
    await leave(stranger)
    expect(await lines()).toBe(1)
    await leave(member)
    expect(await lines()).toBe(0)
  })
})

describe('a leaving', () => {
  it('goes through though the database refuses a row, and the log counts texts that stay, without the name', async () => {
    const name = aHanName()
    const leaver = await base.aVolunteer({ name })
    const [visit, second] = [await aDay(base, organiser, [leaver]), await aDay(base, organiser, [leaver])]
    const { db } = base.connection
    await db.execute(sql`update activities set summary = ${`请找${name}。`} where id in (${visit.id}, ${second.id})`)
    await db.execute(
      sql.raw(`alter table activities add constraint kept_for_a_test check (id <> '${visit.id}' or summary not like '%${LEFT}%')`),
    )
    const logged: unknown[] = []
    const log = {
      info: (event: string, fields?: object) => void logged.push([event, fields]),
      error: (...line: unknown[]) => void logged.push(line),
    }
    await ask(leaver)
    await runJobs(db, NOW + TIME_TO_CHANGE, log)
    await db.execute(sql`alter table activities drop constraint kept_for_a_test`)
    expect(logged).toContainEqual(['leaving-mentions-stay', { volunteerId: leaver.id, texts: 1 }])
    expect(JSON.stringify(logged)).not.toContain(name)
    const [stored] = await rows<{ name: string; summary: string }>(
      sql`select v.name, a.summary from volunteers v, activities a where v.id = ${leaver.id} and a.id = ${second.id}`,
    )
    expect(stored?.summary).toBe(`请找${stored?.name}。`)
    expect(stored?.name.startsWith(LEFT)).toBe(true)
  })

  it('is not taken back once its end has come, though the job has not run', async () => {
    const leaver = await base.aVolunteer({ name: aName() })
    await ask(leaver)
    const stay = (now: number) => base.as(leaver, now).leaving.stay({ requestId: requestId() })
    expect(await stay(NOW + TIME_TO_CHANGE)).toEqual({ ok: false, reason: 'leaving-over' })
    expect(await stay(NOW + TIME_TO_CHANGE + hour)).toEqual({ ok: false, reason: 'leaving-over' })
    expect(await finish(leaver)).toMatchObject({ left: true })
  })

  it('lets nobody give the person a role until it is taken back', async () => {
    const leaver = await base.aVolunteer({ name: aName() })
    await ask(leaver)
    const give = () =>
      base.as(administrator).roles.give({ requestId: requestId(), volunteerId: leaver.id, role: 'administrator', organisationId: null })
    expect(await give()).toEqual({ ok: false, reason: 'is-leaving' })
    await base.as(leaver).leaving.stay({ requestId: requestId() })
    expect(await give()).toEqual({ ok: true })
    await base.connection.db.delete(roles).where(eq(roles.volunteerId, leaver.id))
  })

  it('of the last administrator waits for another one, and is logged once', async () => {
    const { db } = base.connection
    const leaver = await base.aVolunteer({ name: aName() })
    await ask(leaver)
    await db.insert(roles).values({ volunteerId: leaver.id, role: 'administrator', organisationId: null })
    const far = NOW + 900 * day
    await db.update(volunteers).set({ leavesAt: far }).where(eq(volunteers.id, administrator.id))
    const events: string[] = []
    const log = { info: (event: string) => void events.push(event), error: (event: string) => void events.push(event) }
    for (const minute of [0, 1]) await runJobs(db, NOW + TIME_TO_CHANGE + minute, log)
    expect(events).toEqual(['leaving-waits'])
    expect(await finish(leaver)).toEqual({ left: false, waits: true })
    await db.update(volunteers).set({ leavesAt: null }).where(eq(volunteers.id, administrator.id))
    expect(await finish(leaver)).toMatchObject({ left: true })
  })
})
