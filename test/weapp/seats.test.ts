/** Seats on the desk of the built mini-program: who waits and why, moves and removals, and changes whose effect is stated first. */
import { randomUUID } from 'node:crypto'
import type { DeskActivity } from '../../src/contract/activities/desk'
import type { MessageView, SignUpAnswer } from '../../src/contract/sign-ups'
import type { CreateTeamAnswer } from '../../src/contract/teams'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host
let organiser: string

beforeAll(async () => {
  cloud = startCloud()
  organiser = await anOrganiser(cloud)
})
afterAll(() => cloud.stop())
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

type Quotas = Activity['plan']['positions'][number]['quotas']
const aPosition = (name: string, capacity: number, quotas: Quotas = []) => ({ id: randomUUID(), name, capacity, skillId: null, quotas })

/** A published visit with these positions. */
const aVisit = (...positions: ReturnType<typeof aPosition>[]) => anActivity(cloud, organiser, { positions })

/** Signs new volunteers up for the first position, in this order. @returns their openids and sign-ups */
async function come(activity: Activity, ...names: string[]) {
  const came = []
  for (const name of names) {
    const openid = await aVolunteer(cloud, name)
    came.push({ openid, name, id: await signUp(cloud, openid, activity) })
  }
  return came
}

const desk = ({ id }: Activity) => callAs<DeskActivity>(cloud, organiser, 'query', 'desk.get', { activityId: id })
const statusOf = async (activity: Activity, name: string) => (await desk(activity)).signUps.find((one) => one.name === name)?.status
const latestMessage = async ({ id }: Activity, openid: string) =>
  (await callAs<MessageView[]>(cloud, openid, 'query', 'messages.mine')).find(({ activityId }) => activityId === id)

/** A member of 民革 who leads a team of unnamed seats. @returns the leader and the team's id */
async function aTeam({ id, plan }: Activity, seats: number): Promise<{ leader: string; teamId: string; status: string }> {
  const leader = await aVolunteer(cloud, '带队样例')
  const agreed = { agreesToPersonalData: true, agreesToMembership: true }
  const profile = { name: '带队样例', phone: '13700000009', organisationIds: ['minge'], skillIds: [], ...agreed }
  await callAs(cloud, leader, 'mutation', 'profile.save', profile)
  const parts = [{ positionId: plan.positions[0]?.id, seats: Array<null>(seats).fill(null) }]
  const input = { requestId: randomUUID(), teamId: randomUUID(), activityId: id, version: 2, organisationId: 'minge', parts }
  const answer = await callAs<CreateTeamAnswer>(cloud, leader, 'mutation', 'teams.create', input)
  if (!answer.ok) throw new Error(answer.reason)
  return { leader, teamId: answer.teamId, status: answer.status }
}

const says = (words: string | RegExp) =>
  host.until(() => (typeof words === 'string' ? host.text().includes(words) : words.test(host.text())))

async function openDesk({ id }: Activity): Promise<void> {
  host = createHost({ cloud, openid: organiser })
  await host.launch(`/screens/organiser/desk-activity/index?id=${id}`)
  await says('名额与候补')
}
async function openForm({ id }: Activity): Promise<void> {
  host = createHost({ cloud, openid: organiser })
  await host.launch(`/screens/organiser/publish/index?id=${id}`)
  await host.until(() => host.has({ id: 'plan-place' }))
}
async function confirmSheet(): Promise<void> {
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => !host.has({ id: 'sheet-confirm' }))
}
const consequences = () => host.one({ id: 'consequences' }).text

test('the waitlist shows who waits, why, and who would move up if seats came free', async () => {
  const activity = await aVisit(aPosition('秩序引导', 1))
  const [, waiting] = await come(activity, '陈样例', '胡示范', '叶范例')
  await openDesk(activity)
  await host.until(() => host.has({ id: `waiting-${waiting?.id}` }))
  expect(host.one({ id: `waiting-${waiting?.id}` }).text).toContain('没有空名额')
  await says('预计递补：胡示范。')
  await host.input({ id: 'preview-free' }, '2')
  await says('预计递补：胡示范、叶范例。')
  await host.input({ id: 'preview-free' }, '')
  await says('请填空出几个名额。')
})

test('a volunteer removed with a reason reads it, and the next moves up', async () => {
  const activity = await aVisit(aPosition('秩序引导', 1))
  const [seated] = await come(activity, '陈样例', '胡示范')
  await openDesk(activity)
  await host.until(() => host.has({ id: `adjust-${seated?.id}` }))
  await host.tap({ id: `adjust-${seated?.id}` })
  await host.tap({ id: 'adjust-remove' })
  await host.tap({ id: 'sheet-confirm' })
  await says('请写下原因')
  await host.input({ id: 'remove-reason' }, '那天有门诊')
  await confirmSheet()
  expect([await statusOf(activity, '陈样例'), await statusOf(activity, '胡示范')]).toEqual(['withdrawn', 'confirmed'])
  expect(await latestMessage(activity, seated?.openid ?? '')).toMatchObject({ kind: 'removed', note: '那天有门诊' })
})

test('a seat reserved for others is not given out of turn, and the sheet says so', async () => {
  const quotas = [{ organisationId: 'zhigong', seats: 1, releaseAt: Date.now() + 4 * day }]
  const activity = await aVisit(aPosition('秩序引导', 2, quotas))
  await come(activity, '陈样例', '胡示范')
  await openDesk(activity)
  await says('空着的名额留给了别的组织')
  await host.tap({ role: 'button', text: '给名额' })
  expect(host.text()).toContain('前面没有别人在等')
  await host.tap({ id: 'sheet-confirm' })
  await says('没有空名额。可以先加名额')
  expect(await statusOf(activity, '胡示范')).toBe('waitlisted')
})

test('seats gather for a team that was passed over three times, and the organiser may give one to a volunteer behind it', async () => {
  const activity = await aVisit(aPosition('秩序引导', 3))
  await come(activity, '陈样例')
  expect(await aTeam(activity, 3)).toMatchObject({ status: 'waitlisted' })
  const passing = await aVolunteer(cloud, '胡示范')
  const positionId = activity.plan.positions[0]?.id
  const request = () => ({ requestId: randomUUID(), activityId: activity.id, positionId, version: 2, organisationId: null })
  for (const time of [1, 2, 3]) {
    const answer = await callAs<SignUpAnswer>(cloud, passing, 'mutation', 'signUps.create', request())
    expect([time, answer]).toEqual([time, expect.objectContaining({ status: 'confirmed' })])
    const leaving = { requestId: randomUUID(), signUpId: answer.ok ? answer.signUpId : '' }
    await callAs(cloud, passing, 'mutation', 'signUps.withdraw', leaving)
  }
  const last = await callAs<SignUpAnswer>(cloud, passing, 'mutation', 'signUps.create', request())
  await openDesk(activity)
  await says('已被越过 3 次，空名额正为这支队伍攒着：2 / 3。')
  await host.tap({ id: `confirm-${last.ok ? last.signUpId : ''}` })
  expect(host.text()).toContain('排在前面的 1 位继续等')
  await confirmSheet()
  const { signUps } = await desk(activity)
  expect(signUps.filter(({ name, status }) => name === '胡示范' && status === 'confirmed')).toHaveLength(1)
})

test('a volunteer is moved to another position, and the sheet says beforehand who gets the freed seat', async () => {
  const activity = await aVisit(aPosition('秩序引导', 1), aPosition('登记', 1))
  const [seated] = await come(activity, '陈样例', '胡示范')
  await openDesk(activity)
  await host.until(() => host.has({ id: `adjust-${seated?.id}` }))
  await host.tap({ id: `adjust-${seated?.id}` })
  await host.tap({ id: `adjust-${activity.plan.positions[1]?.id}` })
  await host.until(() => host.one({ id: 'freed-seats' }).text.includes('预计递补：胡示范'))
  await confirmSheet()
  const { signUps } = await desk(activity)
  expect(signUps.map(({ name, position, status }) => [name, position, status])).toEqual([
    ['胡示范', '秩序引导', 'confirmed'],
    ['陈样例', '登记', 'confirmed'],
  ])
})

test('a team that withdrew while the removal was being written is reported as gone', async () => {
  const activity = await aVisit(aPosition('秩序引导', 3))
  const { leader, teamId } = await aTeam(activity, 2)
  await openDesk(activity)
  await host.until(() => host.has({ id: `remove-team-${teamId}` }))
  await host.tap({ id: `remove-team-${teamId}` })
  await says('空出的 2 个名额会按顺序递补')
  await callAs(cloud, leader, 'mutation', 'teams.withdraw', { requestId: randomUUID(), teamId })
  await host.input({ id: 'remove-reason' }, '和领队说好了')
  await host.tap({ id: 'sheet-confirm' })
  await says('刚刚已经不在了')
  expect(host.has({ id: 'sheet-confirm' })).toBe(false)
})

test('with fewer seats than people the newest are suggested for the waitlist, and the organiser may choose others', async () => {
  const activity = await aVisit(aPosition('秩序引导', 3))
  const [, second, third] = await come(activity, '陈样例', '胡示范', '叶范例')
  await openForm(activity)
  await host.input({ id: 'position-capacity-0' }, '2')
  await host.tap({ id: 'save-changes' })
  await says('会转到候补：叶范例')
  await host.tap({ id: `to-waitlist-${third?.id}` })
  await says('还要再选出 1 个名额')
  await host.tap({ id: `to-waitlist-${second?.id}` })
  await says('会转到候补：胡示范')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => !host.has({ id: 'save-changes' }))
  expect([await statusOf(activity, '胡示范'), await statusOf(activity, '叶范例')]).toEqual(['waitlisted', 'confirmed'])
})

test('a change of day and place shows the number of people to notify before it is stored, and they read the reason', async () => {
  const activity = await aVisit(aPosition('秩序引导', 1))
  const [seated] = await come(activity, '陈样例', '胡示范')
  await openDesk(activity)
  await host.until(() => host.has({ id: 'desk-edit' }))
  await host.tap({ id: 'desk-edit' })
  await host.until(() => host.has({ id: 'plan-place' }))
  const { startsAt } = activity.plan
  await host.fire({ id: 'plan-date' }, 'change', { value: dayOf(startsAt + 60 * day) })
  await host.input({ id: 'plan-place' }, '芝英八村小学')
  await host.tap({ id: 'save-changes' })
  await host.until(() => host.has({ id: 'consequences' }))
  expect(consequences()).toContain('会通知 2 人')
  expect((await desk(activity)).plan).toMatchObject({ startsAt, place: '芝英八村文化礼堂' })
  await host.input({ id: 'change-reason' }, '礼堂在修')
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => host.route() === 'screens/organiser/desk-activity/index')
  expect((await desk(activity)).plan).toMatchObject({ startsAt: startsAt + 60 * day, place: '芝英八村小学' })
  const message = await latestMessage(activity, seated?.openid ?? '')
  expect(message?.kind).toBe('activity-changed')
  expect(message?.note).toContain('礼堂在修')
})

test('a cancellation states the number of people to notify before it is stored', async () => {
  const activity = await aVisit(aPosition('秩序引导', 1))
  await come(activity, '陈样例', '胡示范')
  await openDesk(activity)
  await host.tap({ id: 'desk-cancel' })
  expect(host.text()).toContain('报名和候补的 2 人会收到通知')
})

test('the page of declared skills opens', async () => {
  host = createHost({ cloud, openid: organiser })
  await host.launch('/screens/organiser/skills/index')
  await host.until(() => host.text().includes('还没有要核实的专长'))
})
