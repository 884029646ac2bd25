/** Check-in on site in the built mini-program: WeChat's camera, spoken codes, walk-ins, teams and the venue code. */
import { randomUUID } from 'node:crypto'
import type { AttendanceList } from '../../src/contract/attendance/attendance'
import { hour } from '../../src/domain/calendar/calendar'
import { ticketText } from '../../src/domain/attendance/ticket'
import { venueCode } from '../../src/domain/attendance/venue-code'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'
import { WxError } from '../support/weapp-host/wx-api'

let cloud: CloudEmulator
let host: Host
let organiser: string
let activity: Activity
let attendanceList: AttendanceList
const NAMES = ['应老师', '胡师傅']

beforeAll(async () => {
  cloud = startCloud()
  organiser = await anOrganiser(cloud)
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  activity = await anActivity(cloud, organiser)
  for (const name of NAMES) await signUp(cloud, await aVolunteer(cloud, name), activity)
  await begin(activity)
  attendanceList = await onServer()
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

/** Moves the start to an hour ago, because an activity cannot be published into the past. */
const begin = ({ id }: Activity) =>
  cloud.sql('update activities set starts_at = $2, ends_at = $3, sign_up_opens_at = $2, sign_up_closes_at = $3 where id = $1', [
    id,
    new Date(Date.now() - hour),
    new Date(Date.now() + 3 * hour),
  ])
const onServer = () =>
  callAs<AttendanceList>(cloud, organiser, 'query', 'attendance.list', { activityId: activity.id, deviceId: randomUUID() })
const marksOnServer = async () => (await onServer()).marks.map(({ kind, method }) => `${kind} ${method}`)
const ticketOf = (name: string) => {
  const signUpId = attendanceList.entries.find((entry) => entry.name === name)?.signUpId ?? ''
  return ticketText(attendanceList.key, { activityId: activity.id, signUpId })
}
const codeOf = (name: string) => attendanceList.entries.find((entry) => entry.name === name)?.code ?? ''

/** Lets WeChat's camera read these texts one after the other; then it is closed. */
function see(...texts: string[]): void {
  const queue = [...texts]
  host.answers.set('scanCode', () => {
    const result = queue.shift()
    if (result === undefined) throw new WxError('cancel')
    return { result }
  })
}

async function openList(storage?: Host['storage']): Promise<void> {
  host = createHost({ cloud, openid: organiser, ...(storage ? { storage } : {}) })
  await host.launch(`/screens/day/on-site/index?id=${activity.id}`)
  await host.until(() => host.has({ id: 'people' }))
}
const result = () => host.one({ id: 'scan-result' }).text
const synced = () => host.one({ id: 'sync-bar' }).text.startsWith('已全部同步')
const scans = () => host.calls.filter(({ name }) => name === 'scanCode')
const present = () => host.one({ id: 'count-present' }).text

test('a queue is scanned by the camera alone, without taps, until the camera is closed', async () => {
  await openList()
  see(ticketOf('应老师'), ticketOf('胡师傅'))
  await host.tap({ id: 'scan' })
  await host.until(() => scans().length === 3)
  await host.until(() => !host.has({ id: 'scan-result' }))
  expect(scans()[0]?.options).toMatchObject({ onlyFromCamera: true, scanType: ['qrCode'] })
  expect(present()).toBe('2')
  await host.until(synced)
  expect(await marksOnServer()).toEqual(['in scanned', 'in scanned'])
})

test("the person's name appears with the mark, even without a network", async () => {
  await openList()
  host.setOnline(false)
  see(ticketOf('胡师傅'))
  await host.tap({ id: 'scan' })
  await host.until(() => host.has({ id: 'scan-result' }))
  expect(result()).toContain('胡师傅 · 秩序引导')
  expect(host.storage.get('outbox')).toContain('"scanned"')
})

test.each([
  ['another QR code', () => 'https://example.org', '不是签到码'],
  ['a forged ticket', () => ticketText('ab'.repeat(32), { activityId: activity.id, signUpId: randomUUID() }), '签到码不对'],
  ["the venue's code", () => venueCode(attendanceList.key, activity.id, Date.now()).text, '这是现场码'],
])('%s waits for a tap before the camera opens again, and checks in no person', async (_why, text, words) => {
  await openList()
  see(text())
  await host.tap({ id: 'scan' })
  await host.until(() => host.has({ id: 'scan-result' }))
  expect(result()).toContain(words)
  expect(host.one({ id: 'scan-again' }).text).toContain('接着扫')
  expect([present(), scans().length]).toEqual(['0', 1])
})

test('a volunteer who signed up after the list was fetched is checked in by ticket, and named when the network is back', async () => {
  // The visit begins in an hour, so that a late volunteer can still sign up, and a check-in counts already.
  activity = await anActivity(cloud, organiser, { startsAt: Date.now() + hour })
  attendanceList = await onServer()
  await openList()
  host.setOnline(false)
  const signUpId = await signUp(cloud, await aVolunteer(cloud, '新志愿'), activity)
  see(ticketText(attendanceList.key, { activityId: activity.id, signUpId }))
  await host.tap({ id: 'scan' })
  await host.until(() => host.has({ id: 'scan-result' }))
  expect(result()).toContain('票是真的')
  expect(present()).toBe('1')
  await host.tap({ id: 'filter-present' })
  host.setOnline(true)
  await host.until(() => host.has({ label: '撤销新志愿的签到' }))
  expect(await marksOnServer()).toEqual(['in scanned'])
})

test('without camera permission the page says how to allow it, and six typed characters do as well', async () => {
  await openList()
  host.answers.set('scanCode', new WxError('auth deny'))
  await host.tap({ id: 'scan' })
  await host.until(() => host.text().includes('没有允许用相机'))
  await host.input({ id: 'scanner-typed' }, codeOf('应老师').toLowerCase())
  await host.tap({ id: 'scanner-give' })
  expect(result()).toContain('应老师')
  await host.until(synced)
  expect(await marksOnServer()).toEqual(['in spoken'])
})

test('wrong codes are counted on the phone, and reopening the page does not reset the count', async () => {
  await openList()
  await host.tap({ id: 'type-code' })
  for (let wrong = 0; wrong < 5; wrong++) {
    await host.input({ id: 'spoken-code' }, '222222')
    await host.tap({ id: 'give-code' })
    expect(result()).toContain('名单里没有这个码')
  }
  host.close()
  await openList(host.storage)
  await host.tap({ id: 'type-code' })
  await host.input({ id: 'spoken-code' }, codeOf('应老师'))
  await host.tap({ id: 'give-code' })
  expect(result()).toContain('连续输错太多次')
  expect(present()).toBe('0')
})

test('a tick, a spoken code and a walk-in without a network are stored, counted, and sent when the network returns', async () => {
  await openList()
  host.setOnline(false)
  await host.tap({ label: '应老师 签到' })
  await host.tap({ id: 'type-code' })
  await host.input({ id: 'spoken-code' }, codeOf('胡师傅'))
  await host.tap({ id: 'give-code' })
  expect(result()).toContain('胡师傅 · 秩序引导')
  await host.tap({ id: 'sheet-close' })
  await host.tap({ id: 'walk-in' })
  await host.input({ id: 'walk-in-name' }, '路样例')
  await host.tap({ id: 'walk-in-give' })
  expect(host.text()).toContain('离线中 · 3 条已存本机，联网后自动同步')
  expect(present()).toBe('3')
  expect(await marksOnServer()).toEqual([])
  host.setOnline(true)
  await host.until(synced)
  const { entries, marks } = await onServer()
  const methodOf = (name: string) =>
    marks.find(({ volunteerId }) => volunteerId === entries.find((entry) => entry.name === name)?.volunteerId)?.method
  expect([marks.length, ...['应老师', '胡师傅', '路样例'].map(methodOf)]).toEqual([3, 'ticked', 'spoken', 'ticked'])
})

test('a walk-in is on the list at once and on every phone after; an invalid name is refused', async () => {
  await openList()
  await host.tap({ id: 'walk-in' })
  await host.input({ id: 'walk-in-name' }, '！！')
  await host.tap({ id: 'walk-in-give' })
  expect(host.text()).toContain('不要图案和特殊符号')
  await host.input({ id: 'walk-in-name' }, '路样例')
  await host.tap({ id: 'walk-in-give' })
  expect(present()).toBe('1')
  await host.until(synced)
  expect((await onServer()).entries.find(({ name }) => name === '路样例')).toMatchObject({ signUpId: null })
})

test('names of other scripts, of one letter, and with a village nickname are accepted', async () => {
  await openList()
  for (const name of ['José', 'Nguyễn', "O'Neil", '王（村医）', '王']) {
    await host.tap({ id: 'walk-in' })
    await host.input({ id: 'walk-in-name' }, name)
    await host.tap({ id: 'walk-in-give' })
    expect(host.has({ id: 'walk-in-give' })).toBe(false)
  }
  await host.until(synced)
  await host.tap({ id: 'filter-all' })
  expect(host.one({ id: 'people' }).text).toContain('王(村医)')
  const walkIns = (await onServer()).entries.filter(({ signUpId }) => signUpId === null)
  expect(walkIns.map(({ name }) => name).sort()).toEqual(['José', 'Nguyễn', "O'Neil", '王', '王(村医)'].sort())
})

test('a walk-in with the name of a person on the list has to be confirmed first', async () => {
  await openList()
  const { volunteerId } = attendanceList.entries.find(({ name }) => name === '应老师') ?? {}
  await host.tap({ id: 'walk-in' })
  await host.input({ id: 'walk-in-name' }, '应老师')
  expect(host.text()).toContain('名单上有应老师')
  await host.tap({ id: `namesake-${volunteerId}` })
  await host.until(synced)
  expect((await onServer()).entries.length).toBe(2)
  expect(await marksOnServer()).toEqual(['in ticked'])
})

test("a person's history includes undone marks", async () => {
  await openList()
  const { volunteerId } = attendanceList.entries.find(({ name }) => name === '胡师傅') ?? {}
  await host.tap({ id: `in-${volunteerId}` })
  await host.tap({ label: '撤销胡师傅的签到' })
  await host.tap({ id: `look-${volunteerId}` })
  const history = host.one({ id: 'history' }).text
  expect(history).toContain('签到 · 点名 · 我的手机（已撤销）')
  expect(history).toMatch(/撤销 \d\d:\d\d 的签到/)
})

test("the venue's code is shown without a network, with a bright screen that stays on", async () => {
  await openList()
  await host.until(synced)
  host.setOnline(false)
  await host.tap({ id: 'show-venue-code' })
  await host.until(() => host.has({ id: 'venue-qr' }))
  const shown = host.one({ id: 'venue-spoken' }).text.replace(/[^0-9A-Z]/g, '')
  const near = [0, 1].map((ago) => venueCode(attendanceList.key, activity.id, Date.now() - ago * 30_000).spoken)
  expect(near).toContain(shown)
  expect(host.calls).toContainEqual(
    expect.objectContaining({ name: 'setKeepScreenOn', options: expect.objectContaining({ keepScreenOn: true }) }),
  )
})
