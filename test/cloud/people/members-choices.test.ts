/** Choices before an import: sheets, members who have left, the organisation. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { type Calls, type TestBase, openBase } from '../../support/base'
import { confirm, preview, words } from '../../support/rosters'
import { anXlsx } from '../../support/spreadsheets'
import { upload } from '../../support/upload'

const ask = { organisationId: 'nonggong' }
const aSheet = (...people: [string, number][]) => anXlsx({ rows: [['姓名', '手机'], ...people] })

describe('rosters', () => {
  let base: TestBase
  let as: Calls
  beforeAll(async () => {
    base = await openBase()
  })
  afterAll(() => base.close())
  beforeEach(async () => {
    await base.connection.db.execute(sql`delete from roster_members`)
    as = base.as(await base.anOrganiser('nonggong'))
  })

  const phones = async () =>
    (await rowsOf<{ name: string; phone: string }>(base.connection.db, sql`select name, phone from roster_members order by phone`)).map(
      ({ name, phone }) => `${name} ${phone}`,
    )

  it('lose nobody who stands on another sheet of the file, even if the removal of missing members is chosen', async () => {
    const sheet = (name: string, ...people: [string, number][]) => ({ name, rows: [['姓名', '手机'], ...people] })
    const before = await upload(as, '1.xlsx', aSheet(['王样例', 13800000001], ['李样例', 13800000002], ['赵范例', 13800000004]))
    await confirm(as, before, await preview(as, before))
    const file = anXlsx(sheet('第一支部', ['王样例', 13800000001]), { ...sheet('第二支部', ['李样例', 13800000002]), state: 'hidden' })
    const uploadId = await upload(as, '2.xlsx', file)
    const shown = await preview(as, uploadId)
    expect(shown.missing).toEqual({ count: 1, names: ['赵范例'] })
    expect(await confirm(as, uploadId, shown, { removesMissing: true })).toMatchObject({ ok: true, changed: 1, removed: 1 })
    expect(await phones()).toEqual(['王样例 13800000001', '李样例 13800000002'])
    const { items } = await as.members.list(ask)
    expect(items.map(({ name, branch }) => `${name} ${branch}`).sort()).toEqual(['李样例 ', '王样例 第一支部'])
  })

  it('take a member who has left only on purpose', async () => {
    const uploadId = await upload(as, '1.xlsx', aSheet(['王样例（已退社）', 13800000001], ['李样例', 13800000002]))
    const shown = await preview(as, uploadId)
    expect(words(shown)).toEqual(['2 | 王样例 | 已离开 | 表格里写着“已退社”，没有导入', '3 | 李样例 | 138****0002 | 新成员'])
    expect(await confirm(as, uploadId, shown)).toMatchObject({ added: 1 })
    const included = [{ sheet: 'Sheet1', row: 2, name: '王样例' }]
    const onPurpose = await preview(as, uploadId, 'nonggong', { included })
    // Only that preview was looked at, so only its choice is imported.
    expect(await confirm(as, uploadId, onPurpose)).toEqual({ ok: false, reason: 'roster-changed' })
    expect(await confirm(as, uploadId, onPurpose, { included })).toMatchObject({ ok: true, added: 1 })
    expect(await phones()).toEqual(['王样例 13800000001', '李样例 13800000002'])
  })

  it('import the sheets of the preview and no others', async () => {
    const sheet = (name: string, phone: number) => ({
      name,
      rows: [
        ['姓名', '手机'],
        ['王样例', phone],
      ],
    })
    const uploadId = await upload(as, '1.xlsx', anXlsx(sheet('第一支部', 13800000001), sheet('第二支部', 13800000002)))
    const one = await preview(as, uploadId, 'nonggong', { sheets: ['第二支部'] })
    expect(await confirm(as, uploadId, one)).toEqual({ ok: false, reason: 'roster-changed' })
    expect(await confirm(as, uploadId, one, { sheets: ['第二支部'] })).toMatchObject({ ok: true, added: 1 })
    expect(await phones()).toEqual(['王样例 13800000002'])
  })

  it('of eight parties are brought in by an administrator in one day, each with mended files', async () => {
    const administrator = base.as(await base.anAdministrator())
    const add = { kind: 'party' as const, isTrusted: true, declaredIsEnough: false, contactPhone: '', aliases: [] }
    for (const name of ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'])
      await administrator.organisations.add({ requestId: randomUUID(), ...add, name: `示范县样例${name}党`, shortName: `样例${name}党` })
    const parties = (await administrator.organisations.list()).filter(({ name }) => name.startsWith('示范县样例'))
    for (const [nth, { id: organisationId }] of parties.entries()) {
      for (const mended of [1, 2, 3, 4, 5]) {
        const file = aSheet(['王样例', 13_800_000_000 + nth * 10], ['李样例', 13_900_000_000 + nth * 10 + mended])
        const uploadId = await upload(administrator, `${organisationId}.xlsx`, file)
        const shown = await preview(administrator, uploadId, organisationId)
        expect(await confirm(administrator, uploadId, shown, { organisationId })).toMatchObject({ ok: true })
      }
      expect((await administrator.members.list({ organisationId })).total).toBe(2)
    }
    expect(parties).toHaveLength(8)
  })
})
