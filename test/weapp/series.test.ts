/** The series pages of the built mini-program: days in both calendars, leaving out a day, making the visits and changing several of them. */
import { randomUUID } from 'node:crypto'
import { loadLunar } from '../../src/cloud/calendar/lunar'
import type { SeriesView } from '../../src/contract/series'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { aSeriesPlan } from '../support/series'
import { createHost, type Host } from '../support/weapp-host/host'

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
  activity = await anActivity(cloud, organiser, {
    positions: [{ id: randomUUID(), name: '秩序引导', capacity: 2, skillId: null, quotas: [] }],
  })
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

const says = (words: string) => host.until(() => host.text().includes(words))
const seriesNow = () => callAs<SeriesView>(cloud, organiser, 'query', 'series.get', { activityId: activity.id })

async function openPage(page: string, storage?: Host['storage']): Promise<void> {
  host = createHost({ cloud, openid: organiser, ...(storage ? { storage } : {}) })
  await host.launch(`/screens/${page}/index?id=${activity.id}`)
}
/** Closes the app and opens the page again on the same phone. */
async function reopen(page: string): Promise<void> {
  host.close()
  await openPage(page, host.storage)
}

/** A series of the visit and two more, made by a call. */
async function aSeries(): Promise<SeriesView['activities']> {
  const plan = aSeriesPlan({ from: dayOf(activity.plan.startsAt + day), end: { kind: 'count', count: 2 }, leadIds: ['minge'] })
  const input = { requestId: randomUUID(), activityId: activity.id, name: '一起改的系列', toPublish: true, plan }
  expect(await callAs(cloud, organiser, 'mutation', 'series.create', input)).toMatchObject({ ok: true })
  return (await seriesNow()).activities
}

test('market days are shown in both calendars, a day is left out, and the others are published', async () => {
  await openPage('organiser/desk-activity')
  await host.until(() => host.has({ id: 'desk-series' }))
  await host.tap({ id: 'desk-series' })
  await says('共 12 场')
  const days = () => host.all({ className: 'new-series-date' })
  expect(days()).toHaveLength(12)
  expect(days()[1]?.text).toMatch(/\d+月\d+日 周. · 农历.*(初|十|廿)(一|六)/)
  await host.tap({ id: String(days()[1]?.attr('id')) })
  await says('不办')
  await host.input({ id: 'series-count' }, '4')
  await says('共 4 场')
  await host.tap({ id: 'series-publish' })
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.route() === 'screens/series/series/index')
  await says('农历逢一、逢六 · 共 5 场')
  const { activities } = await seriesNow()
  expect(activities.map(({ phase }) => phase)).toEqual(['open', 'open', 'open', 'open', 'open'])
  const lunarOf = await loadLunar()
  for (const { startsAt } of activities.slice(1)) expect([1, 6]).toContain(lunarOf(dayOf(startsAt)).day % 10)
})

test('this and later visits are changed, and the sheet says beforehand how many visits and people are concerned', async () => {
  const [, second] = await aSeries()
  await signUp(cloud, await aVolunteer(cloud), { id: second?.id ?? '', plan: await planOf(second?.id) })
  await openPage('series/series')
  await host.until(() => host.has({ id: `edit-${second?.id}` }))
  await host.tap({ id: `edit-${second?.id}` })
  await host.until(() => host.has({ id: 'edit-place' }))
  await host.input({ id: 'edit-place' }, '镇东集市')
  await host.tap({ id: 'choose-scope' })
  await host.until(() => host.has({ id: 'series-consequences' }) && host.one({ id: 'series-consequences' }).text.includes('会改 2 场。'))
  expect(host.one({ id: 'series-consequences' }).text).toContain('会通知 1 人次')
  await host.input({ id: 'change-reason' }, '集市搬了')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.route() === 'screens/series/series/index')
  const places = (await seriesNow()).activities.map(({ place }) => place)
  expect(places).toEqual(['芝英八村文化礼堂', '镇东集市', '镇东集市'])
})

/** The plan of a visit, with the ids of its positions. */
const planOf = async (activityId: string | undefined) =>
  (await callAs<{ plan: Activity['plan'] }>(cloud, organiser, 'query', 'desk.get', { activityId })).plan

test('a capacity below the people of one visit leads to that visit, where people have to be chosen', async () => {
  await aSeries()
  for (const name of ['应老师', '胡师傅']) await signUp(cloud, await aVolunteer(cloud, name), activity)
  await openPage('series/edit-series')
  await host.until(() => host.has({ id: 'edit-capacity-0' }))
  await host.input({ id: 'edit-capacity-0' }, '1')
  await host.tap({ id: 'choose-scope' })
  await says('请打开这一场单独改，在那里选谁转到候补')
  await host.tap({ id: 'change-alone' })
  expect(host.route()).toBe('screens/organiser/publish/index')
  expect(host.pages.top().instance.options).toMatchObject({ id: activity.id })
})

test('an impossible plan cannot be confirmed, and the page says what is missing', async () => {
  await openPage('series/new-series')
  await says('共 12 场')
  await host.input({ id: 'series-count' }, '10000')
  await says('请写办几场，1 到 60 之间。')
})

test('a plan survives closing the app and a lost answer; the visits are made once, and the plan is then deleted', async () => {
  await openPage('series/new-series')
  await says('共 12 场')
  await host.input({ id: 'series-count' }, '3')
  await says('共 3 场')
  await reopen('series/new-series')
  await says('上次填写的内容还没有提交')
  await says('共 3 场')
  await host.tap({ id: 'start-again' })
  await host.tap({ id: 'sheet-confirm' })
  await says('共 12 场')

  await host.input({ id: 'series-count' }, '2')
  await says('共 2 场')
  host.loseAnswers(true)
  await host.tap({ id: 'series-publish' })
  await host.tap({ id: 'sheet-confirm' })
  await says('服务器没有回应')
  await reopen('series/new-series')
  await says('上次填写的内容还没有提交')
  await says('共 2 场')
  await host.tap({ id: 'series-publish' })
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.route() === 'screens/series/series/index')
  await says('共 3 场')
  expect((await seriesNow()).activities).toHaveLength(3)
  await reopen('series/new-series')
  await says('共 12 场')
  expect(host.text()).not.toContain('上次填写的内容还没有提交')
})

test('text typed for several visits survives closing the app, a forbidden word is reported, and the draft is deleted when the server has the text', async () => {
  await aSeries()
  const page = 'series/edit-series'
  await openPage(page)
  await host.until(() => host.has({ id: 'edit-place' }))
  await host.input({ id: 'edit-place' }, '写了很久的地点')
  await reopen(page)
  await says('上次修改的内容还没有保存')
  expect(host.one({ id: 'edit-place' }).attr('value')).toBe('写了很久的地点')

  const send = async () => {
    await host.tap({ id: 'choose-scope' })
    await host.tap({ id: 'scope-one' })
    await says('会改 1 场。')
    await host.tap({ id: 'sheet-confirm' })
  }
  await host.input({ id: 'edit-place' }, '包治百病大楼')
  await send()
  await says('不能写在公开的内容里')
  expect(host.has({ id: 'series-consequences' })).toBe(false)
  expect(host.text()).not.toContain('单独改')
  await host.tap({ id: 'sheet-close' })
  await host.input({ id: 'edit-place' }, '镇东集市')
  await send()
  await host.until(() => !host.has({ id: 'edit-place' }) || !host.has({ id: 'sheet-confirm' }))
  expect((await seriesNow()).activities[0]?.place).toBe('镇东集市')
  await reopen(page)
  await host.until(() => host.has({ id: 'edit-place' }))
  expect(host.text()).not.toContain('上次修改的内容还没有保存')
})
