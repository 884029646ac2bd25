/** Files in parts: owner, size and lifetime. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../src/cloud/db/database'
import { runJobs } from '../../src/cloud/host/jobs'
import { hour } from '../../src/domain/calendar/calendar'
import { type Calls, NOW, type TestBase, faultFrom, openBase } from '../support/base'
import { preview } from '../support/rosters'
import { anXlsx } from '../support/spreadsheets'
import { upload } from '../support/upload'

const ask = { organisationId: 'nonggong' }

describe('uploads', () => {
  let base: TestBase
  let as: Calls
  beforeAll(async () => {
    base = await openBase()
  })
  afterAll(() => base.close())
  beforeEach(async () => {
    await base.connection.db.execute(sql`delete from uploads`)
    as = base.as(await base.anOrganiser('nonggong'))
  })

  it('cannot be used by another person, while incomplete, or after two hours', async () => {
    const other = base.as(await base.anOrganiser('nonggong'))
    const bytes = anXlsx({
      rows: [
        ['姓名', '手机'],
        ['王样例', 13800000001],
      ],
    })
    const uploadId = await upload(as, '1.xlsx', bytes)
    expect(await other.members.preview({ ...ask, uploadId })).toEqual({ ok: false, reason: 'upload-gone' })
    expect(await other.uploads.part({ uploadId, ordinal: 0, data: bytes.toString('base64') })).toEqual({ ok: false, reason: 'upload-gone' })
    const half = randomUUID()
    await as.uploads.start({ uploadId: half, kind: 'roster', name: '2.xlsx', size: 60_000 })
    expect(await as.members.preview({ ...ask, uploadId: half })).toEqual({ ok: false, reason: 'upload-gone' })
    const log = { info: () => undefined, error: () => undefined }
    expect((await runJobs(base.connection.db, NOW + 2 * hour - 1, log)).removed).toBe(0)
    expect((await preview(as, uploadId)).counts.new).toBe(1)
    expect((await runJobs(base.connection.db, NOW + 2 * hour + 1, log)).removed).toBe(2)
    expect(await as.members.preview({ ...ask, uploadId })).toEqual({ ok: false, reason: 'upload-gone' })
  })

  it('accept parts in any order and repeatedly, but no more than the declared size', async () => {
    const bytes = Buffer.alloc(100_000, 'x')
    const uploadId = randomUUID()
    const start = { uploadId, kind: 'roster' as const, name: '1.csv', size: bytes.length }
    expect([await as.uploads.start(start), await as.uploads.start(start)]).toEqual([{ ok: true }, { ok: true }])
    const part = (ordinal: number, data = bytes.subarray(ordinal * 45_000, (ordinal + 1) * 45_000)) =>
      as.uploads.part({ uploadId, ordinal, data: data.toString('base64') })
    for (const ordinal of [2, 0, 0, 1]) expect(await part(ordinal)).toEqual({ ok: true })
    expect(await faultFrom(part(3, Buffer.from('more')))).toBe('malformed')
    expect(await faultFrom(part(2, Buffer.alloc(45_000)))).toBe('malformed')
    const [row] = await rowsOf<{ size: number }>(base.connection.db, sql`select sum(length(content))::int as size from upload_parts`)
    expect(row?.size).toBe(100_000)
  })

  it('are refused with a declared size that is too large, and after sixty files', async () => {
    const start = (size: number) => as.uploads.start({ uploadId: randomUUID(), kind: 'roster', name: '1.xlsx', size })
    expect(await start(30 * 1024 * 1024)).toEqual({ ok: false, reason: 'file-too-large', about: '2' })
    expect(await start(2 * 1024 * 1024 + 1)).toMatchObject({ reason: 'file-too-large' })
    for (let nth = 0; nth < 60; nth++) expect(await start(2 * 1024 * 1024)).toEqual({ ok: true })
    expect(await start(1_000)).toEqual({ ok: false, reason: 'too-many-files', about: '60' })
  })
})
