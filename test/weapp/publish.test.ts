import type { ActivityCard } from '../../src/contract/activities/activities'
import type { Page } from '../../src/contract/common'
import { day, dayOf, minute } from '../../src/domain/calendar/calendar'
import { anOrganiser, aVolunteer, callAs } from '../support/cloud-base'
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

async function openForm(openid: string, storage?: Host['storage']): Promise<void> {
  host = createHost({ cloud, openid, ...(storage ? { storage } : {}) })
  await host.launch('/screens/organiser/desk/index')
  await host.until(() => host.has({ id: 'desk-publish' }))
  await host.tap({ id: 'desk-publish' })
  await host.until(() => host.has({ id: 'plan-title' }))
}

/** Makes a choice in a picker. A phone would show the picker; here only its event is sent. */
const pick = (id: string, value: string) => host.fire({ id }, 'change', { value })

async function fillIn(title: string): Promise<void> {
  await host.input({ id: 'plan-title' }, title)
  await host.tap({ id: 'category-law' })
  await pick('plan-date', dayOf(Date.now() + 9 * day))
  await pick('plan-from', '09:00')
  await pick('plan-to', '11:30')
  await host.input({ id: 'plan-place' }, '芝英八村祠堂')
  if (!host.has({ id: 'service-name-0' })) await host.tap({ id: 'add-service' })
  await host.input({ id: 'service-name-0' }, '法律咨询')
  if (!host.has({ id: 'position-name-0' })) await host.tap({ id: 'add-position' })
  await host.input({ id: 'position-name-0' }, '律师')
}

/** Publishes despite the warning that no volunteer has a verified skill. */
async function publishAnyway(): Promise<void> {
  const isThere = () => host.route() === 'screens/organiser/desk-activity/index'
  await host.tap({ id: 'publish' })
  await host.until(() => host.has({ id: 'plan-warnings' }) || isThere())
  if (!isThere()) await host.tap({ id: 'sheet-confirm' })
  await host.until(isThere)
}

test('an organiser publishes an activity and every volunteer sees it', async () => {
  await openForm(await anOrganiser(cloud))
  await fillIn('以案说法进祠堂')
  await publishAnyway()
  const list = await callAs<Page<ActivityCard>>(cloud, await aVolunteer(cloud), 'query', 'activities.list', {})
  expect(list.items.map(({ title }) => title)).toContain('以案说法进祠堂')
})

test('a template fills in the usual visit of its category, and the fields chosen after it follow', async () => {
  await openForm(await anOrganiser(cloud))
  await host.until(() => host.has({ id: 'template-law' }))
  await host.tap({ id: 'template-law' })
  expect(host.one({ id: 'service-name-0' }).attr('value')).toBe('法律咨询')
  expect(host.one({ id: 'position-name-0' }).attr('value')).toBe('律师')
  await pick('plan-from', '14:00')
  await host.input({ id: 'plan-place' }, '芝英八村祠堂')
  await publishAnyway()
  const list = await callAs<Page<ActivityCard>>(cloud, await aVolunteer(cloud), 'query', 'activities.list', {})
  const visit = list.items.find(({ title }) => title === '法律咨询进村')
  expect(visit && (visit.endsAt - visit.startsAt) / minute).toBe(150)
})

test('an incomplete activity is not sent, and the form shows the missing fields', async () => {
  await openForm(await anOrganiser(cloud))
  const before = host.calls.filter(({ name }) => name === 'cloud.callFunction').length
  await host.tap({ id: 'publish' })
  expect(host.one({ id: 'plan-problems' }).text).toContain('活动名称')
  await host.input({ id: 'plan-title' }, '写了一半的活动')
  await host.tap({ id: 'publish' })
  expect(host.one({ id: 'plan-problems' }).text).toContain('还要改')
  expect(host.one({ id: 'plan-problems' }).text).not.toContain('活动名称')
  expect(host.calls.filter(({ name }) => name === 'cloud.callFunction')).toHaveLength(before)
})

test('typed text survives closing the app', async () => {
  const organiser = await anOrganiser(cloud)
  await openForm(organiser)
  await host.input({ id: 'plan-title' }, '写了一半的活动')
  host.close()
  await openForm(organiser, host.storage)
  expect(host.one({ id: 'plan-title' }).attr('value')).toBe('写了一半的活动')
})

test.each([
  ['desk', 'desk-publish'],
  ['publish', 'plan-title'],
])('a user who acts for no organisation is told that the page is for organisers: %s', async (page, id) => {
  host = createHost({ cloud, openid: await aVolunteer(cloud) })
  await host.launch(`/screens/organiser/${page}/index`)
  await host.until(() => host.text().includes('组织者的工作台'))
  expect(host.has({ id })).toBe(false)
})

test('a place is chosen on the map, and its name becomes the place only if none was typed', async () => {
  await openForm(await anOrganiser(cloud))
  await host.tap({ id: 'coming-fold' })
  host.answers.set('chooseLocation', { latitude: 28.89, longitude: 120.01, name: '芝英八村祠堂', address: '' })
  await host.tap({ id: 'choose-place' })
  await host.until(() => host.has({ id: 'plan-located' }))
  expect(host.one({ id: 'plan-located' }).text).toContain('28.890000, 120.010000')
  expect(host.one({ id: 'plan-place' }).attr('value')).toBe('芝英八村祠堂')
  host.answers.set('chooseLocation', { latitude: 28.9, longitude: 120.02, name: '别处', address: '' })
  await host.tap({ id: 'choose-place' })
  await host.until(() => host.one({ id: 'plan-located' }).text.includes('28.900000'))
  expect(host.one({ id: 'plan-place' }).attr('value')).toBe('芝英八村祠堂')
})
