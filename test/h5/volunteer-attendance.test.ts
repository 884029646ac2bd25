/** The volunteer's own phone in the browser: the venue's code without a network; records, a dispute, and a proof that anybody can check. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { ActivityCard } from '../../src/contract/activities/activities'
import type { AttendanceList } from '../../src/contract/attendance/attendance'
import type { Page } from '../../src/contract/common'
import type { AttendanceReview, CloseAnswer, CorrectAnswer, OwnRecord } from '../../src/contract/records/records'
import { minute, yearOf } from '../../src/domain/calendar/calendar'
import { venueCode } from '../../src/domain/attendance/venue-code'
import type { Visitor, World } from '../support/browser'
import { eachVisit } from '../support/journey'
import { cameraFlags, holdUp } from '../support/fake-camera'
import { call } from '../support/server'
import { shown, write } from '../support/team-visitors'
import { publishVisit } from './visits'

const folder = mkdtempSync(join(tmpdir(), 'tongxin-volunteer-'))
const film = join(folder, 'film.y4m')
const worldNow = eachVisit({ flags: cameraFlags(film) })
let world: World
let volunteer: Visitor
let running: ActivityCard
beforeAll(async () => {
  holdUp(film, [''])
  world = worldNow()
  const { items } = await call<Page<ActivityCard>>(world.server.origin, 'activities.list', {})
  const found = items.find(({ startsAt }) => startsAt < Date.now())
  if (!found) throw new Error('the samples have no running visit')
  running = found
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ask = <T>(persona: string, path: string, input?: unknown) => call<T>(world.server.origin, path, input, { 'x-demo-persona': persona })
const attendanceList = () => ask<AttendanceList>('organiser', 'attendance.list', { activityId: running.id, deviceId: randomUUID() })
const marksOf = async (name: string) => {
  const { entries, marks } = await attendanceList()
  const ids = new Set(entries.filter((entry) => entry.name === name).map(({ volunteerId }) => volunteerId))
  return marks.filter(({ volunteerId }) => ids.has(volunteerId)).map(({ kind, method }) => `${kind} ${method}`)
}

test("a volunteer scans the code on the organiser's phone with the network cut, checks out the same way, and both marks arrive", async () => {
  volunteer = await world.visitor({ as: '叶范例', isNew: true })
  const { page, open, context } = volunteer
  await context.grantPermissions(['camera'])
  const { key } = await attendanceList()
  const reader = page.waitForResponse(/zxing_reader.*\.wasm$/)
  await open(`/screens/volunteer/check-in/index?id=${running.id}`)
  await (await reader).finished()
  await shown(volunteer, running.title)
  await context.setOffline(true)
  holdUp(film, [venueCode(key, running.id, Date.now()).text])
  await page.locator('#scan').click()
  await shown(volunteer, '签到已记下')
  await page.locator('#kind-out').click()
  await page.locator('#scan').click()
  await shown(volunteer, '签退已记下')
  await context.setOffline(false)
  await page.getByText('已送达').nth(1).waitFor()
  expect((await marksOf('叶范例')).sort()).toEqual(['in venue', 'out venue'])
})

/** Reviews and closes the day of a record, as an organiser. */
async function closeDay(activityId: string): Promise<void> {
  const review = () => ask<AttendanceReview>('administrator', 'records.review', { activityId })
  const { people, activity } = await review()
  const corrections = people
    .filter(({ inAt, outAt }) => inAt !== null && outAt === null)
    .map(({ volunteerId }) => ({ volunteerId, kind: 'out' as const, at: activity.endsAt }))
  if (corrections.length > 0) {
    const correction = { requestId: randomUUID(), activityId, corrections, reason: '按计划结束时间' }
    expect(await ask<CorrectAnswer>('administrator', 'records.correct', correction)).toEqual({ ok: true })
  }
  const closing = { requestId: randomUUID(), activityId, seenMarks: (await review()).marks }
  expect(await ask<CloseAnswer>('administrator', 'records.close', closing)).toEqual({ ok: true })
}

/** The latest record of 陈样例, with its year. */
async function aRecord(): Promise<{ record: OwnRecord; year: number }> {
  for (const year of [yearOf(Date.now()), yearOf(Date.now()) - 1]) {
    const records = await ask<OwnRecord[]>('doctor', 'records.mine', { year })
    const record = records.find(({ endsAt }) => endsAt < Date.now())
    if (record) return { record, year }
  }
  throw new Error('the samples have no record of 陈样例')
}

test('a record is disputed, answered, closed and proved; a stranger reads the code in the picture and checks it', async () => {
  volunteer = await world.visitor({ as: '陈样例' })
  const { page, open } = volunteer
  const { record, year } = await aRecord()
  await open(`/screens/volunteer/records/index?year=${year}`)
  const card = page.locator(`#record-${record.activityId}`)
  await card.getByText(record.organisation).first().waitFor()
  await card.getByRole('button', { name: '有异议' }).click()
  await write(page.locator('#dispute-text'), '我十一点才走')
  await page.locator('#sheet-confirm').click()
  await card.getByText('等组织者答复').waitFor()
  const { people } = await ask<AttendanceReview>('administrator', 'records.review', { activityId: record.activityId })
  const disputeId = people.find(({ dispute }) => dispute)?.dispute?.id
  const answer = { requestId: randomUUID(), activityId: record.activityId, disputeId, answer: '已改好，谢谢' }
  await ask('administrator', 'records.answerDispute', answer)
  if (!record.isClosed) await closeDay(record.activityId)
  await open(`/screens/volunteer/records/index?year=${year}`)
  await card.getByText('已改好，谢谢').waitFor()
  await card.getByText('已核对').waitFor()

  await page.locator('#to-proof').click()
  await page.locator('#issue').click()
  const download = page.waitForEvent('download')
  await page.locator('#save-picture').click()
  const file = join(folder, (await download).suggestedFilename())
  await (await download).saveAs(file)
  const png = readFileSync(file)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1240, 1754])

  const address = await decoded(png)
  expect(address.startsWith(`${world.server.origin}/#/screens/volunteer/check-proof/index?code=`)).toBe(true)
  const stranger = await world.visitor()
  await stranger.page.goto(address)
  await shown(stranger, '有这份证明')
  await shown(stranger, '陈**')
  await shown(stranger, record.title)
  expect(await stranger.page.locator('body').innerText()).not.toContain('陈样例')
})

/** Text of a QR code, read by a decoder that is independent of the program that drew it. */
async function decoded(png: Buffer): Promise<string> {
  const wasm = readFileSync(join('node_modules', 'zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } })
  const [found] = await readBarcodes(new Blob([new Uint8Array(png)]), { formats: ['QRCode'] })
  return found?.text ?? ''
}

test("the reopened page shows the volunteer's check-in, even without a network", async () => {
  volunteer = await world.visitor({ as: '胡示范' })
  const { page, open, context } = volunteer
  const { activityId } = await publishVisit(world.server.origin, [{ name: '秩序引导', capacity: 2, quotas: [] }], Date.now() + 5 * minute)
  const { key } = await ask<AttendanceList>('organiser', 'attendance.list', { activityId, deviceId: randomUUID() })
  await open(`/screens/volunteer/check-in/index?id=${activityId}`)
  await write(page.locator('#venue-code'), venueCode(key, activityId, Date.now()).spoken)
  await page.locator('#give-code').click()
  await page.getByText('已送达').waitFor()
  await page.locator('#on-record').waitFor()
  await page.reload()
  await page
    .locator('#on-record')
    .getByText(/已有记录：\d\d:\d\d 签到/)
    .waitFor()
  // The next mark is a departure; typed so soon, it is asked about.
  await page.locator('#scan').getByText('扫现场码签退').waitFor()
  await write(page.locator('#venue-code'), venueCode(key, activityId, Date.now()).spoken)
  await page.locator('#give-code').click()
  await shown(volunteer, '现在就签退吗？')
  await page.getByRole('button', { name: '再想想' }).click()
  expect((await marksOf('胡示范')).filter((mark) => mark.startsWith('out'))).toEqual([])
  // The visit's record is written to storage a moment later.
  await page.waitForFunction(
    (id) => new RegExp(`"activityId\\W+${id}\\W[^}]*evidence`).test(localStorage.getItem('cache') ?? ''),
    activityId,
  )
  await context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await page.locator('#on-record').waitFor()
})
