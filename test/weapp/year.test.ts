/** The year in the built mini-program: the figures, the records behind a figure, and the file on the phone. */
import { randomUUID } from 'node:crypto'
import readXlsxFile from 'read-excel-file/node'
import { hour, yearOf } from '../../src/domain/calendar/calendar'
import { aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host
let organiser: string
let activityId: string
const year = yearOf(Date.now() - 4 * hour)

beforeAll(async () => {
  cloud = startCloud()
  organiser = await anOrganiser(cloud)
  const activity = await anActivity(cloud, organiser)
  activityId = activity.id
  const guest = await aVolunteer(cloud, '胡师傅')
  await signUp(cloud, guest, activity)
  const [row] = await cloud.sql<{ id: string }>('select id from volunteers where openid = $1', [guest])
  await cloud.sql(
    `insert into memberships (volunteer_id, organisation_id, from_day, verified_at) values ($1, 'minge', '2020-01-01', now())`,
    [row?.id],
  )
  // The visit ended an hour ago. The database is changed, because a past visit cannot be published.
  const [startsAt, endsAt] = [Date.now() - 4 * hour, Date.now() - hour]
  const moments = [activityId, new Date(startsAt), new Date(endsAt)]
  await cloud.sql(
    'update activities set starts_at = $2, ends_at = $3, sign_up_opens_at = $2, sign_up_closes_at = $2 where id = $1',
    moments,
  )
  const mark = (kind: 'in' | 'out', at: number) => ({ id: randomUUID(), volunteerId: row?.id, kind, method: 'ticked', at, clockOffset: 0 })
  const marks = [mark('in', startsAt), mark('out', endsAt)]
  await callAs(cloud, organiser, 'mutation', 'attendance.sync', { activityId, deviceId: randomUUID(), marks, since: 0 })
})
afterAll(() => cloud.stop())
beforeEach(() => {
  host = createHost({ cloud, openid: organiser })
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

/** Answers WeChat's calls for writing files. */
function withFiles(): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const manager = {
    writeFileSync: (path: string, data: string, encoding: BufferEncoding) => void files.set(path, Buffer.from(data, encoding)),
    appendFileSync: (path: string, data: string, encoding: BufferEncoding) =>
      void files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.from(data, encoding)])),
  }
  Object.assign(host.wx, { getFileSystemManager: () => manager, env: { USER_DATA_PATH: 'wxfile://usr' } })
  host.answers.set('openDocument', {})
  return files
}

test('the desk leads to the year, a month opens into its activities, and hours into the volunteers who gave them', async () => {
  await host.launch('/screens/organiser/desk/index')
  await host.until(() => host.has({ id: 'to-year' }))
  await host.tap({ id: 'to-year' })
  expect(host.route()).toBe('screens/figures/year/index')
  await host.until(() => host.has({ id: 'total-hours' }))
  expect(host.text()).toContain('1 场活动'.replace(' ', ''))
  await host.tap({ id: 'total-hours' })
  expect(host.route()).toBe('screens/figures/figure-records/index')
  await host.until(() => host.text().includes('胡师傅'))
  expect(host.text()).toContain('3.0 小时')
})

test('the file is written to the phone and opened there', async () => {
  const files = withFiles()
  await host.launch(`/screens/figures/year/index?scope=minge&year=${year}`)
  await host.until(() => host.has({ id: 'export-year' }))
  await host.tap({ id: 'export-year' })
  await host.until(() => host.text().includes('表格做好了'))
  const [[path, file] = ['', Buffer.alloc(0)]] = files
  expect(path).toMatch(/^wxfile:\/\/usr\/.+年服务统计\.xlsx$/)
  expect(host.calls.find(({ name }) => name === 'openDocument')?.options).toMatchObject({
    filePath: path,
    fileType: 'xlsx',
    showMenu: true,
  })
  const sheets = await readXlsxFile(file)
  expect(sheets.find(({ sheet }) => sheet === '记录')?.data[1]?.slice(1, 5)).toEqual(['送医送药到村头', '芝英镇', '胡师傅', '民革'])
})

test('an organiser sees the figures and scores of their own organisation, but not those of others', async () => {
  await host.launch('/screens/figures/year/index?scope=base')
  await host.until(() => host.text().includes('这里看不了'))
  host.close()
  host = createHost({ cloud, openid: organiser })
  await host.launch(`/screens/figures/scores/index?year=${year}`)
  await host.until(() => host.has({ id: 'score-minge' }))
  expect(host.has({ id: 'score-nonggong' })).toBe(false)
  await host.tap({ id: 'score-minge-led' })
  expect(host.route()).toBe('screens/figures/figure-records/index')
  await host.until(() => host.has({ className: 'figure-records-row' }))
})

test('the log shows an organiser each actor and change, and can be filtered by kind', async () => {
  await host.launch(`/screens/figures/audit/index?activity=${activityId}`)
  await host.until(() => host.text().includes('上传了签到记录'))
  await host.tap({ id: 'audit-kind-seats' })
  await host.until(() => host.text().includes('胡师傅：报了名') && !host.text().includes('上传了签到记录'))
})
