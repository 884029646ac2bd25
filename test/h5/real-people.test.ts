/** Real people on a server of one's own: from an empty database to a synced attendance, without SQL and without a persona. */
import type { Host } from '../support/weapp-host/host'
import { type Backend, type RealPeople, introduce, openOffice, signInPc, tomorrow } from './office'
import { publishAnyway } from './publishing'

let office: RealPeople
let hosts: Host[] = []
afterEach(async () => {
  for (const host of hosts) expect(host.errors).toEqual([])
  hosts = []
  await office.close()
})

const phone = async (...about: Parameters<RealPeople['phone']>): Promise<Host> => {
  const host = await office.phone(...about)
  hosts.push(host)
  return host
}

/** The embedded database is for trying out, and its journey is part of `npm run test:long`. */
const EMBEDDED: Backend[] = process.env['EMBEDDED_JOURNEY'] ? ['a server with the embedded database'] : []
const BACKENDS: Backend[] = ["a server of one's own", 'the cloud function', ...EMBEDDED]

test.each(BACKENDS)(
  'by %s an administrator opens the base, publishes at a PC, and takes attendance on the phone',
  async (backend) => {
    office = await openOffice(backend)
    const admin = await phone('openid-lin')
    await introduce(admin, '林样例', '13900000001')
    await admin.tap({ role: 'link', text: /组织者入口/ })
    await admin.until(() => admin.has({ id: 'opening-code' }))
    const code = /开通码 (\S+?)：/.exec(office.server.output())?.[1] ?? ''
    await admin.input({ id: 'opening-code' }, code.toLowerCase())
    await admin.tap({ id: 'open' })
    await admin.until(() => admin.text().includes('您现在是基地管理员'))
    await admin.launch()

    const pc = await office.pc('/screens/volunteer/sign-in/index')
    const desk = await phone('openid-lin', undefined, admin.storage)
    await desk.until(() => desk.has({ role: 'link', text: /扫码登录电脑/ }))
    await signInPc(pc, desk)
    await pc.locator('#go-on').click()
    await pc.getByText('组织者工作台').first().click()
    await pc.locator('#desk-publish').click()
    await pc.locator('#template-culture').click()
    await pc.locator('#plan-date').fill(tomorrow())
    await pc.locator('#plan-town select, select#plan-town').selectOption({ index: 1 })
    await pc.locator('#plan-place').fill('文化礼堂')
    await pc.locator('#plan-lead select, select#plan-lead').selectOption({ index: 1 })
    await publishAnyway(pc)
    const id = /id=([0-9a-f-]{36})/.exec(pc.url())?.[1] ?? ''

    const volunteer = await phone('openid-chen')
    await introduce(volunteer, '陈样例', '13900000002')
    const signingUp = await phone('openid-chen', `/screens/main/activity/index?id=${id}`, volunteer.storage)
    await signingUp.until(() => signingUp.has({ role: 'button', text: '志愿者报名' }))
    await signingUp.tap({ role: 'button', text: '志愿者报名' })
    await signingUp.until(() => signingUp.has({ role: 'button', text: '确认报名' }))
    await signingUp.tap({ role: 'button', text: '确认报名' })
    await signingUp.until(() => signingUp.text().includes('报名成功'))

    const onSite = await phone('openid-lin', `/screens/day/on-site/index?id=${id}`, admin.storage)
    await onSite.until(() => onSite.has({ label: '陈样例 签到' }))
    onSite.setOnline(false)
    await onSite.tap({ role: 'button', label: '陈样例 签到' })
    expect(onSite.one({ id: 'sync-bar' }).text).toContain('1 条')
    onSite.setOnline(true)
    await onSite.until(() => onSite.one({ id: 'sync-bar' }).text.startsWith('已全部同步'))
    await pc.goto(`${office.server.origin}/#/screens/day/review/index?id=${id}`)
    await pc.getByText('陈样例').first().waitFor()
    expect(office.server.output()).not.toMatch(/openid-|secret-|13900000/)
  },
  240_000,
)

test('a session that its owner ends on the phone ends at the PC, which goes on without an account', async () => {
  office = await openOffice()
  const owner = await phone('openid-hu')
  await introduce(owner, '胡样例', '13900000003')
  const pc = await office.pc('/screens/volunteer/sign-in/index')
  await signInPc(pc, owner, true)
  await pc.locator('#go-on').click()
  await pc.getByText('胡样例').first().waitFor()
  expect(await pc.evaluate(() => JSON.stringify(localStorage))).not.toContain('胡样例')
  const devices = await phone('openid-hu', '/screens/volunteer/sessions/index', owner.storage)
  await devices.until(() => devices.has({ id: 'end-all' }))
  await devices.tap({ role: 'button', text: '退出' })
  await devices.tap({ id: 'sheet-confirm' })
  await devices.until(() => !devices.has({ id: 'end-all' }))
  await pc.reload()
  await pc.getByText('看活动不用登录').waitFor()
  await pc.getByText('胡样例').waitFor({ state: 'detached' })
}, 120_000)
