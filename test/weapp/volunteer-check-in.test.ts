/** The volunteer's own phone in the built mini-program, checking in by the venue's code. */
import { randomUUID } from 'node:crypto'
import { hour } from '../../src/domain/calendar/calendar'
import { venueCode } from '../../src/domain/attendance/venue-code'
import { aVolunteer } from '../support/cloud-base'
import { WxError } from '../support/weapp-host/wx-api'
import { ownDay } from './own-day'

const { held, shift, open, attendanceList, onServer, codeNow, says } = ownDay()

async function openCheckIn(start?: Parameters<typeof open>[1]): Promise<void> {
  await open(`/screens/volunteer/check-in/index?id=${held.activity.id}`, start)
  await held.host.until(() => held.host.has({ id: 'scan' }))
}
async function type(code: string): Promise<void> {
  await held.host.input({ id: 'venue-code' }, code)
  await held.host.tap({ id: 'give-code' })
}

test("scanning the venue's code checks in, and the page says that the mark has arrived", async () => {
  await openCheckIn()
  held.host.answers.set('scanCode', { result: (await codeNow()).text })
  await held.host.tap({ id: 'scan' })
  await says('签到已记下')
  await says('已送达')
  expect(await onServer()).toEqual(['in venue'])
  expect(held.host.calls.find(({ name }) => name === 'scanCode')?.options).toMatchObject({ onlyFromCamera: true, scanType: ['qrCode'] })
})

test('a code typed without a network, from the ticket, is stored on the phone first and sent with the network', async () => {
  const { spoken } = await codeNow()
  await open(`/screens/main/ticket/index?id=${held.signUpId}`)
  await held.host.until(() => held.host.storage.has('cache') && (held.host.storage.get('cache') ?? '').includes(held.signUpId))
  held.host.close()
  await open(`/screens/main/ticket/index?id=${held.signUpId}`, { storage: held.host.storage, online: false })
  await held.host.tap({ id: 'to-check-in' })
  expect(held.host.route()).toBe('screens/volunteer/check-in/index')
  expect(held.host.text()).toContain('送医送药到村头')
  await type(spoken.toLowerCase())
  expect(held.host.text()).toContain('已存在本机，联网后自动送达')
  expect(held.host.storage.get('outbox')).toContain(spoken)
  held.host.close()
  await openCheckIn({ storage: held.host.storage, online: false })
  expect(held.host.text()).toContain('已存在本机，联网后自动送达')
  expect(await onServer()).toEqual([])
  held.host.setOnline(true)
  await held.host.until(() => held.host.has({ id: 'on-record' }))
  expect(await onServer()).toEqual(['in venue'])
})

test('a check-in whose answer was lost is stored once', async () => {
  await openCheckIn()
  held.host.loseAnswers(true)
  await type((await codeNow()).spoken)
  await says('服务器有回应后自动送达')
  await held.host.until(() => held.host.has({ id: 'send-now' }))
  held.host.loseAnswers(false)
  await held.host.tap({ id: 'send-now' })
  await says('已送达')
  expect(await onServer()).toEqual(['in venue'])
})

test.each([
  ['refused', new WxError('auth deny'), '没有允许用相机'],
  ['failing', new WxError('internal error'), '这次没有扫出来'],
])('a camera that is %s leaves the text field for typing', async (_how, answer, words) => {
  await openCheckIn()
  held.host.answers.set('scanCode', answer)
  await held.host.tap({ id: 'scan' })
  await says(words)
  await held.host.input({ id: 'scanner-typed' }, (await codeNow()).spoken)
  await held.host.tap({ id: 'scanner-give' })
  await says('已送达')
  expect(await onServer()).toEqual(['in venue'])
})

test('closing the camera records nothing', async () => {
  await openCheckIn()
  held.host.answers.set('scanCode', new WxError('cancel'))
  await held.host.tap({ id: 'scan' })
  await held.host.until(() => !held.host.has({ id: 'scan-again' }))
  expect(held.host.has({ id: 'own-marks' })).toBe(false)
})

test('the code of another visit and an invalid code are reported at once and not recorded', async () => {
  await openCheckIn()
  held.host.answers.set('scanCode', { result: venueCode((await attendanceList()).key, randomUUID(), Date.now()).text })
  await held.host.tap({ id: 'scan' })
  await says('是另一场活动的现场码，没有记录')
  held.host.answers.set('scanCode', { result: 'https://example.com' })
  await held.host.tap({ id: 'scan-again' })
  await says('不是现场码，没有记录')
  expect(await onServer()).toEqual([])
})

test('a code photographed an hour ago is recorded, and the page says that it may be reviewed', async () => {
  await openCheckIn()
  held.host.answers.set('scanCode', { result: (await codeNow(hour)).text })
  await held.host.tap({ id: 'scan' })
  await says('可能会被核对')
  await says('已送达')
  expect(await onServer()).toEqual(['in venue'])
})

test('a code that was never shown stays on the phone with its reason until the volunteer discards it', async () => {
  await openCheckIn()
  await type('222222')
  await says('现场码不对，请看着屏幕再输一遍')
  expect(held.host.text()).not.toContain('签到已记下')
  expect(held.host.storage.get('outbox')).toContain('222222')
  await held.host.tap({ role: 'button', text: '删除' })
  await held.host.tap({ id: 'sheet-confirm' })
  await held.host.until(() => !held.host.has({ id: 'own-marks' }))
  expect(held.host.storage.get('outbox')).not.toContain('222222')
  expect(await onServer()).toEqual([])
})

test('half a code is not sent', async () => {
  await openCheckIn()
  await type('7K4')
  expect(held.host.text()).toContain('现场码是六位数字和字母')
  expect(held.host.has({ id: 'own-marks' })).toBe(false)
})

test("a volunteer without a sign-up checks in and out from the running activity's page", async () => {
  const walkIn = await aVolunteer(held.cloud, '胡走访')
  await open(`/screens/main/activity/index?id=${held.activity.id}`, { openid: walkIn })
  await held.host.until(() => held.host.has({ role: 'button', text: '现场签到' }))
  await held.host.tap({ role: 'button', text: '现场签到' })
  await type((await codeNow()).spoken)
  await says('已送达')
  await held.host.tap({ id: 'kind-out' })
  await type((await codeNow()).spoken)
  await held.host.until(() => held.host.text().split('已送达').length === 3)
  expect(await onServer()).toEqual(['in venue', 'out venue'])
})

test('no page leads to check-in long before the visit', async () => {
  await shift(4 * hour)
  await open(`/screens/main/ticket/index?id=${held.signUpId}`)
  await held.host.until(() => held.host.text().includes('看活动详情'))
  expect(held.host.has({ id: 'to-check-in' })).toBe(false)
})
