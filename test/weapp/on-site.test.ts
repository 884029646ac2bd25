import { randomUUID } from 'node:crypto'
import type { AttendanceList } from '../../src/contract/attendance/attendance'
import { hour } from '../../src/domain/calendar/calendar'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host
let organiser: string
let activity: Activity
const NAMES = ['应老师', '胡师傅', '徐医生']

beforeAll(async () => {
  cloud = startCloud()
  organiser = await anOrganiser(cloud)
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  activity = await anActivity(cloud, organiser)
  for (const name of NAMES) await signUp(cloud, await aVolunteer(cloud, name), activity)
  await begin(activity)
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

/** Moves the start to an hour ago, because an activity cannot be published into the past. */
const begin = ({ id }: Activity) =>
  cloud.sql('update activities set starts_at = $2, ends_at = $3, sign_up_opens_at = $2, sign_up_closes_at = $2 where id = $1', [
    id,
    new Date(Date.now() - hour),
    new Date(Date.now() + 2 * hour),
  ])

async function openList(options: { storage?: Host['storage']; openid?: string; online?: boolean } = {}): Promise<void> {
  const { storage, openid = organiser, online = true } = options
  host = createHost({ cloud, openid, ...(storage ? { storage } : {}) })
  host.setOnline(online)
  await host.launch(`/screens/day/on-site/index?id=${activity.id}`)
  await host.until(() => host.has({ id: 'people' }))
}

const count = (which: 'expected' | 'present' | 'missing' | 'left') => host.one({ id: `count-${which}` }).text
const onServer = async () =>
  (
    await callAs<AttendanceList>(cloud, organiser, 'query', 'attendance.list', { activityId: activity.id, deviceId: randomUUID() })
  ).marks.map(({ kind }) => kind)
const synced = () => host.one({ id: 'sync-bar' }).text.startsWith('已全部同步')

test('on the day the desk leads to the attendance list', async () => {
  host = createHost({ cloud, openid: organiser })
  await host.launch('/screens/organiser/desk/index')
  await host.until(() => host.has({ id: `on-site-${activity.id}` }))
  await host.tap({ id: `on-site-${activity.id}` })
  expect(host.route()).toBe('screens/day/on-site/index')
  await host.until(() => host.has({ label: '应老师 签到' }))
  expect([count('expected'), count('present'), count('missing')]).toEqual(['3', '0', '3'])
})

test('one tap marks a person present, on this phone and on the server', async () => {
  await openList()
  await host.tap({ role: 'button', label: '胡师傅 签到' })
  expect([count('present'), count('missing')]).toEqual(['1', '2'])
  await host.until(synced)
  expect(await onServer()).toEqual(['in'])
})

test('a tick is stored on the phone before it is shown', async () => {
  await openList()
  host.setOnline(false)
  await host.tap({ role: 'button', label: '胡师傅 签到' })
  expect(host.storage.get('outbox')).toContain('"in"')
})

test('ticks without a network survive closing the app and are sent when a network returns', async () => {
  await openList()
  host.setOnline(false)
  await host.tap({ role: 'button', label: '应老师 签到' })
  await host.tap({ role: 'button', label: '徐医生 签到' })
  expect(host.one({ id: 'sync-bar' }).text).toContain('离线中 · 2 条已存本机')
  host.close()

  await openList({ storage: host.storage, online: false })
  expect([count('expected'), count('present')]).toEqual(['3', '2'])
  expect(await onServer()).toEqual([])
  host.setOnline(true)
  await host.until(synced)
  expect(await onServer()).toEqual(['in', 'in'])
})

test('a mark whose answer was lost is stored once', async () => {
  await openList()
  host.loseAnswers(true)
  await host.tap({ role: 'button', label: '应老师 签到' })
  await host.until(() => host.text().includes('没连上 · 1 条已存本机'))
  expect(await onServer()).toEqual(['in'])
  host.loseAnswers(false)
  await host.tap({ id: 'sync-now' })
  await host.until(synced)
  expect(await onServer()).toEqual(['in'])
})

test('a tick can be undone, and both marks stay on record', async () => {
  await openList()
  await host.tap({ role: 'button', label: '胡师傅 签到' })
  await host.tap({ role: 'button', label: '撤销胡师傅的签到' })
  expect([count('present'), count('missing')]).toEqual(['0', '3'])
  await host.until(synced)
  expect(await onServer()).toEqual(['in', 'void'])
})

test('all people present are checked out together, after a confirmation', async () => {
  await openList()
  await host.tap({ role: 'button', label: '应老师 签到' })
  await host.tap({ role: 'button', label: '徐医生 签到' })
  await host.tap({ role: 'tab', text: '已到 2' })
  await host.tap({ id: 'all-out' })
  await host.tap({ id: 'sheet-confirm' })
  expect([count('present'), count('left')]).toEqual(['2', '2'])
})

test('a full phone says that the tap was not recorded, and shows no person as present', async () => {
  await openList()
  host.setOnline(false)
  for (let i = 0; i < 10; i++) host.storage.set(`photo-${i}`, 'x'.repeat(1024 * 1024))
  await host.tap({ role: 'button', label: '胡师傅 签到' })
  expect(host.text()).toContain('手机存储满了')
  expect(count('present')).toBe('0')
})

test('a phone that is cut off loses the list and says so; after access is restored it has the list again', async () => {
  await openList()
  host.close()
  host = createHost({ cloud, openid: organiser, storage: host.storage })
  await host.launch(`/screens/day/phones/index?id=${activity.id}`)
  await host.until(() => host.has({ role: 'button', text: '停用' }))
  const deviceId = String(host.one({ role: 'button', text: '停用' }).attr('id')).replace('ask-', '')
  await host.tap({ id: `ask-${deviceId}` })
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.one({ id: `ask-${deviceId}` }).text === '恢复')
  host.close()
  host = createHost({ cloud, openid: organiser, storage: host.storage })
  await host.launch(`/screens/day/on-site/index?id=${activity.id}`)
  await host.until(() => host.text().includes('这台手机被停用了'))
  expect(host.has({ id: 'people' })).toBe(false)
  const letIn = { requestId: randomUUID(), activityId: activity.id, deviceId, isCutOff: false }
  await callAs(cloud, organiser, 'mutation', 'attendance.cutOff', letIn)
  await host.tap({ text: '恢复后再打开' })
  await host.until(() => host.has({ id: 'people' }))
})

test('the attendance list is hidden from a user who does not run the activity', async () => {
  host = createHost({ cloud, openid: await aVolunteer(cloud) })
  await host.launch(`/screens/day/on-site/index?id=${activity.id}`)
  await host.until(() => host.has({ role: 'button', text: '看全部活动' }))
  expect(host.text()).not.toContain('应老师')
})
