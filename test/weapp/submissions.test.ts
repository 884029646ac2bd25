/** Review before publishing in the built mini-program, with an organisation that is not trusted and the administrator. */
import { randomUUID } from 'node:crypto'
import { type Activity, aVolunteer, anActivity, callAs } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host
/** An organiser of a partner that the administrator has not marked as trusted. */
let hospital: string
let administrator: string

const withRole = async (name: string, role: string, organisationId: string | null): Promise<string> => {
  const openid = await aVolunteer(cloud, name)
  const grant = 'insert into roles (volunteer_id, role, organisation_id) select id, $2, $3 from volunteers where openid = $1'
  await cloud.sql(grant, [openid, role, organisationId])
  return openid
}

beforeAll(async () => {
  cloud = startCloud()
  hospital = await withRole('何示范', 'organiser', 'yiyuan')
  administrator = await withRole('叶范例', 'administrator', null)
})
afterAll(() => cloud.stop())
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

/** A visit that the hospital has submitted. */
const submitted = (): Promise<Activity> => anActivity(cloud, hospital, { title: '名医下乡', leadId: 'yiyuan' })
const says = (words: string) => host.until(() => host.text().includes(words))

async function openAs(openid: string, page: string): Promise<void> {
  host = createHost({ cloud, openid })
  await host.launch(`/screens/${page}`)
}
async function openSubmission({ id }: Activity): Promise<void> {
  await openAs(administrator, 'organiser/desk/index')
  await host.until(() => host.has({ id: 'desk-submissions' }))
  await host.tap({ id: 'desk-submissions' })
  await host.until(() => host.has({ id: `submission-${id}` }))
}
/** Submits the form and confirms any warnings. */
async function submitAnyway(): Promise<void> {
  const isThere = () => host.route() === 'screens/organiser/desk-activity/index'
  expect(host.one({ id: 'publish' }).text).toBe('提交审核')
  await host.tap({ id: 'publish' })
  await host.until(() => host.has({ id: 'plan-warnings' }) || isThere())
  if (!isThere()) await host.tap({ id: 'sheet-confirm' })
  await host.until(isThere)
  await says('已经提交，等管理员审核')
}

test('a submission is returned with a reason, changed, submitted again, and published', async () => {
  const activity = await submitted()
  await openSubmission(activity)
  await host.tap({ id: `give-back-${activity.id}` })
  await host.tap({ id: 'sheet-confirm' })
  await says('请写下原因')
  await host.input({ id: 'give-back-reason' }, '地点写到门牌号')
  await host.tap({ id: 'sheet-confirm' })
  await says('「名医下乡」已退回')
  host.close()

  await openAs(hospital, `organiser/desk-activity/index?id=${activity.id}`)
  await says('管理员退回了：地点写到门牌号')
  await host.tap({ id: 'desk-edit' })
  await host.until(() => host.has({ id: 'plan-place' }))
  await host.input({ id: 'plan-place' }, '古山镇卫生院门诊楼 12 号')
  await submitAnyway()
  host.close()

  await openSubmission(activity)
  expect(host.one({ id: `submission-${activity.id}` }).text).toContain('古山镇卫生院门诊楼 12 号')
  await host.tap({ id: `approve-${activity.id}` })
  await host.until(() => host.has({ id: 'plan-warnings' }) || host.has({ className: 'submissions-done' }))
  if (host.has({ id: 'plan-warnings' })) await host.tap({ id: 'sheet-confirm' })
  await says('「名医下乡」已发布。')
  host.close()

  await openAs(hospital, `organiser/desk-activity/index?id=${activity.id}`)
  await says('报名中')
  host.close()
  await openAs(hospital, 'main/me/index')
  await says('审核通过，已发布')
})

test('a submission can be taken back', async () => {
  const { id } = await submitted()
  await openAs(hospital, `organiser/desk-activity/index?id=${id}`)
  await host.until(() => host.has({ id: 'take-back' }))
  await host.tap({ id: 'take-back' })
  await host.until(() => host.has({ id: 'desk-publish-draft' }))
})

test('a submission that was taken back meanwhile can no longer be decided', async () => {
  const activity = await submitted()
  await openSubmission(activity)
  await callAs(cloud, hospital, 'mutation', 'desk.takeBack', { requestId: randomUUID(), activityId: activity.id })
  await host.tap({ id: `give-back-${activity.id}` })
  await host.input({ id: 'give-back-reason' }, '再看看')
  // The answer is read before the list is fetched again, which then lacks the submission.
  host.one({ id: 'sheet-confirm' }).dispatch('tap', {})
  await says('不在待审核里了')
  await host.until(() => !host.has({ id: `submission-${activity.id}` }))
})

test('a word not allowed in public is named, and no typed text is lost', async () => {
  const { plan } = await submitted()
  const activityId = randomUUID()
  const again = { ...plan, services: [{ ...plan.services[0], id: randomUUID() }], positions: [{ ...plan.positions[0], id: randomUUID() }] }
  await callAs(cloud, hospital, 'mutation', 'desk.create', { requestId: randomUUID(), activityId, plan: again })
  await openAs(hospital, `organiser/desk-activity/index?id=${activityId}`)
  await host.until(() => host.has({ id: 'desk-edit' }))
  await host.tap({ id: 'desk-edit' })
  await host.until(() => host.has({ id: 'plan-summary' }))
  await host.input({ id: 'plan-summary' }, '老专家坐诊，包治百病')
  await host.tap({ id: 'publish' })
  const refused = () => host.text().includes('「包治百病」不能写在公开的内容里')
  await host.until(() => refused() || host.has({ id: 'plan-warnings' }))
  if (host.has({ id: 'plan-warnings' })) await host.tap({ id: 'sheet-confirm' })
  await host.until(refused)
  expect(host.one({ id: 'plan-summary' }).attr('value')).toBe('老专家坐诊，包治百病')
  await host.input({ id: 'plan-summary' }, '老专家坐诊')
  await submitAnyway()
})

test('only the administrator sees the waiting submissions', async () => {
  await submitted()
  await openAs(hospital, 'organiser/submissions/index')
  await says('这里是组织者的工作台')
  expect(host.text()).not.toContain('名医下乡')
  host.close()
  await openAs(hospital, 'organiser/desk/index')
  await says('名医下乡')
  expect(host.has({ id: 'desk-submissions' })).toBe(false)
})
