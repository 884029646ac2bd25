/** Roles for an organisation or for the base, given and taken by an administrator. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { faultOf } from '../../../src/cloud/rpc/faults'
import { type Person, type TestBase, faultFrom, openBase } from '../../support/base'

const asOrganiser = ({ id }: Person, organisationId = 'minge') => ({
  requestId: randomUUID(),
  volunteerId: id,
  role: 'organiser' as const,
  organisationId,
})
const asAdministrator = ({ id }: Person) => ({
  requestId: randomUUID(),
  volunteerId: id,
  role: 'administrator' as const,
  organisationId: null,
})

describe('roles', () => {
  let base: TestBase
  let administrator: Person
  beforeAll(async () => {
    base = await openBase()
  })
  afterAll(() => base.close())
  beforeEach(async () => {
    await base.connection.db.execute(sql`delete from roles`)
    administrator = await base.anAdministrator()
  })

  it('make a volunteer an organiser who may open the desk, until they are taken away', async () => {
    const person = await base.aVolunteer({ name: '周样例', organisationIds: ['minge'] })
    const as = base.as(administrator)
    expect(await faultFrom(base.as(person).desk.list({ when: 'upcoming' }))).toBe('forbidden')
    expect(await as.roles.give(asOrganiser(person))).toEqual({ ok: true })
    expect(await as.roles.give(asOrganiser(person))).toEqual({ ok: true })
    expect(await base.as(person).desk.list({ when: 'upcoming' })).toEqual({ items: [], cursor: null, months: [] })
    expect(await as.roles.list()).toMatchObject([
      { role: 'administrator', organisation: null },
      { name: '周样例', phone: expect.stringContaining('****'), role: 'organiser', organisation: { id: 'minge', name: '民革' } },
    ])
    expect(await as.roles.take(asOrganiser(person))).toEqual({ ok: true })
    expect(await faultFrom(base.as(person).desk.list({ when: 'upcoming' }))).toBe('forbidden')
    const log = await rowsOf<{ action: string }>(
      base.connection.db,
      sql`select action from audit_log where subject_id = ${person.id} and action like 'role.%'`,
    )
    expect(log.map(({ action }) => action)).toEqual(['role.given', 'role.taken'])
  })

  it.each(['阿卜杜拉•样例', '阿卜杜拉・样', '杜拉 · 样例', '+852 9123 4567'])('are given to people found by %s', async (text) => {
    const phone = '+85291234567'
    const profile = {
      name: '阿卜杜拉・样例',
      phone,
      organisationIds: [],
      skillIds: [],
      agreesToPersonalData: true,
      agreesToMembership: false,
    }
    await base.as({ openid: 'openid-of-hong-kong' }).profile.save(profile)
    expect((await base.as(administrator).roles.find({ text })).items).toMatchObject([{ name: '阿卜杜拉·样例', phone: '+852****4567' }])
  })

  it('are given to people found by a part of the name or by the whole phone, whose phones stay masked', async () => {
    const { openid } = await base.aVolunteer({ name: '欧阳样例', organisationIds: ['minge'] })
    const phone = (await base.as({ openid }).session.get()).profile?.phone ?? ''
    const as = base.as(administrator)
    const { items: found } = await as.roles.find({ text: '欧阳' })
    expect(found).toMatchObject([{ name: '欧阳样例', organisations: ['民革'] }])
    expect(JSON.stringify(found)).not.toContain(phone)
    expect((await as.roles.find({ text: phone.replace(/^(...)(....)/, '+86 $1 $2-') })).items).toMatchObject([{ name: '欧阳样例' }])
    expect(await as.roles.find({ text: phone.slice(0, 8) })).toEqual({ items: [], total: 0 })
    expect(await as.roles.find({ text: '%%' })).toEqual({ items: [], total: 0 })
    expect(await faultFrom(as.roles.find({ text: '欧' }))).toBe('malformed')
  })

  it('are offered to twenty people found at most, with the number of all', async () => {
    for (let n = 0; n < 23; n++) await base.aVolunteer({ name: `司马${String.fromCodePoint(0x4e00 + n)}` })
    const { items, total } = await base.as(administrator).roles.find({ text: '司马' })
    expect([items.length, total]).toEqual([20, 23])
  })

  it('can be taken from one of two administrators, but not from the last one', async () => {
    const as = base.as(administrator)
    expect(await as.roles.take(asAdministrator(administrator))).toEqual({ ok: false, reason: 'last-administrator' })
    const second = await base.anAdministrator()
    expect(await as.roles.take(asAdministrator(administrator))).toEqual({ ok: true })
    expect(await faultFrom(base.as(administrator).roles.list())).toBe('forbidden')
    expect(await base.as(second).roles.take(asAdministrator(second))).toEqual({ ok: false, reason: 'last-administrator' })
  })

  it('leave one administrator when two take the role from each other at the same moment', async () => {
    const second = await base.anAdministrator()
    // The second caller may not be an administrator any more.
    const orForbidden = (error: unknown) => {
      if (faultOf(error) !== 'forbidden') throw error
      return { ok: false }
    }
    const answers = await Promise.all([
      base.as(administrator).roles.take(asAdministrator(second)).catch(orForbidden),
      base.as(second).roles.take(asAdministrator(administrator)).catch(orForbidden),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await rowsOf(base.connection.db, sql`select 1 from roles where role = 'administrator'`)).toHaveLength(1)
  })

  it('are refused to a person known by name alone, and without a scope', async () => {
    const id = randomUUID()
    await base.connection.db.execute(
      sql`insert into volunteers (id, openid, name, phone, created_at) values (${id}, null, '孙样例', '', now())`,
    )
    const as = base.as(administrator)
    expect(await as.roles.give(asOrganiser({ id, openid: '' }))).toEqual({ ok: false, reason: 'no-account' })
    expect(await faultFrom(as.roles.give({ ...asOrganiser(administrator), organisationId: null }))).toBe('malformed')
    expect(await faultFrom(as.roles.give({ ...asAdministrator(administrator), organisationId: 'minge' }))).toBe('malformed')
  })
})
