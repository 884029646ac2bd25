/** Tickets in front of a camera, which Chromium simulates with a generated film. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { ActivityCard } from '../../src/contract/activities/activities'
import type { ListEntry, AttendanceList } from '../../src/contract/attendance/attendance'
import type { Page } from '../../src/contract/common'
import { ticketText } from '../../src/domain/attendance/ticket'
import type { Visitor, World } from '../support/browser'
import { eachVisit } from '../support/journey'
import { cameraFlags, holdUp } from '../support/fake-camera'
import { call } from '../support/server'

const folder = mkdtempSync(join(tmpdir(), 'tongxin-camera-'))
const film = join(folder, 'film.y4m')
const worldNow = eachVisit({ flags: cameraFlags(film) })
let world: World
let organiser: Visitor
let activityId: string
beforeAll(async () => {
  holdUp(film, [''])
  world = worldNow()
  const { items } = await call<Page<ActivityCard>>(world.server.origin, 'activities.list', {})
  activityId = items.find(({ startsAt }) => startsAt < Date.now())?.id ?? ''
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(async () => {
  organiser = await world.visitor({ as: '林演示', isNew: true })
  await organiser.context.grantPermissions(['camera'])
})

const listNow = () =>
  call<AttendanceList>(world.server.origin, 'attendance.list', { activityId, deviceId: randomUUID() }, { 'x-demo-persona': 'organiser' })

/** A person on the list without a mark, with the text of their ticket. */
async function missing(): Promise<{ attendanceList: AttendanceList; entry: ListEntry; text: string }> {
  const attendanceList = await listNow()
  const marked = new Set(attendanceList.marks.map(({ volunteerId }) => volunteerId))
  const entry = attendanceList.entries.find(({ volunteerId, signUpId }) => signUpId && !marked.has(volunteerId))
  if (!entry?.signUpId) throw new Error('everybody is here')
  return { attendanceList, entry, text: ticketText(attendanceList.key, { activityId, signUpId: entry.signUpId }) }
}

async function openScanner({ page, open }: Visitor): Promise<void> {
  await open(`/screens/day/on-site/index?id=${activityId}`)
  await page.locator('#scan').click()
}
const result = () => organiser.page.locator('#scan-result')

/** Records every camera that the page opens. */
const watchCameras = ({ page }: Visitor) =>
  page.addInitScript(() => {
    // The blank start page may not use cameras.
    if (!globalThis.isSecureContext) return
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    const streams: MediaStream[] = []
    Object.assign(globalThis, { streams })
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      streams.push(stream)
      return stream
    }
  })
const liveTracks = () =>
  organiser.page.evaluate(() =>
    (globalThis as unknown as { streams: MediaStream[] }).streams
      .flatMap((stream) => stream.getTracks())
      .map(({ readyState }) => readyState),
  )

test('a ticket held before the camera checks its person in once, and the camera is off when the scanner closes', async () => {
  const { entry, text } = await missing()
  holdUp(film, [text])
  await watchCameras(organiser)
  const foreign: string[] = []
  organiser.page.on('request', (request) => {
    if (!/^(data:|blob:|about:)/.test(request.url()) && !request.url().startsWith(world.server.origin)) foreign.push(request.url())
  })
  await openScanner(organiser)
  await result().getByText(`${entry.name} · ${entry.position}`).waitFor()
  expect(await result().innerText()).toContain('已签到')
  expect(await liveTracks()).toEqual(['live'])
  await organiser.page.locator('#sheet-close').click()
  expect(await liveTracks()).toEqual(['ended'])
  await organiser.page
    .getByText(/已全部同步/)
    .filter({ visible: true })
    .first()
    .waitFor()
  const marks = (await listNow()).marks.filter(({ volunteerId }) => volunteerId === entry.volunteerId)
  expect(marks.map(({ kind, method }) => `${kind} ${method}`)).toEqual(['in scanned'])
  // The code reader is served by the page's own server.
  expect(foreign).toEqual([])
})

test('the scanner works with the network cut, from data fetched when the list was opened', async () => {
  const { entry, text } = await missing()
  holdUp(film, [text])
  const { page, open, context } = organiser
  const reader = page.waitForResponse(/zxing_reader.*\.wasm$/)
  await open(`/screens/day/on-site/index?id=${activityId}`)
  await page.locator('#people').waitFor()
  expect((await reader).headers()['content-type']).toBe('application/wasm')
  await (await reader).finished()
  await context.setOffline(true)
  await page.locator('#scan').click()
  await result().getByText(`${entry.name} · ${entry.position}`).waitFor()
  await page.locator('#sheet-close').click()
  await page.getByText('离线中 · 1 条已存本机').waitFor()
  await context.setOffline(false)
  await page
    .getByText(/已全部同步/)
    .filter({ visible: true })
    .first()
    .waitFor()
})

test('without camera permission the scanner says so, and six characters can be typed instead', async () => {
  const { entry } = await missing()
  await organiser.page.addInitScript(() => {
    if (globalThis.isSecureContext) navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await openScanner(organiser)
  await organiser.page.getByText(/没有允许用相机/).waitFor()
  await organiser.page.locator('#scanner-typed').fill('222 222')
  await organiser.page.locator('#scanner-give').click()
  await result().getByText('名单里没有这个码').waitFor()
  await organiser.page.locator('#scanner-typed').fill((entry.code ?? '').toLowerCase())
  await organiser.page.locator('#scanner-give').click()
  await result().getByText(`${entry.name} · ${entry.position}`).waitFor()
})
