/** The volunteer's own phone in the built mini-program: the venue's code, the records, the proof. */
import { randomUUID } from 'node:crypto'
import type { RosterView } from '../../src/contract/attendance'
import type { AttendanceReview, CloseAnswer } from '../../src/contract/records'
import { hour, minute } from '../../src/domain/calendar'
import { venueCode } from '../../src/domain/venue-code'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'
import { WxError } from '../support/weapp-host/wx-api'

let cloud: CloudEmulator
let host: Host
let organiser: string
let volunteer: string
let signUpId: string
let activity: Activity

beforeAll(async () => {
  cloud = startCloud()
  organiser = await anOrganiser(cloud)
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  activity = await anActivity(cloud, organiser)
  volunteer = await aVolunteer(cloud, '陈样例')
  signUpId = await signUp(cloud, volunteer, activity)
  await shift(-hour)
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

/** Moves the visit of three hours so that it begins so far from now: nothing can be published into the past. */
const shift = (ms: number) =>
  cloud.sql('update activities set starts_at = $2, ends_at = $3, sign_up_opens_at = $2, sign_up_closes_at = $2 where id = $1', [
    activity.id,
    new Date(Date.now() + ms),
    new Date(Date.now() + ms + 3 * hour),
  ])

interface Start {
  storage?: Host['storage']
  online?: boolean
  openid?: string
}
async function open(path: string, { storage, online = true, openid = volunteer }: Start = {}): Promise<void> {
  host = createHost({ cloud, openid, ...(storage ? { storage } : {}) })
  host.setOnline(online)
  await host.launch(path)
}
const openCheckIn = async (start?: Start) => {
  await open(`/volunteer/check-in/index?id=${activity.id}`, start)
  await host.until(() => host.has({ id: 'scan' }))
}
const roster = () => callAs<RosterView>(cloud, organiser, 'query', 'attendance.roster', { activityId: activity.id, deviceId: randomUUID() })
const onServer = async () => (await roster()).marks.map(({ kind, method }) => `${kind} ${method}`)
const codeNow = async (ago = 0) => venueCode((await roster()).key, activity.id, Date.now() - ago)
const type = async (code: string) => {
  await host.input({ id: 'venue-code' }, code)
  await host.tap({ id: 'give-code' })
}
const saysOf = (words: string) => host.until(() => host.text().includes(words))

test('scanning the venue code checks in, and says that it has arrived', async () => {
  await openCheckIn()
  host.answers.set('scanCode', { result: (await codeNow()).text })
  await host.tap({ id: 'scan' })
  await saysOf('签到已记下')
  await saysOf('已送达')
  expect(await onServer()).toEqual(['in venue'])
  expect(host.calls.find(({ name }) => name === 'scanCode')?.options).toMatchObject({ onlyFromCamera: true, scanType: ['qrCode'] })
})

test('opened from the ticket without a network, what is typed is on the phone first and arrives with the network', async () => {
  const { spoken } = await codeNow()
  await open(`/pages/ticket/index?id=${signUpId}`)
  await host.until(() => host.storage.has('cache') && (host.storage.get('cache') ?? '').includes(signUpId))
  host.close()
  await open(`/pages/ticket/index?id=${signUpId}`, { storage: host.storage, online: false })
  await host.tap({ id: 'to-check-in' })
  expect(host.route()).toBe('volunteer/check-in/index')
  expect(host.text()).toContain('送医送药到村头')
  await type(spoken.toLowerCase())
  expect(host.text()).toContain('已存在本机，联网后自动送达')
  expect(host.storage.get('outbox')).toContain(spoken)
  host.close()
  await openCheckIn({ storage: host.storage, online: false })
  expect(host.text()).toContain('已存在本机，联网后自动送达')
  expect(await onServer()).toEqual([])
  host.setOnline(true)
  await host.until(() => host.has({ id: 'on-record' }))
  expect(await onServer()).toEqual(['in venue'])
})

test('an answer that was lost checks nobody in twice', async () => {
  await openCheckIn()
  host.loseAnswers(true)
  await type((await codeNow()).spoken)
  await saysOf('联网后自动送达')
  await host.until(() => host.has({ id: 'send-now' }))
  host.loseAnswers(false)
  await host.tap({ id: 'send-now' })
  await saysOf('已送达')
  expect(await onServer()).toEqual(['in venue'])
})

test.each([
  ['refused', new WxError('auth deny'), '没有允许用相机'],
  ['failing', new WxError('internal error'), '这次没有扫出来'],
])('a camera that is %s leaves the way of typing', async (_how, answer, words) => {
  await openCheckIn()
  host.answers.set('scanCode', answer)
  await host.tap({ id: 'scan' })
  await saysOf(words)
  await host.input({ id: 'scanner-typed' }, (await codeNow()).spoken)
  await host.tap({ id: 'scanner-give' })
  await saysOf('已送达')
  expect(await onServer()).toEqual(['in venue'])
})

test('closing the camera records nothing', async () => {
  await openCheckIn()
  host.answers.set('scanCode', new WxError('cancel'))
  await host.tap({ id: 'scan' })
  await host.until(() => !host.has({ id: 'scan-again' }))
  expect(host.has({ id: 'own-marks' })).toBe(false)
})

test('the code of another visit, and what is none, are said at once and recorded nowhere', async () => {
  await openCheckIn()
  host.answers.set('scanCode', { result: venueCode((await roster()).key, randomUUID(), Date.now()).text })
  await host.tap({ id: 'scan' })
  await saysOf('是另一场活动的现场码，没有记录')
  host.answers.set('scanCode', { result: 'https://example.com' })
  await host.tap({ id: 'scan-again' })
  await saysOf('不是现场码，没有记录')
  expect(await onServer()).toEqual([])
})

test('a code that was photographed an hour ago is recorded, and its reader knows that it will be looked at', async () => {
  await openCheckIn()
  host.answers.set('scanCode', { result: (await codeNow(hour)).text })
  await host.tap({ id: 'scan' })
  await saysOf('可能会被核对')
  await saysOf('已送达')
  expect(await onServer()).toEqual(['in venue'])
})

test('a code that nobody showed stays on the phone with its reason until its person lets it go', async () => {
  await openCheckIn()
  await type('222222')
  await saysOf('现场码不对，请看着屏幕再输一遍')
  expect(host.storage.get('outbox')).toContain('222222')
  await host.tap({ role: 'button', text: '不要了' })
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => !host.has({ id: 'own-marks' }))
  expect(host.storage.get('outbox')).not.toContain('222222')
  expect(await onServer()).toEqual([])
})

test('half a code is not sent', async () => {
  await openCheckIn()
  await type('7K4')
  expect(host.text()).toContain('现场码是六位数字和字母')
  expect(host.has({ id: 'own-marks' })).toBe(false)
})

test('somebody who has not signed up finds the way from the activity while it runs, and leaves too', async () => {
  const walkIn = await aVolunteer(cloud, '胡走访')
  await open(`/pages/activity/index?id=${activity.id}`, { openid: walkIn })
  await host.until(() => host.has({ role: 'button', text: '现场签到' }))
  await host.tap({ role: 'button', text: '现场签到' })
  await type((await codeNow()).spoken)
  await saysOf('已送达')
  await host.tap({ id: 'kind-out' })
  await type((await codeNow()).spoken)
  await host.until(() => host.text().split('已送达').length === 3)
  expect(await onServer()).toEqual(['in venue', 'out venue'])
})

test('nobody is led to checking in long before the visit', async () => {
  await shift(4 * hour)
  await open(`/pages/ticket/index?id=${signUpId}`)
  await host.until(() => host.text().includes('看活动详情'))
  expect(host.has({ id: 'to-check-in' })).toBe(false)
})

/** They came and left, the visit ended, an organiser closed the day. */
async function closeTheDay(): Promise<void> {
  await shift(-5 * hour)
  const { entries } = await roster()
  const volunteerId = entries[0]?.volunteerId
  const at = Date.now() - 4 * hour - 30 * minute
  const mark = { volunteerId, method: 'ticked', clockOffset: 0 }
  await callAs(cloud, organiser, 'mutation', 'attendance.sync', {
    activityId: activity.id,
    deviceId: randomUUID(),
    since: 0,
    marks: [
      { ...mark, id: randomUUID(), kind: 'in', at },
      { ...mark, id: randomUUID(), kind: 'out', at: at + 90 * minute },
    ],
  })
  const { marks } = await callAs<AttendanceReview>(cloud, organiser, 'query', 'records.review', { activityId: activity.id })
  const closing = { requestId: randomUUID(), activityId: activity.id, seenMarks: marks }
  expect(await callAs<CloseAnswer>(cloud, organiser, 'mutation', 'records.close', closing)).toEqual({ ok: true })
}

test('a record shows what the law wants in it, and from 我的 it is one tap away', async () => {
  await closeTheDay()
  await open('/pages/me/index')
  await host.until(() => host.has({ id: 'to-records' }))
  await host.tap({ id: 'to-records' })
  await saysOf('送医送药到村头')
  expect(host.one({ id: 'total-hours' }).text).toBe('1.5')
  for (const words of ['已核对', '芝英八村文化礼堂', '秩序引导：量血压', '1.5 小时', '民革', '组织者签到', '有异议'])
    expect(host.text()).toContain(words)
})

test('an objection waits for the network and says so, and then for its answer', async () => {
  await closeTheDay()
  await open('/volunteer/records/index')
  await saysOf('有异议')
  host.setOnline(false)
  await host.tap({ role: 'button', text: '有异议' })
  expect(host.text()).toContain('提异议需要网络')
  await host.input({ id: 'dispute-text' }, '我十一点才走')
  await host.tap({ id: 'sheet-confirm' })
  await saysOf('没有发出去')
  host.setOnline(true)
  await host.tap({ id: 'sheet-confirm' })
  await saysOf('等组织者答复')
  expect(host.text()).toContain('我十一点才走')
  expect(host.has({ role: 'button', text: '有异议' })).toBe(false)
})

test('records that were seen open without a network', async () => {
  await closeTheDay()
  await open('/volunteer/records/index')
  await saysOf('有异议')
  await host.until(() => (host.storage.get('cache') ?? '').includes('秩序引导：量血压'))
  host.close()
  await open('/volunteer/records/index', { storage: host.storage, online: false })
  await saysOf('离线：显示的是')
  expect(host.text()).toContain('秩序引导：量血压')
})

/** What WeChat's canvas is to a script: a node that the page's query finds. */
function withCanvas(): string[] {
  const drawn: string[] = []
  const brush = {
    measureText: (text: string) => ({ width: text.length * 20 }),
    fillText: (text: string) => void drawn.push(text),
    fillRect: () => undefined,
    beginPath: () => undefined,
    arc: () => undefined,
    stroke: () => undefined,
  }
  const query = {
    select: () => query,
    fields: (_wanted: object, found: (result: object) => void) => {
      found({ node: { width: 0, height: 0, getContext: () => brush } })
      return query
    },
    exec: () => undefined,
  }
  Object.assign(host.wx, { createSelectorQuery: () => query })
  host.answers.set('canvasToTempFilePath', { tempFilePath: 'wxfile://tmp/proof.png' })
  return drawn
}

test('a proof is drawn; when the album is refused it says how to allow it, and the next time it is saved', async () => {
  await closeTheDay()
  host = createHost({ cloud, openid: volunteer })
  const drawn = withCanvas()
  await host.launch('/volunteer/proof/index')
  await host.until(() => host.has({ id: 'issue' }))
  await host.tap({ id: 'issue' })
  await host.until(() => host.has({ id: 'save-picture' }))
  expect(drawn.join('')).toContain('志愿服务记录证明')
  expect(drawn.join('')).toContain('送医送药到村头')
  host.answers.set('saveImageToPhotosAlbum', new WxError('auth deny'))
  await host.tap({ id: 'save-picture' })
  await saysOf('没有允许保存到相册')
  host.answers.set('saveImageToPhotosAlbum', {})
  await host.tap({ id: 'save-picture' })
  await saysOf('已保存')
  expect(host.calls.filter(({ name }) => name === 'saveImageToPhotosAlbum')[1]?.options).toMatchObject({
    filePath: 'wxfile://tmp/proof.png',
  })

  const code = host.one({ id: 'proof-code' }).text
  host.close()
  await open('/volunteer/check-proof/index', { openid: 'openid-of-a-stranger' })
  await host.input({ id: 'proof-code' }, code.toLowerCase())
  await host.tap({ id: 'check' })
  await saysOf('有这份证明')
  expect(host.text()).toContain('陈**')
  expect(host.text()).not.toContain('陈样例')
})

test('a year of which nothing is closed has no proof yet, and says why', async () => {
  await open('/volunteer/proof/index')
  await host.until(() => host.has({ id: 'issue' }))
  await host.tap({ id: 'issue' })
  await saysOf('还没有核对完的服务记录')
})

test('a code that is none is said to be none', async () => {
  await open('/volunteer/check-proof/index?code=ABCDEFGHJKMN')
  await saysOf('没有这个证明')
})
