/** One member by hand, the whole phone number, and the roster as a file. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { type Calls, type Person, type TestBase, openBase } from '../../support/base'
import { partyRoster } from '../../support/messy-rosters'
import { confirm, declare, preview } from '../../support/rosters'
import { upload } from '../../support/upload'

const ask = { organisationId: 'nonggong' }

describe('a roster by hand', () => {
  let base: TestBase
  let as: Calls
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
  })
  afterAll(() => base.close())
  beforeEach(async () => {
    for (const statement of [sql`delete from roster_members`, sql`delete from memberships`, sql`delete from exported_files`])
      await base.connection.db.execute(statement)
    organiser = await base.anOrganiser('nonggong')
    as = base.as(organiser)
  })

  const typed = { memberId: null, name: '王 样例', phone: '138 0000 0001', branch: '第一支部', skills: ['书法'], note: '' }
  const save = (change: Partial<Omit<typeof typed, 'memberId' | 'phone'>> & { memberId?: string | null; phone?: string | null } = {}) =>
    as.members.save({ requestId: randomUUID(), ...ask, ...typed, ...change })
  const only = async () => (await as.members.list(ask)).items[0]
  const isVerified = async (person: { openid: string }) => (await base.as(person).session.get()).profile?.organisations[0]?.verified
  const lastAudit = async (action: string) =>
    (
      await rowsOf<{ actor: string; details: string }>(
        base.connection.db,
        sql`select actor_id as actor, details::text as details from audit_log where action = ${action} order by id desc limit 1`,
      )
    )[0]

  it('takes one member in the form that a file gives, and verifies their account', async () => {
    const member = await declare(base, '王样例', '13800000001')
    expect(await save()).toEqual({ ok: true, verified: true })
    expect(await only()).toMatchObject({ name: '王样例', phone: '138****0001', branch: '第一支部', skills: ['书法'], isVerified: true })
    expect(await isVerified(member)).toBe(true)
    expect((await lastAudit('member.added'))?.details).not.toMatch(/1380000|王样例/)
  })

  it('mends a member, and keeps the phone that was not typed anew', async () => {
    await save()
    const memberId = (await only())?.id ?? ''
    expect(await save({ memberId, phone: null, name: '王示范', branch: '第二支部' })).toEqual({ ok: true, verified: false })
    expect(await only()).toMatchObject({ id: memberId, name: '王示范', phone: '138****0001', branch: '第二支部' })
    expect(await save({ memberId, phone: '13800000009' })).toMatchObject({ ok: true })
    expect(await as.members.phone({ ...ask, memberId })).toEqual({ phone: '13800000009' })
  })

  it('ends the verification of an account that a mended entry no longer names', async () => {
    const member = await declare(base, '王样例', '13800000001')
    await save()
    const memberId = (await only())?.id ?? ''
    await save({ memberId, note: '主委' })
    expect(await isVerified(member)).toBe(true)
    await save({ memberId, phone: '13800000002' })
    expect(await isVerified(member)).toBe(false)
  })

  it.each([
    ['a name that is a sentence', { name: '共 23 人' }, 'name-unreadable'],
    ['two names', { name: '王五 李四' }, 'name-unreadable'],
    ['a name with an office', { name: '王样例 主委' }, 'name-unreadable'],
    ['a landline', { phone: '0579-87100001' }, 'phone-landline'],
    ['a digit too few', { phone: '1380000000' }, 'phone-not-mobile'],
    ['no phone', { phone: null }, 'phone-not-mobile'],
    ['a member who was removed', { memberId: randomUUID() }, 'member-gone'],
  ])('refuses %s', async (_what, change, reason) => {
    expect(await save(change)).toEqual({ ok: false, reason })
    expect((await as.members.list(ask)).total).toBe(0)
  })

  it('refuses a member who is there already, and accepts another with the same phone', async () => {
    await save()
    expect(await save({ name: '王 样例' })).toEqual({ ok: false, reason: 'member-twice' })
    expect(await save({ memberId: (await only())?.id ?? '', note: '新' })).toMatchObject({ ok: true })
  })

  it('changes no member of another organisation', async () => {
    await save()
    const memberId = (await only())?.id ?? ''
    const other = base.as(await base.anOrganiser('minge'))
    const answer = await other.members.save({ requestId: randomUUID(), organisationId: 'minge', ...typed, memberId })
    expect(answer).toEqual({ ok: false, reason: 'member-gone' })
    await expect(other.members.phone({ organisationId: 'minge', memberId })).rejects.toThrow('not-found')
  })

  it('tells a whole phone number to its organiser, and logs each look with the member', async () => {
    await save()
    const memberId = (await only())?.id ?? ''
    expect(await as.members.phone({ ...ask, memberId })).toEqual({ phone: '13800000001' })
    expect(await lastAudit('member.phone-read')).toEqual({ actor: organiser.id, details: JSON.stringify({ memberId }).replace(':', ': ') })
  })

  it('counts the members of each branch, and lists one branch', async () => {
    await declare(base, '王样例', '13800000001')
    await save()
    await save({ name: '李样例', phone: '13800000002' })
    await save({ name: '赵样例', phone: '13800000003', branch: '' })
    await save({ name: '钱样例', phone: '13800000004', branch: '第二支部' })
    const { branches, total } = await as.members.list({ ...ask, branch: '第一支部' })
    expect(total).toBe(2)
    expect(branches).toEqual([
      { branch: '第一支部', members: 2, verified: 1 },
      { branch: '第二支部', members: 1, verified: 0 },
      { branch: '', members: 1, verified: 0 },
    ])
    expect((await as.members.list({ ...ask, branch: '' })).items.map(({ name }) => name)).toEqual(['赵样例'])
    expect((await as.members.list({ ...ask, branch: '第一支部', text: '李' })).items.map(({ name }) => name)).toEqual(['李样例'])
  })

  it('goes out as a workbook that changes nothing when it is imported again', async () => {
    const file = await upload(as, '成员.xlsx', partyRoster())
    await confirm(as, file, await preview(as, file))
    await save({ name: '阿卜杜•样例', phone: '+852 9123 4567', branch: '（三）第三支部', note: '＝1+1（顾问）  甲', skills: ['中医 针灸'] })
    await save({ name: 'Chan, Tai Man', phone: '13800000077', branch: '', note: '-', skills: [] })
    const made = await as.members.export({ requestId: randomUUID(), ...ask })
    if (!made.ok) throw new Error(made.reason)
    expect(made).toMatchObject({ rows: 7, name: expect.stringMatching(/成员名册\.xlsx$/) })
    const parts = await Promise.all(Array.from({ length: made.parts }, (_, part) => as.exports.part({ fileId: made.fileId, part })))
    const again = await upload(as, made.name, Buffer.concat(parts.map(({ content }) => Buffer.from(content, 'base64'))))
    const shown = await preview(as, again)
    expect(shown.counts).toEqual({ new: 0, changed: 0, same: 7, left: 0, duplicate: 0, unreadable: 0, skipped: 0 })
    expect(shown.missing.count).toBe(0)
    expect((await lastAudit('members.exported'))?.details).toBe('{"members": 7}')
  })
})
