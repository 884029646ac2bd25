/** The review of a day in the built mini-program. */
import { randomUUID } from 'node:crypto'
import type { AttendanceReview } from '../../src/contract/records/records'
import type { MessageView } from '../../src/contract/sign-ups'
import { hour, minute } from '../../src/domain/calendar/calendar'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host
let organiser: string
let activity: Activity
let startsAt: number
let people: { openid: string; id: string; name: string }[]

beforeAll(async () => {
  cloud = startCloud()
  organiser = await anOrganiser(cloud)
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  activity = await anActivity(cloud, organiser)
  people = []
  for (const name of ['应老师', '胡师傅', '徐医生']) {
    const openid = await aVolunteer(cloud, name)
    await signUp(cloud, openid, activity)
    const [row] = await cloud.sql<{ id: string }>('select id from volunteers where openid = $1', [openid])
    people.push({ openid, name, id: row?.id ?? '' })
  }
  await end(activity)
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

/** Moves the visit's end to an hour ago, since a past visit cannot be published. Two people came; only the first was checked out. */
async function end({ id }: Activity): Promise<void> {
  startsAt = Date.now() - 4 * hour
  const endsAt = startsAt + 3 * hour
  await cloud.sql('update activities set starts_at = $2, ends_at = $3, sign_up_opens_at = $2, sign_up_closes_at = $2 where id = $1', [
    id,
    new Date(startsAt),
    new Date(endsAt),
  ])
  await send(mark(0, 'in', startsAt), mark(1, 'in', startsAt), mark(0, 'out', endsAt))
}

const mark = (index: number, kind: 'in' | 'out', at: number) => ({
  id: randomUUID(),
  volunteerId: people[index]?.id,
  kind,
  method: 'ticked',
  at,
  clockOffset: 0,
})

/** Sends marks from a phone that sent none before. */
const send = (...marks: ReturnType<typeof mark>[]) =>
  callAs(cloud, organiser, 'mutation', 'attendance.sync', { activityId: activity.id, deviceId: randomUUID(), marks, since: 0 })

const review = () => callAs<AttendanceReview>(cloud, organiser, 'query', 'records.review', { activityId: activity.id })
const says = (words: string) => host.until(() => host.text().includes(words))
const confirmSheet = async (): Promise<void> => {
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => !host.has({ id: 'sheet-confirm' }))
}
/** The clock time in China, like `08:40`. */
const clockInChina = (at: number) => new Date(at + 8 * hour).toISOString().slice(11, 16)
const openReview = async (): Promise<void> => {
  host = createHost({ cloud, openid: organiser })
  await host.launch(`/screens/day/review/index?id=${activity.id}`)
  await host.until(() => host.has({ id: 'review-came' }))
}

test('missing check-outs come first and are decided with one tap; then the day is closed and the volunteers are notified', async () => {
  await openReview()
  expect(host.text()).toContain('没有签退 1 人')
  expect(host.text()).toContain('还有 1 人没有签退')
  await host.tap({ id: `out-${people[1]?.id}` })
  await host.until(() => !host.text().includes('没有签退 1 人'))
  await host.tap({ id: 'close-day' })
  expect(host.text()).toContain('2 人有服务记录，共 6.0 小时')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.text().includes('已结束核对'))
  expect((await review()).closedAt).not.toBeNull()
  const messages = await callAs<MessageView[]>(cloud, people[1]?.openid ?? '', 'query', 'messages.mine')
  expect(messages.map(({ kind, note }) => [kind, note])).toEqual([
    ['record-ready', '3.0'],
    ['attendance-corrected', '没有签退，按活动结束时间计'],
  ])
})

test('a dispute, differing phones and a mark that arrives meanwhile are decided before the day is closed', async () => {
  const [disputing, unsure, late] = people
  const dispute = { requestId: randomUUID(), activityId: activity.id, text: '我走得更晚' }
  await callAs(cloud, disputing?.openid ?? '', 'mutation', 'records.dispute', dispute)
  await send(mark(1, 'in', startsAt + 20 * minute))
  await openReview()
  await says('还有 1 人没有签退，1 人的时间有疑问，1 条异议没有答复')
  await host.tap({ id: `out-${unsure?.id}` })
  await says('还有 1 人的时间有疑问，1 条异议没有答复')

  expect(host.text()).toContain('异议 1 条')
  await host.tap({ id: `answer-${disputing?.id}` })
  await host.tap({ id: 'sheet-confirm' })
  await says('请写下答复，本人会看到。')
  await host.input({ id: 'dispute-answer' }, '问过带队的人，按记录算')
  await confirmSheet()
  await host.until(() => !host.text().includes('异议 1 条'))

  expect(host.text()).toContain('有疑问 1 人')
  expect(host.one({ id: `doubt-${unsure?.id}` }).text).toMatch(/两台手机记的签到差 20 分钟/)
  await host.tap({ id: `correct-${unsure?.id}` })
  await host.tap({ id: 'reason-手机时间不准' })
  await host.fire({ id: 'correct-in' }, 'change', { value: clockInChina(startsAt + 5 * minute) })
  await confirmSheet()
  await host.until(() => !host.text().includes('有疑问'))

  await host.tap({ id: 'close-day' })
  await send(mark(2, 'in', startsAt))
  await host.tap({ id: 'sheet-confirm' })
  await says('刚才又有新的签到记录传上来')
  await host.tap({ role: 'button', label: '关闭' })
  await says('没有签退 1 人')
  await host.tap({ id: `out-${late?.id}` })
  await host.until(() => !host.text().includes('没有签退 1 人'))
  await host.tap({ id: 'close-day' })
  await confirmSheet()
  await says('已结束核对 · 周组织')
  const messages = await callAs<MessageView[]>(cloud, disputing?.openid ?? '', 'query', 'messages.mine')
  expect(messages.map(({ kind }) => kind).sort()).toEqual(['dispute-answered', 'record-ready'])
  host.close()

  host = createHost({ cloud, openid: organiser })
  await host.launch('/screens/organiser/desk/index')
  await host.until(() => host.has({ id: 'desk-when-past' }))
  await host.tap({ id: 'desk-when-past' })
  await host.until(() => host.has({ id: `desk-${activity.id}` }))
  expect(host.has({ id: `review-${activity.id}` })).toBe(false)
})

test('a visit that is not over cannot be closed, and the page says when it can be', async () => {
  await cloud.sql('update activities set ends_at = $2 where id = $1', [activity.id, new Date(Date.now() + hour)])
  host = createHost({ cloud, openid: organiser })
  await host.launch(`/screens/day/review/index?id=${activity.id}`)
  await says('活动结束以后才能结束核对')
  expect(host.text()).toContain('送医送药到村头')
})

test('a correction needs a reason, and is not sent without a network', async () => {
  await openReview()
  await host.tap({ id: `correct-${people[0]?.id}` })
  await host.tap({ id: 'correct-absent' })
  await host.tap({ id: 'sheet-confirm' })
  expect(host.text()).toContain('请写下原因')
  await host.tap({ id: 'reason-点错人了' })
  host.setOnline(false)
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.text().includes('现在没有网络，没有发出去'))
  expect((await review()).marks).toBe(3)
  host.setOnline(true)
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => !host.has({ id: 'sheet-confirm' }))
  expect((await review()).people.find(({ name }) => name === '应老师')).toMatchObject({ inAt: null, minutes: 0 })
})

test('the reminder on the desk leads to the outcome form, typed text survives closing the app, and the past visit shows it', async () => {
  host = createHost({ cloud, openid: organiser })
  await host.launch('/screens/organiser/desk/index')
  await host.until(() => host.has({ id: 'desk-when-past' }))
  await host.tap({ id: 'desk-when-past' })
  await host.until(() => host.has({ id: `outcome-${activity.id}` }))
  expect(host.text()).toContain('小结还没有写')
  await host.tap({ id: `outcome-${activity.id}` })
  await host.until(() => host.has({ id: 'report-outcome' }))
  await host.tap({ id: 'report-outcome' })
  expect(host.text()).toContain('请写一共来了多少人')
  await host.input({ id: 'served-total' }, '-3')
  expect(host.text()).toContain('请写整数，0 到 100000。')
  await host.input({ id: 'served-total' }, '58')
  await host.input({ id: 'outcome-note' }, '雨停了，人很多。')
  host.close()

  host = createHost({ cloud, openid: organiser, storage: host.storage })
  await host.launch(`/screens/day/outcome/index?id=${activity.id}`)
  await host.until(() => host.text().includes('上次填写的内容还没有保存'))
  expect(host.one({ id: 'served-total' }).attr('value')).toBe('58')
  await host.input({ id: `served-${activity.plan.services[0]?.id}` }, '46')
  await host.tap({ id: 'report-outcome' })
  await host.until(() => host.route() !== 'screens/day/outcome/index')
  host.close()

  host = createHost({ cloud, openid: organiser, storage: host.storage })
  await host.launch(`/screens/main/activity/index?id=${activity.id}`)
  await host.until(() => host.text().includes('活动成果'))
  expect(host.text()).toContain('雨停了，人很多。')
  expect(host.one({ className: 'activity-outcome-totals' }).text).toMatch(/58\s*人次/)
  host.close()
  // The reopened form has the reported outcome, although the phone still stores the earlier answer.
  host = createHost({ cloud, openid: organiser, storage: host.storage })
  await host.launch(`/screens/day/outcome/index?id=${activity.id}`)
  await host.until(() => host.has({ id: 'served-total' }) && host.one({ id: 'served-total' }).attr('value') === '58')
  host.close()
  host = createHost({ cloud, openid: organiser, storage: host.storage })
  await host.launch('/screens/organiser/desk/index')
  await host.until(() => host.has({ id: 'desk-when-past' }))
  await host.tap({ id: 'desk-when-past' })
  await host.until(() => host.has({ id: `desk-${activity.id}` }) && !host.has({ id: `outcome-${activity.id}` }))
})

test('the desk reminds of the day until it is closed, and leads to it', async () => {
  host = createHost({ cloud, openid: organiser })
  await host.launch('/screens/organiser/desk/index')
  await host.until(() => host.has({ id: 'desk-when-past' }))
  await host.tap({ id: 'desk-when-past' })
  await host.until(() => host.has({ id: `review-${activity.id}` }))
  await host.tap({ id: `review-${activity.id}` })
  expect(host.route()).toBe('screens/day/review/index')
})
