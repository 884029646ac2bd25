/** A volunteer signs up, shows the ticket, and withdraws. */
import type { ActivityCard, ActivityDetail } from '../../src/contract/activities/activities'
import type { Page } from '../../src/contract/common'
import { randomUUID } from 'node:crypto'
import { day, hour } from '../../src/domain/calendar/calendar'
import { freeSeats } from '../../src/domain/activities/position'
import { call } from '../support/server'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { shown } from '../support/team-visitors'
import { publishVisit } from '../support/visit'

let world: World
let volunteer: Visitor
eachJourney({}, (opened, visitor) => {
  world = opened
  volunteer = visitor
})

const openActivity = async (title: string) => {
  await volunteer.open('/screens/main/activities/index')
  await volunteer.page.getByText(title).first().click()
  await volunteer.page.getByText('村民可以得到').waitFor()
}

test('a lawyer with an unverified skill reads so, and who can verify it', async () => {
  await volunteer.become('胡示范')
  await openActivity('健康驿站义诊')
  await volunteer.page.getByRole('button', { name: '我要报名' }).click()
  await volunteer.page.getByRole('radio', { name: /执业医师/ }).click()
  await volunteer.page
    .getByRole('alert')
    .getByText(/临床医疗/)
    .waitFor()
})

test('a visitor is not asked for a name until they sign up', async () => {
  await openActivity('健康驿站义诊')
  await volunteer.page.getByRole('button', { name: '我要报名' }).click()
  await volunteer.page.getByText(/先选一个演示身份/).waitFor()
})

/** An activity in some days with a free unreserved seat. */
async function withFreeSeat(): Promise<{ title: string; id: string }> {
  const { items } = await call<Page<ActivityCard>>(world.server.origin, 'activities.list', { limit: 50 })
  for (const { id, startsAt } of items.reverse()) {
    const activity = await call<ActivityDetail>(world.server.origin, 'activities.get', { activityId: id })
    const isFree = activity.positions.some((position) => position.name === '秩序引导' && freeSeats(position) > 1)
    if (activity.phase === 'open' && isFree && startsAt > Date.now() + 3 * day) return activity
  }
  throw new Error('the samples have no activity with a free seat for everybody')
}

test('a newcomer gives their name, consents, and signs up', async () => {
  const { page, become, open } = volunteer
  const { id } = await withFreeSeat()
  await become('居民')
  await open(`/screens/main/activity/index?id=${id}`)
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByRole('button', { name: '填写资料' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('还有内容要改').waitFor()
  await page.getByLabel('姓名').fill('余新样')
  await page.getByLabel('手机号').fill('138 0000 0077')
  await page.getByRole('checkbox', { name: /同意使用姓名/ }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('radio', { name: /秩序引导/ }).click()
  await page.getByRole('button', { name: '确认报名' }).click()
  await page.getByText(/[2-9A-Z]{3} · [2-9A-Z]{3}/).waitFor()
})

test('a double tap makes one sign-up, and a sign-up can be withdrawn', async () => {
  const { page, become, open } = volunteer
  const { title, id } = await withFreeSeat()
  await become('胡示范')
  await open(`/screens/main/activity/index?id=${id}`)
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByRole('radio', { name: /秩序引导/ }).click()
  await page.getByRole('button', { name: '确认报名' }).dblclick()
  await page.getByText(/[2-9A-Z]{3} · [2-9A-Z]{3}/).waitFor()
  await open('/screens/main/me/index')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: '不能来了' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不能来了' }).click()
  await page.getByText('已退出').filter({ visible: true }).first().waitFor()
  const mine = await call<{ activity: { id: string } }[]>(world.server.origin, 'signUps.mine', undefined, { 'x-demo-persona': 'minge' })
  expect(mine.filter(({ activity }) => activity.id === id)).toHaveLength(1)
  await open(`/screens/main/activity/index?id=${id}`)
  await page.getByRole('button', { name: '我要报名' }).waitFor()
})

test('a ticket opens without a network', async () => {
  const { page, become, context, open } = volunteer
  await become('陈样例')
  await open('/screens/main/me/index')
  await page.getByText('已确认').first().click()
  const code = await page.getByText(/[2-9A-Z]{3} · [2-9A-Z]{3}/).innerText()
  await page.waitForFunction(
    (text) => Object.keys(localStorage).some((key) => (localStorage.getItem(key) ?? '').includes(text)),
    code.replace(' · ', ''),
  )
  await context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  expect(await page.getByText(/[2-9A-Z]{3} · [2-9A-Z]{3}/).innerText()).toBe(code)
})

test('seats reserved for others do not count as free, and a volunteer reads that they would wait, and until when', async () => {
  const quotas = [{ organisationId: 'nonggong', seats: 2, releaseAt: Date.now() + 30 * day }]
  const visit = await publishVisit(world.server.origin, { capacity: 2, quotas })
  await volunteer.become('胡示范')
  await volunteer.open(`/screens/main/activity/index?id=${visit.id}`)
  await shown(volunteer, /农工党 留 2 位至 .+，还空 2 位/)
  await shown(volunteer, /现在报名是候补；.+ 起向大家开放/)
  await volunteer.page.getByRole('button', { name: '报名候补' }).click()
  // The button is tapped only when the form is there, since the page before has a button with the same name.
  await volunteer.page.getByRole('radio', { name: '以个人名义' }).waitFor()
  await volunteer.page.getByRole('button', { name: '报名候补' }).filter({ visible: true }).last().click()
  await shown(volunteer, /候补中：第 1 位/)
  const member = await world.visitor({ as: '陈样例' })
  await member.open(`/screens/main/sign-up/index?id=${visit.id}`)
  await shown(member, '其中 2 位是留给您的组织农工党的')
  await member.page.getByRole('button', { name: '确认报名' }).click()
  await shown(member, /[2-9A-Z]{3} · [2-9A-Z]{3}/)
  await member.context.close()
})

test('an outdated sign-up form shows what changed and sends the same choices again', async () => {
  const visit = await publishVisit(world.server.origin, { capacity: 4 })
  await volunteer.become('胡示范')
  await volunteer.open(`/screens/main/sign-up/index?id=${visit.id}`)
  await volunteer.page.getByRole('radio', { name: '以个人名义' }).click()
  const later = { ...visit.plan, startsAt: visit.startsAt + hour, endsAt: visit.startsAt + 3 * hour }
  const edit = { requestId: randomUUID(), activityId: visit.id, version: visit.version, plan: later }
  await call(world.server.origin, 'desk.edit', edit, { 'x-demo-persona': 'administrator' })
  await volunteer.page.getByRole('button', { name: '确认报名' }).click()
  await shown(volunteer, /活动刚有改动：时间改为 .+ 10:00–12:00/)
  await volunteer.page.getByRole('radio', { name: '以个人名义', checked: true }).waitFor()
  await volunteer.page.getByRole('button', { name: '确认报名' }).click()
  await shown(volunteer, /[2-9A-Z]{3} · [2-9A-Z]{3}/)
})
