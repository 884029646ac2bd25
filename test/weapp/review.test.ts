/** The review of a day in the built mini-program. */
import { randomUUID } from 'node:crypto'
import type { AttendanceReview } from '../../src/contract/records/records'
import type { MessageView } from '../../src/contract/sign-ups'
import { hour } from '../../src/domain/calendar/calendar'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host
let organiser: string
let activity: Activity
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
  const [startsAt, endsAt] = [Date.now() - 4 * hour, Date.now() - hour]
  await cloud.sql('update activities set starts_at = $2, ends_at = $3, sign_up_opens_at = $2, sign_up_closes_at = $2 where id = $1', [
    id,
    new Date(startsAt),
    new Date(endsAt),
  ])
  const mark = (index: number, kind: 'in' | 'out', at: number) => ({
    id: randomUUID(),
    volunteerId: people[index]?.id,
    kind,
    method: 'ticked',
    at,
    clockOffset: 0,
  })
  const marks = [mark(0, 'in', startsAt), mark(1, 'in', startsAt), mark(0, 'out', endsAt)]
  await callAs(cloud, organiser, 'mutation', 'attendance.sync', { activityId: id, deviceId: randomUUID(), marks, since: 0 })
}

const review = () => callAs<AttendanceReview>(cloud, organiser, 'query', 'records.review', { activityId: activity.id })
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

test('the desk reminds of the day until it is closed, and leads to it', async () => {
  host = createHost({ cloud, openid: organiser })
  await host.launch('/screens/organiser/desk/index')
  await host.until(() => host.has({ id: 'desk-when-past' }))
  await host.tap({ id: 'desk-when-past' })
  await host.until(() => host.has({ id: `review-${activity.id}` }))
  await host.tap({ id: `review-${activity.id}` })
  expect(host.route()).toBe('screens/day/review/index')
})
