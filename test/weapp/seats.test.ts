import { randomUUID } from 'node:crypto'
import type { DeskActivity } from '../../src/contract/activities/desk'
import { aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host

beforeAll(() => {
  cloud = startCloud()
})
afterAll(() => cloud.stop())
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

/** An activity with one seat, one confirmed volunteer and one waiting. */
async function aFullActivity() {
  const organiser = await anOrganiser(cloud)
  const positions = [{ id: randomUUID(), name: '秩序引导', capacity: 1, skillId: null, quotas: [] }]
  const activity = await anActivity(cloud, organiser, { positions })
  const seated = await signUp(cloud, await aVolunteer(cloud, '陈样例'), activity)
  const waiting = await signUp(cloud, await aVolunteer(cloud, '胡示范'), activity)
  const statuses = async () => {
    const { signUps } = await callAs<DeskActivity>(cloud, organiser, 'query', 'desk.get', { activityId: activity.id })
    return [seated, waiting].map((id) => signUps.find((one) => one.id === id)?.status)
  }
  return { organiser, activity, seated, waiting, statuses }
}

test('an organiser sees who waits and why, and removes a volunteer with a reason', async () => {
  const { organiser, activity, seated, waiting, statuses } = await aFullActivity()
  host = createHost({ cloud, openid: organiser })
  await host.launch(`/screens/organiser/desk-activity/index?id=${activity.id}`)
  await host.until(() => host.has({ id: `waiting-${waiting}` }))
  expect(host.text()).toContain('没有空名额')
  await host.until(() => host.text().includes('预计递补：胡示范。'))
  await host.tap({ id: `adjust-${seated}` })
  await host.tap({ id: 'adjust-remove' })
  await host.input({ id: 'remove-reason' }, '那天有门诊')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => !host.has({ id: 'sheet-confirm' }))
  expect(await statuses()).toEqual(['withdrawn', 'confirmed'])
})

test('a change of the place shows the number of people to notify before it is stored', async () => {
  const { organiser, activity } = await aFullActivity()
  host = createHost({ cloud, openid: organiser })
  await host.launch(`/screens/organiser/desk-activity/index?id=${activity.id}`)
  await host.until(() => host.has({ id: 'desk-edit' }))
  await host.tap({ id: 'desk-edit' })
  await host.until(() => host.has({ id: 'plan-place' }))
  await host.input({ id: 'plan-place' }, '芝英八村小学')
  await host.tap({ id: 'save-changes' })
  await host.until(() => host.has({ id: 'consequences' }))
  expect(host.one({ id: 'consequences' }).text).toContain('会通知 2 人')
  await host.input({ id: 'change-reason' }, '礼堂在修')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.route() === 'screens/organiser/desk-activity/index')
  const { place } = await callAs<DeskActivity>(cloud, organiser, 'query', 'desk.get', { activityId: activity.id })
  expect(place).toBe('芝英八村小学')
})

test('the page of declared skills opens', async () => {
  host = createHost({ cloud, openid: await anOrganiser(cloud) })
  await host.launch('/screens/organiser/skills/index')
  await host.until(() => host.text().includes('还没有要核实的专长'))
})
