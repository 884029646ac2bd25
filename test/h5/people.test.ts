/** The base's people in the browser: a messy roster is imported through the file chooser, roles are changed, and skills verified. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MembersPage } from '../../src/contract/people/members'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { guildRoster, partyRoster } from '../support/messy-rosters'
import { call } from '../support/server'
import { anXlsx } from '../support/spreadsheets'
import { write } from './visits'

let world: World
let administrator: Visitor
const folder = mkdtempSync(join(tmpdir(), 'tongxin-rosters-'))
eachJourney({ as: '叶范例' }, (...given) => ([world, administrator] = given))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Chooses a file from the disk through the browser's chooser. */
async function choose(name: string, bytes: Buffer): Promise<void> {
  const { page } = administrator
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#choose-file').click()])
  await chooser.setFiles(file)
}

test('a messy roster is chosen, reviewed row by row, and imported completely', async () => {
  const { page, open } = administrator
  await open('/screens/organiser/desk/index')
  await page.locator('#desk-members').click()
  await page.locator('#members-of').selectOption({ label: '民盟永康基层委员会' })
  await page.locator('#to-import').click()
  await choose('成员.xlsx', partyRoster())
  const rows = page.locator('#rows')
  await rows.waitFor()
  for (const words of ['文件里还有同名、手机号不同的人', '和第 5 行是同一个人', '这一格是公式', '没有手机号'])
    await rows.getByText(words).first().waitFor()
  await page.locator('#rows-unreadable').click()
  await rows.getByText('没有变').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '导入：新增 5 人' }).click()
  await page.locator('#done-added').getByText('5').waitFor()
  await page.locator('#to-members').click()
  await page.locator('#members').getByText('共 5 人').waitFor()
  const headers = { 'x-demo-persona': 'administrator' }
  const { items } = await call<MembersPage>(world.server.origin, 'members.list', { organisationId: 'minmeng' }, headers)
  expect(items.find(({ note }) => note === '主委')?.skills).toEqual(['中医', '针灸', '推拿'])
})

test('a workbook with a sheet per branch becomes one roster, whose members are filtered, added and called', async () => {
  const { page, open } = administrator
  const rows = (...people: [string, number][]) => [['姓名', '手机'], ...people]
  await open('/screens/base/import/index?organisation=zhigong')
  const file = anXlsx(
    { name: '第一支部', rows: rows(['王样例', 13800000081], ['李样例（已退社）', 13800000082]) },
    { name: '第二支部', rows: rows(['赵样例', 13800000083]) },
    { name: '已转出', rows: rows(['钱样例', 13800000084]), state: 'hidden' },
  )
  await choose('名册.xlsx', file)
  await page.getByText('1 人，在表格里是隐藏的').waitFor()
  await page.getByRole('button', { name: '导入：新增 2 人' }).waitFor()
  await page.getByText('还是成员，仍然导入').click()
  await page.getByRole('button', { name: '导入：新增 3 人' }).click()
  await page.locator('#to-members').waitFor()
  await open('/screens/base/members/index?organisation=zhigong')
  await page.getByRole('tab', { name: '第一支部 2' }).click()
  await page.locator('#members').getByText('共 2 人').waitFor()
  await page.locator('#add-member').click()
  await page.locator('#member-name').fill('孙样例')
  await page.locator('#member-phone').fill('138 0000 0085')
  await page.locator('#save-member').click()
  await page.getByRole('tab', { name: '第一支部 3' }).waitFor()
  await page.getByRole('button', { name: '看孙样例的资料' }).click()
  await page.locator('#member-phone').getByText('138****0085').waitFor()
  await page.locator('#whole-phone').click()
  await page.locator('#member-phone').getByText('13800000085').waitFor()
  await page.locator('#sheet-close').click()
  await page.locator('#export-members').click()
  const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#sheet-confirm').click()])
  expect(saved.suggestedFilename()).toMatch(/成员名册\.xlsx$/)
})

test('a file that is too large is refused before it is sent, and a GBK file chosen after it is read', async () => {
  const { page, open } = administrator
  await open('/screens/base/import/index?organisation=zhilianhui')
  await page.locator('#choose-file').waitFor()
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await choose('照片很多.xlsx', Buffer.alloc(3 * 1024 * 1024))
  await page.getByText('文件太大，最多 2 MB').waitFor()
  expect(sent.filter((url) => url.includes('uploads'))).toEqual([])
  await choose('会员.csv', guildRoster())
  await page.locator('#rows').getByText('周样例').waitFor()
})

test('two organisations are merged, and an organiser is appointed and removed', async () => {
  const { page, open } = administrator
  const add = {
    requestId: randomUUID(),
    name: '永康市样例学会',
    shortName: '样例学会',
    kind: 'group',
    isTrusted: true,
    declaredIsEnough: false,
    contactPhone: '',
    aliases: [],
  }
  await call(world.server.origin, 'organisations.add', add, { 'x-demo-persona': 'administrator' })
  await open('/screens/base/organisations/index')
  await page.locator('#organisations-search').fill('样例学会')
  await page.locator('#organisations').getByRole('button').first().click()
  await page.locator('#merge-organisation').click()
  await page.locator('#merge-into').selectOption({ label: '永康市律师协会' })
  await page.locator('#sheet-confirm').click()
  await page.locator('#sheet-confirm').waitFor({ state: 'detached' })
  await page.locator('#organisation-lvxie').getByText('永康市律师协会').waitFor()
  await open('/screens/base/roles/index')
  await page.locator('#people-search').fill('胡示范')
  await page.getByRole('button', { name: '给权限：胡示范' }).click()
  await page.locator('#sheet-confirm').click()
  await page.getByText('请选一个组织').waitFor()
  await page.locator('#role-organisation').selectOption({ label: '永康市律师协会' })
  await page.locator('#sheet-confirm').click()
  await page.getByRole('button', { name: '取消胡示范的权限' }).click()
  await page.locator('#sheet-confirm').click()
  await page.getByRole('button', { name: '取消胡示范的权限' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '取消叶范例的权限' }).click()
  await page.locator('#sheet-confirm').click()
  await page.getByText('这是最后一位管理员').waitFor()
})

test('two accounts of one person are seen side by side, joined, and divided again', async () => {
  const { page, open } = administrator
  const profile = {
    name: '重样例',
    phone: '13800000091',
    organisationIds: [],
    skillIds: [],
    agreesToPersonalData: true,
    agreesToMembership: false,
  }
  for (let n = 0; n < 2; n++)
    await call(world.server.origin, 'profile.save', profile, { 'x-demo-persona': 'resident', 'x-device': randomUUID() })
  await open('/screens/organiser/desk/index')
  await page.locator('#desk-alike').click()
  await page.getByText('两个微信账号，姓名和手机号都一样').waitFor()
  await page.getByText('微信账号 · 138****0091').nth(1).waitFor()
  await page.getByText('是同一个人，合并').click()
  await page.locator('#sheet-confirm').click()
  await page.getByText('两个微信账号，姓名和手机号都一样').waitFor({ state: 'detached' })
  await page.getByText('撤销', { exact: true }).click()
  await page.getByText('两个微信账号，姓名和手机号都一样').waitFor()
  await page.getByRole('button', { name: '两位重样例不是同一个人' }).click()
  await page.getByText('没有要看的').waitFor()
})

test("the search field's hint is fully visible in the largest type on a narrow phone", async () => {
  const { page, open } = administrator
  await page.setViewportSize({ width: 360, height: 780 })
  await open('/screens/base/roles/index')
  const search = page.locator('#people-search')
  await search.waitFor()
  await page.evaluate(`document.documentElement.style.fontSize = '28px'`)
  await search.fill((await search.getAttribute('placeholder')) ?? '')
  const [needed, present] = await search.evaluate((input) => [input.scrollWidth, input.clientWidth])
  expect(needed).toBeLessThanOrEqual(present ?? 0)
})

const confirmSheet = async (): Promise<void> => {
  await administrator.page.locator('#sheet-confirm').click()
  await administrator.page.locator('#sheet-confirm').waitFor({ state: 'detached' })
}

test('skills that wait for verification are counted on the desk and come first', async () => {
  const { page, open } = administrator
  await open('/screens/organiser/desk/index')
  await page.locator('#desk-skills').getByText('待核实').waitFor()
  await page.locator('#desk-skills').click()
  await page.locator('[id^="skill-"]').first().getByText('待核实').waitFor()
})

test('a skill is verified until the end of its licence, and the verification is revoked', async () => {
  const { page, open } = administrator
  await open('/screens/organiser/skills/index')
  const row = page.locator('[id^="skill-"]').filter({ hasText: '胡示范' })
  await row.getByRole('button', { name: '核实', exact: true }).click()
  await write(page, '#licence-ends', '2020-01-01')
  await page.getByText('这个日期已经过了').waitFor()
  await write(page, '#licence-ends', dayOf(Date.now() + 400 * day))
  await confirmSheet()
  await row.getByText('已核实').waitFor()
  await row.getByRole('button', { name: /^撤销/ }).click()
  await confirmSheet()
  await row.getByText('待核实').waitFor()
})

test('a user who is not an organiser sees no members', async () => {
  const volunteer = await world.visitor({ as: '陈样例' })
  await volunteer.open('/screens/organiser/skills/index')
  await volunteer.page.getByText('这里是组织者的工作台').filter({ visible: true }).first().waitFor()
  expect(await volunteer.page.locator('[id^="skill-"]').count()).toBe(0)
})
