import { randomUUID } from 'node:crypto'
import { hour } from '../../src/domain/calendar/calendar'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'
import type { OwnSignUpView } from '../../src/contract/sign-ups'

let cloud: CloudEmulator
let host: Host
let organiser: string
let activity: Activity

beforeAll(async () => {
  cloud = startCloud()
  organiser = await anOrganiser(cloud)
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  activity = await anActivity(cloud, organiser)
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

async function openActivity(openid: string): Promise<void> {
  host = createHost({ cloud, openid })
  await host.launch(`/screens/main/activity/index?id=${activity.id}`)
  await host.until(() => host.has({ role: 'button', text: /志愿者报名|报名候补|看我的/ }))
}

/** A volunteer with these organisations and skills, none of them verified. */
async function aMember(organisationIds: string[], skillIds: string[] = []): Promise<string> {
  const openid = await aVolunteer(cloud)
  const agreed = { agreesToPersonalData: true, agreesToMembership: true }
  await callAs(cloud, openid, 'mutation', 'profile.save', { name: '胡样例', phone: '13700000001', organisationIds, skillIds, ...agreed })
  return openid
}

async function openForm(openid: string): Promise<void> {
  await openActivity(openid)
  await host.tap({ role: 'button', text: /志愿者报名|报名候补/ })
  await host.until(() => host.has({ role: 'radio' }))
}

test('a volunteer signs up and gets a ticket with a code to scan and one to read aloud', async () => {
  const volunteer = await aVolunteer(cloud)
  await openForm(volunteer)
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => host.text().includes('报名成功'))
  expect(host.route()).toBe('screens/main/ticket/index')
  const [own] = await callAs<OwnSignUpView[]>(cloud, volunteer, 'query', 'signUps.mine')
  const code = own?.ticket?.code ?? ''
  expect(host.text()).toContain(`${code.slice(0, 3)}\u00a0·\u00a0${code.slice(3)}`)
  expect(host.one({ tag: 'image', label: '签到二维码' }).attr('src')).toMatch(/^data:image\//)
})

test('going back from a new ticket does not lead into the finished form', async () => {
  await openForm(await aVolunteer(cloud))
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => host.text().includes('报名成功'))
  await host.tap({ role: 'button', label: '返回' })
  expect(host.route()).toBe('screens/main/activity/index')
  await host.until(() => host.has({ role: 'button', text: '看我的签到码' }))
})

test('a double tap sends one request', async () => {
  const volunteer = await aVolunteer(cloud)
  await openForm(volunteer)
  const button = host.one({ role: 'button', text: '确认报名' })
  button.dispatch('tap', {})
  button.dispatch('tap', {})
  await host.until(() => host.text().includes('报名成功'))
  expect(await callAs<OwnSignUpView[]>(cloud, volunteer, 'query', 'signUps.mine')).toHaveLength(1)
})

test('a full activity offers the waitlist, and the ticket says not to come yet', async () => {
  activity = await anActivity(cloud, organiser, {
    positions: activity.plan.positions.map((position) => ({ ...position, capacity: 1, id: randomUUID() })),
  })
  await signUp(cloud, await aVolunteer(cloud), activity)
  await openForm(await aVolunteer(cloud))
  await host.tap({ role: 'button', text: '报名候补' })
  await host.until(() => host.text().includes('候补中'))
  expect(host.text()).toContain('确认之前请不要前往')
  expect(host.has({ tag: 'image', label: '签到二维码' })).toBe(false)
})

test('a lawyer with an unverified skill reads so, and who can verify it', async () => {
  activity = await anActivity(cloud, organiser, {
    positions: [{ id: randomUUID(), name: '律师', capacity: 2, skillId: 'law', quotas: [] }],
  })
  await openForm(await aMember(['minge'], ['law']))
  expect(host.one({ role: 'alert' }).text).toMatch(/您的「.+」专长还没有经所在组织核实，请联系组织的联络人。/)
  expect(host.one({ role: 'button', label: /^确认报名/ }).attr('aria-disabled')).toBe(true)
})

test('seats reserved for others do not count as free, and a volunteer reads that they would wait, and until when', async () => {
  const quotas = [{ organisationId: 'nonggong', seats: 2, releaseAt: activity.plan.startsAt - 72 * hour }]
  activity = await anActivity(cloud, organiser, {
    positions: [{ id: randomUUID(), name: '秩序引导', capacity: 2, skillId: null, quotas }],
  })
  await openActivity(await aMember(['minge']))
  expect(host.text()).toMatch(/农工党 留 2 位至 .+，还空 2 位/)
  expect(host.text()).toMatch(/现在报名先候补；.+ 起向大家开放/)
  await host.tap({ role: 'button', text: '报名候补' })
  await host.until(() => host.has({ role: 'radio', text: /以个人名义/ }))
  await host.tap({ role: 'button', text: '报名候补' })
  await host.until(() => host.text().includes('候补中：第 1 位'))
  host.close()

  const member = await aMember(['nonggong'])
  await cloud.sql('update memberships set verified_at = now() where volunteer_id = (select id from volunteers where openid = $1)', [member])
  await openForm(member)
  expect(host.text()).toContain('其中 2 位是留给您的组织农工党的')
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => host.text().includes('报名成功'))
})

test('an outdated sign-up form shows what changed and sends the same choices again', async () => {
  await openForm(await aMember(['minge']))
  await host.tap({ role: 'radio', text: /以个人名义/ })
  const { plan, id: activityId } = activity
  const later = { ...plan, startsAt: plan.startsAt + hour, endsAt: plan.endsAt + hour }
  const edit = { requestId: randomUUID(), activityId, version: 2, plan: later }
  expect(await callAs(cloud, organiser, 'mutation', 'desk.edit', edit)).toMatchObject({ ok: true })
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => /活动刚有改动：时间改为 .+ 10:00–13:00/.test(host.text()))
  expect(host.one({ role: 'radio', text: /以个人名义/ }).attr('aria-checked')).toBe(true)
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => host.text().includes('报名成功'))
})

test('a user without a profile is sent to the profile page and returns to the form', async () => {
  await openForm('openid-newcomer')
  expect(host.one({ role: 'button', label: /^确认报名/ }).attr('aria-disabled')).toBe(true)
  await host.tap({ role: 'button', text: /填写/ })
  expect(host.route()).toBe('screens/volunteer/profile/index')
  await host.until(() => host.has({ label: '姓名' }))
  await host.tap({ role: 'button', text: '保存' })
  expect(host.text()).toContain('还有内容要改')
  await host.input({ label: '姓名' }, '应新来')
  await host.input({ label: '手机号' }, '13900000000')
  await host.tap({ role: 'checkbox', text: /^同意使用姓名/ })
  await host.tap({ role: 'button', text: '保存' })
  await host.until(() => host.route() === 'screens/main/sign-up/index')
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => host.text().includes('报名成功'))
})

test('a request without a network says so and is sent when the network is back', async () => {
  const volunteer = await aVolunteer(cloud)
  await openForm(volunteer)
  host.setOnline(false)
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => host.has({ role: 'alert' }))
  expect(host.text()).not.toContain('报名成功')
  host.setOnline(true)
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => host.text().includes('报名成功'))
  expect(await callAs<OwnSignUpView[]>(cloud, volunteer, 'query', 'signUps.mine')).toHaveLength(1)
})

test('a request whose answer was lost is the same request when it is sent again', async () => {
  const volunteer = await aVolunteer(cloud)
  await openForm(volunteer)
  host.loseAnswers(true)
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => host.has({ role: 'alert' }))
  host.loseAnswers(false)
  await host.tap({ role: 'button', text: '确认报名' })
  await host.until(() => host.text().includes('报名成功'))
  expect(await callAs<OwnSignUpView[]>(cloud, volunteer, 'query', 'signUps.mine')).toHaveLength(1)
})

test('a ticket that was opened once opens without a network', async () => {
  const volunteer = await aVolunteer(cloud)
  const id = await signUp(cloud, volunteer, activity)
  host = createHost({ cloud, openid: volunteer })
  await host.launch(`/screens/main/ticket/index?id=${id}`)
  await host.until(() => host.has({ label: '签到二维码' }) && host.storage.has('cache'))
  const code = /[2-9A-Z]{3}\s·\s[2-9A-Z]{3}/.exec(host.text())?.[0] ?? ''
  expect(code).not.toBe('')
  host.close()
  host = createHost({ cloud, openid: volunteer, storage: host.storage })
  host.setOnline(false)
  await host.launch(`/screens/main/ticket/index?id=${id}`)
  expect(host.has({ label: '签到二维码' })).toBe(true)
  expect(host.text()).toContain(code)
})

test('a ticket brightens the screen, and leaving it restores the old brightness', async () => {
  const volunteer = await aVolunteer(cloud)
  const id = await signUp(cloud, volunteer, activity)
  host = createHost({ cloud, openid: volunteer })
  host.answers.set('getScreenBrightness', { value: 0.4 })
  host.answers.set('setScreenBrightness', {})
  await host.launch(`/screens/main/ticket/index?id=${id}`)
  await host.until(() => host.has({ role: 'button', text: '看活动详情' }))
  await host.tap({ role: 'button', text: '看活动详情' })
  expect(
    host.calls.filter(({ name }) => name === 'setScreenBrightness').map(({ options }) => (options as { value: number }).value),
  ).toEqual([1, 0.4])
})

test('a withdrawal asks for confirmation and gives the seat to the first waiting volunteer', async () => {
  activity = await anActivity(cloud, organiser, {
    positions: activity.plan.positions.map((position) => ({ ...position, capacity: 1, id: randomUUID() })),
  })
  const volunteer = await aVolunteer(cloud)
  const waiting = await aVolunteer(cloud)
  const id = await signUp(cloud, volunteer, activity)
  await signUp(cloud, waiting, activity)
  host = createHost({ cloud, openid: volunteer })
  await host.launch(`/screens/main/ticket/index?id=${id}`)
  await host.until(() => host.has({ role: 'button', text: '退出报名' }))
  await host.tap({ role: 'button', text: '退出报名' })
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.text().includes('这次报名已退出'))
  const [own] = await callAs<OwnSignUpView[]>(cloud, waiting, 'query', 'signUps.mine')
  expect(own?.status).toBe('confirmed')
  expect(await callAs<OwnSignUpView[]>(cloud, volunteer, 'query', 'signUps.mine')).toMatchObject([{ status: 'withdrawn' }])
  host.close()
  await openActivity(volunteer)
  expect(host.has({ role: 'button', text: '报名候补' })).toBe(true)
})
