/** The year's workbook, read by another library. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { eq, sql } from 'drizzle-orm'
import { BYTES_PER_PART, EXPORTS_PER_DAY } from '../../../src/contract/limits'
import { activities } from '../../../src/cloud/db/schema/activities'
import { exportedFiles } from '../../../src/cloud/db/schema/exports'
import type { Scope } from '../../../src/contract/figures/figures'
import { runJobs } from '../../../src/cloud/host/jobs'
import { day as aWholeDay, minute, startOfYear } from '../../../src/domain/calendar/calendar'
import { aDay, markOf, send } from '../../support/after-the-day'
import { type Calls, NOW, type Person, type TestBase, faultFrom, openBase } from '../../support/base'
import { expectSheets } from './expected-sheets'
import { type ExpectedScope, expectedFigures } from './expected-year'
import { ownYears } from './own-years'
import { type ModelYear, ownerOf } from './year-model'
import { TIME, YEARS, plannedYear } from './year-plan'
import { storeYear } from './year-world'

const BASE: Scope = { of: 'base' }
/** The cells of a sheet by its name. */
const sheetOf = async (file: Buffer, name: string) => (await readXlsxFile(file)).find(({ sheet }) => sheet === name)?.data ?? []

const LATE = Date.parse('2028-06-01T00:00:00Z')

/** Fetches a year's file in its parts. */
async function fetchFile(calls: Calls, scope: Scope, year: number) {
  const answer = await calls.figures.export({ requestId: randomUUID(), scope, year })
  if (!answer.ok) throw new Error(answer.reason)
  const parts: Buffer[] = []
  for (let part = 0; part < answer.parts; part++)
    parts.push(Buffer.from((await calls.exports.part({ fileId: answer.fileId, part })).content, 'base64'))
  return { answer, parts, file: Buffer.concat(parts) }
}

/** Compares a scope's file with the model. @param of the same scope with the person who signs in */
async function expectFile(calls: Calls, scope: Scope, stored: ModelYear, of: ExpectedScope, now: number): Promise<void> {
  const figures = await calls.figures.year({ scope, year: stored.year })
  const { file } = await fetchFile(calls, scope, stored.year)
  expectSheets(await readXlsxFile(file), figures, expectedFigures(stored, now, of))
}

describe('the workbook of a random year', () => {
  const years = ownYears()
  afterAll(() => years.close())

  it(
    'has the lines and records that the plain model has, in every sheet of every scope, and adds up to the minute',
    async () => {
      await fc.assert(
        fc.asyncProperty(plannedYear, async (plan) => {
          const own = await years.next()
          const stored = await storeYear(own, plan)
          const now = startOfYear(own.year + 2)
          const administrator = own.base.as(own.administrator, now)
          await expectFile(administrator, { of: 'base' }, stored, { of: 'base' }, now)
          const ofOne = { of: 'organisation', organisationId: 'minge' } as const
          await expectFile(administrator, ofOne, stored, ofOne, now)
          const account = stored.people.find(({ openid }) => openid !== null)
          if (!account) return
          const mine = { of: 'own', person: ownerOf(stored, account.id).id } as const
          await expectFile(own.base.as({ openid: account.openid ?? '' }, now), { of: 'own' }, stored, mine, now)
        }),
        { numRuns: Math.ceil(YEARS / 4), interruptAfterTimeLimit: TIME },
      )
    },
    2 * TIME,
  )
})

describe('the year as a workbook', () => {
  let base: TestBase
  let administrator: Person
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    administrator = await base.anAdministrator()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())

  const fetched = (person: Person, scope: Scope, now = LATE, year = 2027) => fetchFile(base.as(person, now), scope, year)

  it('has the figures in five sheets and all records in the sixth, with dates as dates, whole minutes, and totals', async () => {
    const dual = await base.aVolunteer({ name: '陈样例', organisationIds: ['nonggong', 'minge'] })
    const visit = await aDay(base, organiser, [dual], { left: 0 })
    await send(base, organiser, visit, [markOf(dual, { at: visit.startsAt + 95 * minute, kind: 'out' })], visit.endsAt)
    const { answer, file } = await fetched(administrator, BASE)
    expect(answer.name).toBe('示范基地2027年服务统计.xlsx')
    expect((await readXlsxFile(file)).map(({ sheet }) => sheet)).toEqual(['总表', '按月', '按类别', '按乡镇', '按组织', '记录'])
    const [heading, record, total] = await sheetOf(file, '记录')
    expect(heading).toEqual(['日期', '活动', '乡镇', '姓名', '所属组织', '签到', '签退', '服务分钟', '计入比例', '计入分钟', '计入小时'])
    const chinese = (at: number) => new Date(at + 8 * 60 * minute)
    expect(record).toEqual([
      new Date(chinese(visit.startsAt).toISOString().slice(0, 10)),
      '健康驿站义诊',
      '唐先镇',
      '陈样例',
      '农工党、民革',
      chinese(visit.startsAt),
      chinese(visit.startsAt + 95 * minute),
      95,
      1,
      95,
      95 / 60,
    ])
    expect(total).toEqual(['合计', null, null, null, null, null, null, 95, null, 95, 95 / 60])
    expect(await sheetOf(file, '总表')).toEqual([
      ['统计范围', '活动（场）', '人数', '人次', '服务分钟', '服务小时', '受益群众（人次）'],
      ['示范基地 2027 年', 1, 1, 1, 95, 95 / 60, 0],
    ])
    const organisations = await sheetOf(file, '按组织')
    // The minute that does not divide goes to one of the two.
    expect(organisations.slice(1, -1)).toEqual([
      ['农工党', 1, 0.5, 0.5, 48, 48 / 60, 0, 0, 0, 0],
      ['民革', 0, 0.5, 0.5, 47, 47 / 60, 0, 0, 0, 0],
      ['合计', null, 1, 1, 95, 95 / 60, null, 0, 0, 0],
    ])
    expect((await sheetOf(file, '按乡镇')).slice(1).map(([town, held]) => [town, held])).toEqual([
      ['唐先镇', 1],
      ['象珠镇', 0],
      ['合计', 1],
    ])
    expect(await sheetOf(file, '按月')).toHaveLength(14)
  })

  it('has a frozen heading, and stores text that begins like a formula as text', async () => {
    const volunteer = await base.aVolunteer({ name: '胡示范' })
    const visit = await aDay(base, organiser, [volunteer])
    const title = '=HYPERLINK("http://example.com","点我") & <b>'
    await base.connection.db.update(activities).set({ title }).where(eq(activities.id, visit.id))
    const { file } = await fetched(volunteer, { of: 'own' })
    expect((await sheetOf(file, '记录'))[1]?.[1]).toBe(title)
    const xml = strFromU8(unzipSync(file)['xl/worksheets/sheet6.xml'] ?? new Uint8Array())
    // The only formulas are the totals.
    expect(xml.match(/<f>[^<]*<\/f>/g)).toEqual(['H', 'J', 'K'].map((column) => `<f>SUM(${column}2:${column}2)</f>`))
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    // Excel keeps the quotePrefix of this style when the cell is edited.
    expect(xml).toMatch(/<c r="B2" s="3" t="inlineStr">/)
    for (const [index, start] of ['=', '+', '-', '@'].entries()) {
      await base.connection.db
        .update(activities)
        .set({ title: `${start}1` })
        .where(eq(activities.id, visit.id))
      const again = strFromU8(
        unzipSync((await fetched(volunteer, { of: 'own' }, LATE + index)).file)['xl/worksheets/sheet6.xml'] ?? new Uint8Array(),
      )
      expect(again).toContain(`<c r="B2" s="3" t="inlineStr"><is><t xml:space="preserve">${start}1</t></is></c>`)
    }
  })

  it('can be fetched in parts for a day, by the person who requested it alone', async () => {
    const { db } = base.connection
    const visit = await aDay(base, organiser, [await base.aVolunteer()])
    await db.execute(sql`with people as (insert into volunteers (id, openid, name, phone, created_at)
      select gen_random_uuid(), null, '样例' || n || gen_random_uuid(), '', now() from generate_series(1, 2500) n returning id)
      insert into attendances (activity_id, volunteer_id, in_at, out_at, minutes) select ${visit.id}, id, now(), now(), 60 from people`)
    const { answer, parts, file } = await fetched(administrator, BASE)
    expect(answer.parts).toBeGreaterThan(1)
    for (const part of parts.slice(0, -1)) expect(part).toHaveLength(BYTES_PER_PART)
    expect(parts.at(-1)?.length).toBeLessThanOrEqual(BYTES_PER_PART)
    expect(await sheetOf(file, '记录')).toHaveLength(answer.rows + 2)
    const of = { fileId: answer.fileId, part: 0 }
    expect(await faultFrom(base.as(organiser).exports.part(of))).toBe('not-found')
    expect(await faultFrom(base.as(administrator).exports.part({ ...of, part: answer.parts }))).toBe('not-found')
    await runJobs(db, LATE + aWholeDay + 1, { info: () => undefined, error: () => undefined })
    expect(await faultFrom(base.as(administrator).exports.part(of))).toBe('not-found')
  }, 40_000)

  it('is limited per person and day', async () => {
    const [eager, other] = [await base.aVolunteer(), await base.aVolunteer()]
    const { db } = base.connection
    const made = (count: number, createdAt: number) =>
      db.insert(exportedFiles).values(Array.from({ length: count }, () => ({ id: randomUUID(), volunteerId: eager.id, createdAt })))
    const ask = (person: Person, now: number, requestId: string = randomUUID()) =>
      base.as(person, now).figures.export({ requestId, scope: { of: 'own' }, year: 2027 })
    await made(EXPORTS_PER_DAY - 1, LATE)
    const requestId = randomUUID()
    const last = await ask(eager, LATE + 1, requestId)
    expect(last).toMatchObject({ ok: true })
    const refused = { ok: false, reason: 'too-many-exports', about: String(EXPORTS_PER_DAY) }
    expect(await ask(eager, LATE + 2)).toEqual(refused)
    // A retry of an earlier request makes no further file.
    expect(await ask(eager, LATE + 2, requestId)).toEqual(last)
    expect(await ask(other, LATE + 2)).toMatchObject({ ok: true })
    expect(await ask(eager, LATE + aWholeDay)).toMatchObject({ ok: true })
  })

  it('is in the audit log, with its scope and size', async () => {
    const requestId = randomUUID()
    const ask = () =>
      base.as(organiser, NOW).figures.export({ requestId, scope: { of: 'organisation', organisationId: 'nonggong' }, year: 2026 })
    const first = await ask()
    expect(await ask()).toEqual(first)
    const { items } = await base.as(administrator).audit.list({ actions: ['year.exported'], personId: organiser.id })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ actor: { id: organiser.id }, details: { year: 2026, rows: 0 } })
  })
})
