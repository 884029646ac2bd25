/** An organiser makes a series on market days from one visit, changes this and later visits, and reports the outcome of one. */
import { randomUUID } from 'node:crypto'
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { DeskActivity, DeskCard } from '../../src/contract/activities/desk'
import type { SeriesView } from '../../src/contract/series'
import { loadLunar } from '../../src/cloud/calendar/lunar'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { aSeriesPlan } from '../support/series'
import { askAs, publishVisit, signUpInTurn, write } from './visits'

let world: World
let organiser: Visitor
eachJourney({ width: 360, height: 780, as: '林演示' }, (opened, visitor) => {
  world = opened
  organiser = visitor
})

const ask = <T>(path: string, input: unknown, persona = 'organiser') => askAs<T>(world.server.origin, path, input, persona)

test('market days are shown in both calendars, a day is left out, the others are published, and this and later visits are changed', async () => {
  const { activityId } = await publishVisit(world.server.origin, [{ name: '秩序引导', capacity: 2, quotas: [] }])
  const { page, open } = organiser
  await open(`/screens/organiser/desk-activity/index?id=${activityId}`)
  await page.locator('#desk-series').click()
  await page.getByText('共 12 场').waitFor()
  const days = page.locator('#series-dates [role=checkbox]')
  expect(await days.count()).toBe(12)
  const second = await days.nth(1).innerText()
  expect(second).toMatch(/\d+月\d+日 周. · 农历.*(初|十|廿)(一|六)/)
  await days.nth(1).click()
  await page.locator('#series-dates').getByText('不办').waitFor()
  await write(page, '#series-count', '4')
  await page.getByText('共 4 场').waitFor()
  await page.locator('#series-publish').click()
  await page.locator('#sheet-confirm').click()
  await page.locator('#series-rule').waitFor()
  expect(await page.locator('#series-rule').innerText()).toContain('农历逢一、逢六 · 共 5 场')

  const series = await ask<SeriesView>('series.get', { activityId })
  const lunarOf = await loadLunar()
  for (const { startsAt } of series.activities.slice(1)) expect([1, 6]).toContain(lunarOf(dayOf(startsAt)).day % 10)
  const third = series.activities[2]
  const { positions } = await ask<DeskActivity>('desk.get', { activityId: third?.id }).then(({ plan }) => plan)
  await signUpInTurn(world.server.origin, third?.id ?? '', positions[0]?.id, ['doctor'])

  await page.locator(`#edit-${third?.id}`).click()
  await write(page, '#edit-place', '镇东集市')
  await page.locator('#choose-scope').click()
  await page.locator('#series-consequences').getByText('会改 3 场。').waitFor()
  await page
    .locator('#series-consequences')
    .getByText(/会通知 1 人次/)
    .waitFor()
  await write(page, '#change-reason', '集市搬了')
  await page.locator('#sheet-confirm').click()
  await page.waitForFunction(() => !window.location.hash.includes('screens/series/edit-series'))
  const places = (await ask<SeriesView>('series.get', { activityId })).activities.map(({ place }) => place)
  expect(places).toEqual(['唐先镇文化礼堂', '唐先镇文化礼堂', '镇东集市', '镇东集市', '镇东集市'])
})

test('a capacity below the people of one visit leads to that visit, where people have to be chosen', async () => {
  const { activityId, positions } = await publishVisit(world.server.origin, [{ name: '秩序引导', capacity: 2, quotas: [] }])
  const { page, open } = organiser
  await open(`/screens/series/new-series/index?id=${activityId}`)
  await write(page, '#series-count', '2')
  await page.getByText('共 2 场').waitFor()
  await page.locator('#series-publish').click()
  await page.locator('#sheet-confirm').click()
  await page.locator('#series-rule').waitFor()
  await signUpInTurn(world.server.origin, activityId, positions[0], ['doctor', 'minge'])
  await open(`/screens/series/edit-series/index?id=${activityId}`)
  await write(page, '#edit-capacity-0', '1')
  await page.locator('#choose-scope').click()
  await page.getByText('请打开这一场单独改，在那里选谁转到候补').first().waitFor()
  await page.locator('#change-alone').first().click()
  await page.waitForFunction((id) => window.location.hash.includes(`screens/organiser/publish/index?id=${id}`), activityId)
})

test('a series without days is refused in words, and nothing can be published', async () => {
  const { activityId } = await publishVisit(world.server.origin, [{ name: '秩序引导', capacity: 2, quotas: [] }])
  const { page, open } = organiser
  await open(`/screens/series/new-series/index?id=${activityId}`)
  await page.getByText('共 12 场').waitFor()
  await page.locator('#series-end-until').click()
  await page.getByText('请选到哪天为止。').first().waitFor()
  await page.locator('#series-until').fill('2026-01-01')
  await page.getByText('按这个规则，一场都排不出来').waitFor()
  expect(await page.locator('#series-publish').getAttribute('aria-disabled')).toBe('true')
})

test('a plan survives a reload and a lost answer; the visits are made once, and the plan is then deleted', async () => {
  const { activityId } = await publishVisit(world.server.origin, [{ name: '秩序引导', capacity: 2, quotas: [] }])
  const { page, open, context } = organiser
  const plan = `/screens/series/new-series/index?id=${activityId}`
  await open(plan)
  await write(page, '#series-count', '3')
  await page.getByText('共 3 场').waitFor()
  await open('/screens/organiser/desk/index')
  await open(plan)
  await page.getByText('上次写的还没有提交').waitFor()
  await page.getByText('共 3 场').waitFor()
  await page.locator('#start-again').click()
  await page.locator('#sheet-confirm').click()
  await page.getByText('共 12 场').waitFor()

  await write(page, '#series-count', '2')
  await page.getByText('共 2 场').waitFor()
  await context.route('**/rpc/series.create**', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.locator('#series-publish').click()
  await page.locator('#sheet-confirm').click()
  await page.getByText('现在没有网络').waitFor()
  await context.unroute('**/rpc/series.create**')
  await page.reload()
  await page.getByText('上次写的还没有提交').waitFor()
  await page.getByText('共 2 场').waitFor()
  await page.locator('#series-publish').click()
  await page.locator('#sheet-confirm').click()
  await page.locator('#series-rule').waitFor()
  const made = await ask<SeriesView>('series.get', { activityId })
  expect(made.activities).toHaveLength(3)
  const [, shown = ''] = /id=([0-9a-f-]{36})/.exec(page.url()) ?? []
  expect((await ask<SeriesView>('series.get', { activityId: shown })).id).toBe(made.id)
  await open(plan)
  await page.getByText('共 12 场').waitFor()
  expect(await page.getByText('上次写的还没有提交').count()).toBe(0)
})

test('the reminder on the desk leads to the outcome form, typed text survives, and the page of the past visit shows it', async () => {
  const cards = await ask<DeskCard[]>('desk.list', { when: 'past' })
  const card = cards.find(({ hasOutcome, phase }) => phase === 'ended' && !hasOutcome)
  const id = card?.id ?? ''
  const { page, open } = organiser
  await open('/screens/organiser/desk/index')
  await page.locator('#desk-when-past').click()
  await page.getByText('小结还没有写', { exact: true }).waitFor()
  await page.locator(`#outcome-${id}`).click()
  await page.locator('#report-outcome').click()
  await page.getByText('请写一共来了多少人').waitFor()
  await write(page, '#served-total', '-3')
  await page.getByText('请写整数，0 到 100000。').waitFor()
  await write(page, '#served-total', '58')
  await write(page, '#outcome-note', '雨停了，人很多。')
  await page.reload()
  await page.getByText('上次写的还没有保存').waitFor()
  expect(await page.locator('#served-total').inputValue()).toBe('58')
  const { services } = await ask<ActivityDetail>('activities.get', { activityId: id })
  const counted = services.find(({ unit }) => unit !== null)
  if (counted) await write(page, `#served-${counted.id}`, '46')
  await page.locator('#report-outcome').click()
  await page.waitForFunction(() => !window.location.hash.includes('screens/day/outcome'))
  await open(`/screens/main/activity/index?id=${id}`)
  await page.getByText('活动成果').waitFor()
  await page.getByText('雨停了，人很多。').waitFor()
  expect(await page.locator('.activity-outcome-totals').innerText()).toMatch(/58\s*人次/)
  // The reopened form has the reported outcome, although the phone still stores the earlier answer.
  await open(`/screens/day/outcome/index?id=${id}`)
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#served-total')?.value === '58')
  await open('/screens/organiser/desk/index')
  await page.locator('#desk-when-past').click()
  await page.locator(`#desk-${id}`).waitFor()
  await page.locator(`#outcome-${id}`).waitFor({ state: 'detached' })
})

test('text typed for several visits survives a reload, a forbidden word is reported, and the draft is deleted when the server has the text', async () => {
  const { activityId, startsAt } = await publishVisit(world.server.origin, [{ name: '秩序引导', capacity: 2, quotas: [] }])
  const plan = aSeriesPlan({ from: dayOf(startsAt + day), end: { kind: 'count', count: 2 } })
  await ask('series.create', { requestId: randomUUID(), activityId, name: '一起改的系列', toPublish: true, plan })
  const { page, open } = organiser
  await open(`/screens/series/edit-series/index?id=${activityId}`)
  await write(page, '#edit-place', '写了很久的地点')
  await page.reload()
  await page.getByText('上次改的还没有保存').waitFor()
  expect(await page.locator('#edit-place').inputValue()).toBe('写了很久的地点')

  const send = async () => {
    await page.locator('#choose-scope').click()
    await page.locator('#scope-one').click()
    await page.locator('#series-consequences').getByText('会改 1 场。').waitFor()
    await page.locator('#sheet-confirm').click()
  }
  await write(page, '#edit-place', '包治百病大楼')
  await send()
  await page.getByText('不能写在公开的内容里').waitFor()
  expect(await page.locator('#series-consequences').count()).toBe(0)
  expect(await page.getByText('单独改').count()).toBe(0)
  // The button below is not used, since the next one is at the same place, and a second quick tap there would be ignored.
  await page.locator('#sheet-close').click()
  await write(page, '#edit-place', '镇东集市')
  await send()
  await page.waitForFunction(() => !window.location.hash.includes('screens/series/edit-series'))
  await open(`/screens/series/edit-series/index?id=${activityId}`)
  await page.locator('#edit-place').waitFor()
  expect(await page.getByText('上次改的还没有保存').count()).toBe(0)
})
