/** Rosters of members, imported completely or not at all. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { day } from '../../../src/domain/calendar/calendar'
import { NOW, type Calls, type Person, type TestBase, openBase } from '../../support/base'
import { partyRoster } from '../../support/messy-rosters'
import { confirm, declare, preview, words } from '../../support/rosters'
import { anXlsx } from '../../support/spreadsheets'
import { upload } from '../../support/upload'

const ask = { organisationId: 'nonggong' }
const aSheet = (...people: [string, number][]) => anXlsx({ rows: [['姓名', '手机'], ...people] })

describe('rosters', () => {
  let base: TestBase
  let organiser: Person
  let as: Calls
  beforeAll(async () => {
    base = await openBase()
  })
  afterAll(() => base.close())
  beforeEach(async () => {
    const { db } = base.connection
    for (const statement of [sql`delete from uploads`, sql`delete from roster_members`, sql`delete from memberships`])
      await db.execute(statement)
    organiser = await base.anOrganiser('nonggong')
    as = base.as(organiser)
  })

  const aDeclared = (name: string, phone: string, organisationId?: string) => declare(base, name, phone, organisationId)
  const isVerified = async (person: { openid: string }) => (await base.as(person).session.get()).profile?.organisations[0]?.verified
  const phones = async () =>
    (await rowsOf<{ name: string; phone: string }>(base.connection.db, sql`select name, phone from roster_members order by phone`)).map(
      ({ name, phone }) => `${name} ${phone}`,
    )

  it('are imported with all readable rows, and the answer has their number', async () => {
    const uploadId = await upload(as, '成员.xlsx', partyRoster())
    expect(await confirm(as, uploadId, await preview(as, uploadId))).toEqual({ ok: true, added: 5, changed: 0, removed: 0, verified: 0 })
    expect(await phones()).toEqual([
      '王样例 13800000001',
      '李样 13800000002',
      '张示范 13800000003',
      '赵范例 13800000004',
      '王样例 13800000008',
    ])
    const { items, total } = await as.members.list({ ...ask, text: '王' })
    expect(total).toBe(2)
    expect(items[0]).toMatchObject({ name: '王样例', phone: expect.stringMatching(/^138\*{4}000[18]$/) })
  })

  it('have one spelling of a dot, a surname and a number abroad, and verify whoever uses another', async () => {
    const [abroad, traditional] = [await aDeclared('阿卜杜拉 • 样例', '+852 9123 4567'), await aDeclared('歐陽样例', '13800000032')]
    const uploadId = await upload(
      as,
      '成员.xlsx',
      anXlsx({
        rows: [
          ['姓名', '手机'],
          ['阿卜杜拉・样例', '00852-91234567'],
          ['欧阳样例', 13800000032],
        ],
      }),
    )
    expect(await confirm(as, uploadId, await preview(as, uploadId))).toMatchObject({ ok: true, added: 2, verified: 2 })
    expect(await phones()).toEqual(['阿卜杜拉·样例 +85291234567', '欧阳样例 13800000032'])
    for (const person of [abroad, traditional]) expect(await isVerified(person)).toBe(true)
    for (const text of ['阿卜杜拉・', '852 9123 4567']) expect(await as.members.list({ ...ask, text })).toMatchObject({ total: 1 })
  })

  it('change only in differing rows at a corrected file, and keep missing members unless their removal is chosen', async () => {
    const heading = ['姓名', '手机', '专长']
    const first = await upload(
      as,
      '1.xlsx',
      anXlsx({ rows: [heading, ['王样例', 13800000001, '书法'], ['李样例', 13800000002, ''], ['赵范例', 13800000004, '']] }),
    )
    await confirm(as, first, await preview(as, first))
    const corrected = await upload(
      as,
      '2.xlsx',
      anXlsx({ rows: [heading, ['王样例', 13800000001, '书法、国画'], ['李样例', 13800000009, '']] }),
    )
    const shown = await preview(as, corrected)
    expect(words(shown)).toEqual([
      '2 | 王样例 | 138****0001 | 有改动 | 专长 书法 → 书法、国画',
      '3 | 李样例 | 138****0009 | 有改动 | 手机 138****0002 → 138****0009',
    ])
    expect(shown.missing).toEqual({ count: 1, names: ['赵范例'] })
    expect(await confirm(as, corrected, shown)).toMatchObject({ added: 0, changed: 2, removed: 0 })
    expect(await phones()).toEqual(['王样例 13800000001', '赵范例 13800000004', '李样例 13800000009'])
    const again = await preview(as, corrected)
    expect(again.counts).toMatchObject({ same: 2, new: 0, changed: 0 })
    expect(await confirm(as, corrected, again, { removesMissing: true })).toMatchObject({ added: 0, changed: 0, removed: 1 })
    expect(await phones()).toEqual(['王样例 13800000001', '李样例 13800000009'])
  })

  it('verify no volunteer by a phone that a later file has corrected', async () => {
    const [right, wrong] = [await aDeclared('王样例', '13800000009'), await aDeclared('王样例', '13800000001')]
    const first = await upload(as, '1.xlsx', aSheet(['王样例', 13800000001]))
    await confirm(as, first, await preview(as, first))
    expect([await isVerified(right), await isVerified(wrong)]).toEqual([false, true])
    const corrected = await upload(as, '2.xlsx', aSheet(['王样例', 13800000009]))
    const shown = await preview(as, corrected)
    expect(shown.counts).toMatchObject({ changed: 1 })
    await confirm(as, corrected, shown)
    expect([await isVerified(right), await isVerified(wrong)]).toEqual([true, false])
  })

  it('end a verification when name or phone changes, and restore it when they change back', async () => {
    const member = await aDeclared('王样例', '13800000001')
    const file = await upload(as, '1.xlsx', aSheet(['王样例', 13800000001]))
    await confirm(as, file, await preview(as, file))
    const save = (phone: string) =>
      base.as(member).profile.save({
        name: '王样例',
        phone,
        organisationIds: ['nonggong'],
        skillIds: [],
        agreesToPersonalData: true,
        agreesToMembership: true,
      })
    expect(await isVerified(member)).toBe(true)
    await save('13800000001')
    expect(await isVerified(member)).toBe(true)
    await save('13800000007')
    expect(await isVerified(member)).toBe(false)
    await save('13800000001')
    expect(await isVerified(member)).toBe(true)
  })

  it('can exchange the phones of two members', async () => {
    const rows = (one: number, other: number) => aSheet(['王样例', one], ['李样例', other])
    const first = await upload(as, '1.xlsx', rows(13800000001, 13800000002))
    await confirm(as, first, await preview(as, first))
    const second = await upload(as, '2.xlsx', rows(13800000002, 13800000001))
    expect(await confirm(as, second, await preview(as, second))).toMatchObject({ ok: true, changed: 2 })
    expect(await phones()).toEqual(['李样例 13800000001', '王样例 13800000002'])
  })

  it('are unchanged when the preview is outdated, and the import is refused', async () => {
    const uploadId = await upload(as, '1.xlsx', aSheet(['王样例', 13800000001]))
    const stale = await preview(as, uploadId)
    const other = await upload(as, '2.xlsx', aSheet(['赵范例', 13800000004]))
    await confirm(as, other, await preview(as, other))
    expect(await confirm(as, uploadId, stale)).toEqual({ ok: false, reason: 'roster-changed' })
    expect(await phones()).toEqual(['赵范例 13800000004'])
    expect(await confirm(as, uploadId, await preview(as, uploadId))).toMatchObject({ ok: true, added: 1 })
  })

  it('give a repeated import the first answer', async () => {
    const uploadId = await upload(as, '1.xlsx', aSheet(['王样例', 13800000001]))
    const { fingerprint } = await preview(as, uploadId)
    const input = { requestId: randomUUID(), ...ask, uploadId, fingerprint, removesMissing: false }
    const [first, second] = [await as.members.import(input), await as.members.import(input)]
    expect(second).toEqual(first)
    expect(await phones()).toHaveLength(1)
  })

  it('accept one of two imports at the same moment, and refuse the other', async () => {
    const uploadId = await upload(as, '1.xlsx', aSheet(['王样例', 13800000001]))
    const shown = await preview(as, uploadId)
    const answers = await Promise.all([confirm(as, uploadId, shown), confirm(as, uploadId, shown)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await phones()).toHaveLength(1)
  })

  it('verify a volunteer who declares membership and is on the roster with name and phone, but no other', async () => {
    const member = await aDeclared('王样例', '13800000001')
    const otherPhone = await aDeclared('李样例', '13900000002')
    const otherOrganisation = await aDeclared('赵范例', '13800000004', 'minge')
    const rows = [
      ['姓名', '手机'],
      ['王 样例', 13800000001],
      ['李样例', 13800000002],
      ['赵范例', 13800000004],
    ]
    const uploadId = await upload(as, '1.xlsx', anXlsx({ rows }))
    const shown = await preview(as, uploadId)
    expect(words(shown)).toEqual([
      '2 | 王样例 | 138****0001 | 新成员 | 已经是基地的志愿者，导入后就是核实的成员',
      '3 | 李样例 | 138****0002 | 新成员 | 有同名的志愿者说是本组织成员，但手机号不同，没有认定',
      '4 | 赵范例 | 138****0004 | 新成员',
    ])
    expect(await confirm(as, uploadId, shown)).toMatchObject({ verified: 1 })
    expect([await isVerified(member), await isVerified(otherPhone), await isVerified(otherOrganisation)]).toEqual([true, false, false])
  })

  it('verify a volunteer who declares membership later, until they leave the roster', async () => {
    const uploadId = await upload(
      as,
      '1.xlsx',
      anXlsx({
        rows: [
          ['姓名', '手机', '专长'],
          ['王样例', 13800000001, '临床医疗'],
        ],
      }),
    )
    await confirm(as, uploadId, await preview(as, uploadId))
    const wrongName = await aDeclared('王示范', '13800000001')
    const member = await aDeclared('王样例', '13800000001')
    expect([await isVerified(member), await isVerified(wrongName)]).toEqual([true, false])
    // A skill in the roster is declared, not verified.
    expect((await base.as(member).session.get()).profile?.skills).toEqual([])
    const [entry] = (await as.members.list(ask)).items
    expect(entry).toMatchObject({ isVerified: true, skills: ['临床医疗'] })
    await as.members.remove({ requestId: randomUUID(), ...ask, memberId: entry?.id ?? '' })
    expect([await phones(), await isVerified(member)]).toEqual([[], false])
  })

  it('leave counts in the audit log, but no phone or name', async () => {
    await aDeclared('王样例', '13800000001')
    // The test uses the next day, since other tests write to the log, too.
    const tomorrow = base.as(organiser, NOW + day)
    const uploadId = await upload(tomorrow, '成员.xlsx', partyRoster())
    await confirm(tomorrow, uploadId, await preview(tomorrow, uploadId))
    const rows = await rowsOf<{ action: string; text: string }>(
      base.connection.db,
      sql`select action, details::text as text from audit_log where action like 'member%' and at = '2027-01-05T02:00:00Z'`,
    )
    expect(rows.map(({ action }) => action).sort()).toEqual(['members.imported', 'members.read', 'membership.verified'])
    expect(rows.map(({ text }) => text).join()).not.toMatch(/1380000|王样例/)
    expect(JSON.parse(rows.find(({ action }) => action === 'members.imported')?.text ?? '')).toEqual({
      added: 5,
      changed: 0,
      removed: 0,
      verified: 1,
      unverified: 0,
      rows: 10,
    })
  })
})
