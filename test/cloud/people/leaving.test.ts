/** 注销: nothing in the database says who the person was, and no figure changes. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { runJobs } from '../../../src/cloud/host/jobs'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { LEFT, TIME_TO_CHANGE } from '../../../src/domain/people/leaving'
import { aDay, markOf, send } from '../../support/after-the-day'
import { NOW, type Person, type TestBase, faultFrom, openBase } from '../../support/base'
import { takingBackOn } from '../../support/taking-back'
import { aHanName, aName } from '../../support/teams'
import { busyPeople } from './busy-people'
import { joinsFor } from './joining-base'

let base: TestBase
let organiser: Person
let administrator: Person
beforeAll(async () => {
  base = await openBase()
  organiser = await base.anOrganiser()
  administrator = await base.anAdministrator()
})
afterAll(() => base.close())

const of = () => ({ base, organiser, administrator })
const { aVisit, teams, profileOf } = takingBackOn(of)
const { aBusyPerson, aPast, aFuture } = busyPeople(of)
const silent = { info: () => undefined, error: (_event: string, fields?: object) => void errors.push(fields) }
const errors: unknown[] = []
const requestId = () => randomUUID()
const ask = (person: Person, now = NOW, id: string = requestId()) => base.as(person, now).leaving.ask({ requestId: id })
const stay = (person: Person, now = NOW) => base.as(person, now).leaving.stay({ requestId: requestId() })
const jobs = (now: number) => runJobs(base.connection.db, now, silent)
const rows = <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(base.connection.db, query)

/** Every row of every table as text, each beginning with its table's name. */
async function dump(): Promise<string[]> {
  const tables = await rows<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const found = await rows<{ row: string }>(sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t`)
    lines.push(...found.map(({ row }) => `${name} ${row}`))
  }
  return lines
}
const mentions = async (...words: string[]) => (await dump()).filter((line) => words.some((word) => line.includes(word)))

describe('a person who leaves', () => {
  it('is nowhere in the database after seven days, and no figure changes', async () => {
    const person = await aBusyPerson()
    const { chen, twin, name, phone } = person
    const past = await aPast(person)
    const ahead = await aFuture(person)
    await base.as(chen).ownData.file({ requestId: requestId(), kind: 'json' })
    const late = past.visit.after + 30 * day
    const figures = async () => {
      const calls = base.as(administrator, late).figures
      const scopes = [{ of: 'base' as const }, { of: 'organisation' as const, organisationId: 'nonggong' }]
      return JSON.stringify([
        await Promise.all(scopes.map((scope) => calls.year({ scope, year: 2027 }))),
        await Promise.all(scopes.map((scope) => calls.records({ scope, year: 2027 }))),
      ])
    }
    const asked = late - 20 * day
    const holders = new Set((await mentions(name, phone, chen.openid, twin.openid)).map((line) => line.split(' ')[0]))
    const wanted = [
      'volunteers',
      'roster_members',
      'proofs',
      'marks',
      'disputes',
      'messages',
      'audit_log',
      'outcomes',
      'activities',
      'organisations',
      'sessions',
    ]
    expect(wanted.filter((table) => !holders.has(table))).toEqual([])
    expect(await ask(chen, asked)).toEqual({ ok: true, leavesAt: asked + TIME_TO_CHANGE })
    const before = await figures()
    expect(before).toContain(name)
    await jobs(asked + TIME_TO_CHANGE - 1)
    expect(await profileOf(chen)).toMatchObject({ name, phone, leavesAt: asked + TIME_TO_CHANGE })

    expect(await jobs(asked + TIME_TO_CHANGE)).toMatchObject({ left: 1 })

    expect(errors).toEqual([])
    expect(await mentions(name, phone, chen.openid, twin.openid)).toEqual([])
    const [left] = await rows<{ name: string }>(sql`select name from volunteers where id = ${chen.id}`)
    expect(left?.name).toMatch(new RegExp(`^${LEFT}\\w{6}$`))
    const numbers = (text: string) => text.replaceAll(name, '').replaceAll(new RegExp(`${LEFT}\\w{6}`, 'g'), '')
    expect(numbers(await figures())).toBe(numbers(before))
    expect(await jobs(asked + TIME_TO_CHANGE + day)).toMatchObject({ left: 0 })
    expect(await teams.statusOf(ahead.next)).toBe('confirmed')

    const check = (code: string, typed?: string) =>
      base.as(null, late).records.check({ code, ...(typed === undefined ? {} : { name: typed }) })
    expect(await check(past.code)).toMatchObject({ maskedName: null, isNameRight: null, hasChanged: false, year: 2027 })
    expect(await check(past.code, ` ${name} `)).toMatchObject({ maskedName: null, isNameRight: true })
    expect(await check(past.code, aName())).toMatchObject({ isNameRight: false })
    expect(await check(past.others)).toMatchObject({ maskedName: '陈**', hasChanged: false })

    expect((await base.as(chen, late).session.get()).profile).toBeNull()
    await base.as(chen, late).profile.save({
      name,
      phone,
      organisationIds: [],
      skillIds: [],
      agreesToPersonalData: true,
      agreesToMembership: false,
    })
    const again = await rows<{ id: string }>(sql`select id from volunteers where openid = ${chen.openid}`)
    expect(again.map(({ id }) => id)).not.toContain(chen.id)
    expect((await base.as(chen, late).figures.year({ scope: { of: 'own' }, year: 2027 })).totals.turns).toBe(0)
  })

  it('gives up seats at once and passes the team on, and keeps everything else until then', async () => {
    const person = await aBusyPerson()
    const ahead = await aFuture(person)
    const preview = await base.as(person.chen).leaving.preview()
    expect(preview).toMatchObject({ refusal: null, leavesAt: null, roles: 1 })
    expect(preview.teams).toMatchObject([{ teamId: ahead.team.teamId, successor: { volunteerId: person.hu.id } }])
    expect(preview.kept.join()).toContain('民政部令第67号')
    await ask(person.chen)
    expect(await teams.statusOf(ahead.seat)).toBe('withdrawn')
    expect(await teams.statusOf(ahead.next)).toBe('confirmed')
    expect((await teams.teamOf(person.hu, ahead.team.teamId)).isLeader).toBe(true)
    expect((await base.as(person.chen).session.get()).isOrganiser).toBe(true)
    expect((await profileOf(person.chen))?.skills).toHaveLength(1)
  })

  it('who changes their mind within seven days stays as they were, without the seats', async () => {
    const person = await aBusyPerson()
    const ahead = await aFuture(person)
    const before = await profileOf(person.chen)
    await ask(person.chen)
    expect(await stay(person.chen, NOW + TIME_TO_CHANGE - 1)).toEqual({ ok: true })
    await jobs(NOW + TIME_TO_CHANGE + day)
    expect(await profileOf(person.chen)).toEqual(before)
    expect(await teams.statusOf(ahead.seat)).toBe('withdrawn')
    expect(await stay(person.chen)).toEqual({ ok: true })
  })

  it('asks once: a repeated request gets the first answer, and another one does not put the end off', async () => {
    const chen = await base.aVolunteer({ name: aName() })
    const id = requestId()
    const first = await ask(chen, NOW, id)
    expect(await ask(chen, NOW + hour, id)).toEqual(first)
    expect(await ask(chen, NOW + day)).toEqual(first)
    await stay(chen)
    expect(await ask(chen, NOW + 2 * hour, id)).toEqual(first)
    expect((await profileOf(chen))?.leavesAt).toBeNull()
  })

  it('who also takes the consent back, and is joined to another account of theirs, leaves with everything of both', async () => {
    const person = await aBusyPerson()
    const { chen, twin, name, phone } = person
    const second = await base.aVolunteer({ name, organisationIds: ['nonggong'] })
    await base.connection.db.execute(sql`update volunteers set phone = ${phone} where id = ${second.id}`)
    const role = { volunteerId: chen.id, role: 'organiser' as const, organisationId: 'nonggong' }
    expect(await base.as(administrator).roles.take({ requestId: requestId(), ...role })).toEqual({ ok: true })
    expect(await joinsFor(base, administrator).join(chen, second)).toMatchObject({ ok: true })
    expect(await base.as(administrator).roles.give({ requestId: requestId(), ...role })).toEqual({ ok: true })
    await ask(second)
    expect(await profileOf(chen)).toMatchObject({ leavesAt: NOW + TIME_TO_CHANGE })
    await base.as(chen).profile.takeBack({ requestId: requestId(), kind: 'personal-data' })
    await jobs(NOW + TIME_TO_CHANGE)
    expect(await mentions(name, phone, chen.openid, twin.openid, second.openid)).toEqual([])
  })

  it('leaves alone what belongs to a namesake, and longer names', async () => {
    const name = aHanName('孙')
    const [leaver, namesake] = [await base.aVolunteer({ name }), await base.aVolunteer({ name })]
    const longer = await base.aVolunteer({ name: `${name}鸣` })
    const visit = await aDay(base, organiser, [leaver, longer])
    const id = randomUUID()
    await send(base, organiser, visit, [{ ...markOf({ id }, { at: visit.startsAt }), name }], visit.endsAt)
    await base.as(longer, visit.after).records.dispute({ requestId: requestId(), activityId: visit.id, text: `${name}鸣和${name}` })
    await ask(leaver)
    await jobs(NOW + TIME_TO_CHANGE)
    expect((await profileOf(namesake))?.name).toBe(name)
    expect((await profileOf(longer))?.name).toBe(`${name}鸣`)
    expect(await rows(sql`select name from volunteers where id = ${id}`)).toEqual([{ name }])
    const [dispute] = await rows<{ text: string }>(sql`select text from disputes where activity_id = ${visit.id}`)
    expect(dispute?.text).toMatch(new RegExp(`^${name}鸣和${LEFT}\\w{6}$`))
  })

  it('cannot be the last administrator, also when another one is already leaving', async () => {
    const other = await base.anAdministrator()
    expect(await ask(other)).toMatchObject({ ok: true })
    expect(await ask(administrator)).toEqual({ ok: false, reason: 'last-administrator' })
    const take = { requestId: requestId(), volunteerId: administrator.id, role: 'administrator' as const, organisationId: null }
    expect(await base.as(other).roles.take(take)).toEqual({ ok: false, reason: 'last-administrator' })
    await stay(other)
    expect(await ask(administrator)).toMatchObject({ ok: true })
    await stay(administrator)
  })

  it('is the caller alone: a visitor without an account cannot ask for anybody', async () => {
    expect(await faultFrom(base.as(null).leaving.ask({ requestId: requestId() }))).toBe('not-signed-in')
    expect(await faultFrom(base.as({ openid: 'openid-new' }).leaving.stay({ requestId: requestId() }))).toBe('not-signed-in')
  })
})

describe('the audit log', () => {
  it('takes no change but a pseudonym for the name of somebody who leaves', async () => {
    const { db } = base.connection
    await aVisit(1)
    const change = (mention: string, details: string) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('tongxin.leaving', ${JSON.stringify({ mention, pseudonym: '已注销QQ' })}, true)`)
        await tx.execute(sql`update audit_log set details = ${details}::jsonb where id = (select min(id) from audit_log)`)
      })
    await expect(change('王一', '{"reason": "另一件事"}')).rejects.toThrow()
    await expect(db.execute(sql`update audit_log set details = '{}' where id = (select min(id) from audit_log)`)).rejects.toThrow()
    await expect(db.execute(sql`delete from audit_log`)).rejects.toThrow()
  })
})
