/** A roster in the built mini-program: the spreadsheet is chosen from a chat and uploaded in parts. */
import type { MembersPage } from '../../src/contract/people/members'
import { anOrganiser, aVolunteer, callAs } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { partyRoster } from '../support/messy-rosters'
import { type Host, createHost } from '../support/weapp-host/host'
import { WxError } from '../support/weapp-host/wx-api'

let cloud: CloudEmulator
let host: Host
/** The file offered by the chat. */
let file: Buffer

beforeAll(() => {
  cloud = startCloud()
})
afterAll(() => cloud.stop())
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

interface ReadOptions {
  position: number
  length: number
  encoding: string
  success: (result: { data: string }) => void
}

async function openImport(openid: string, size = file.length): Promise<void> {
  host = createHost({ cloud, openid })
  host.answers.set('chooseMessageFile', { tempFiles: [{ name: '成员.xlsx', path: 'wxfile://tmp', size }] })
  const readFile = ({ position, length, success }: ReadOptions) =>
    success({ data: file.subarray(position, position + length).toString('base64') })
  Object.assign(host.wx, { getFileSystemManager: () => ({ readFile }) })
  await host.launch('/screens/base/import/index?organisation=minge')
  await host.until(() => host.has({ id: 'choose-file' }))
}

const uploads = () =>
  host.calls.filter(({ name, options }) => name === 'cloud.callFunction' && JSON.stringify(options).includes('uploads.'))

test("a spreadsheet from a chat is uploaded in parts below a call's size limit and imported", async () => {
  file = partyRoster()
  const organiser = await anOrganiser(cloud)
  await openImport(organiser)
  await host.tap({ id: 'choose-file' })
  await host.until(() => host.has({ id: 'confirm-import' }))
  for (const words of ['和第 5 行是同一个人', '没有手机号', '第二支部']) expect(host.text()).toContain(words)
  for (const { options } of uploads()) expect(JSON.stringify(options).length).toBeLessThan(100_000)
  await host.tap({ id: 'confirm-import' })
  await host.until(() => host.has({ id: 'to-members' }))
  const { total } = await callAs<MembersPage>(cloud, organiser, 'query', 'members.list', { organisationId: 'minge' })
  expect(total).toBe(5)
})

test('a part whose answer was lost is sent again, and the upload continues from there', async () => {
  const members = ['姓名,手机,备注', '王样例,13800000031,', '李样例,13800000032,']
  // Notes without a person make the file longer than a part.
  file = Buffer.from([...members, ...Array.from({ length: 80 }, () => `,,${'长'.repeat(500)}`)].join('\n'))
  await openImport(await anOrganiser(cloud))
  host.loseAnswers(true)
  await host.tap({ id: 'choose-file' })
  await host.until(() => host.has({ text: '再试一次' }))
  host.loseAnswers(false)
  await host.tap({ role: 'button', text: '再试一次' })
  await host.until(() => host.has({ id: 'confirm-import' }))
  expect(host.text()).toContain('李样例')
})

test('a file of 30 MB is refused on the phone, and no part of it is sent', async () => {
  file = Buffer.alloc(0)
  await openImport(await anOrganiser(cloud), 30 * 1024 * 1024)
  await host.tap({ id: 'choose-file' })
  await host.until(() => host.text().includes('文件太大，最多 2 MB'))
  expect(uploads()).toEqual([])
})

test('closing the chooser leaves the organiser on the same page', async () => {
  file = Buffer.alloc(0)
  await openImport(await anOrganiser(cloud))
  host.answers.set('chooseMessageFile', new WxError('cancel'))
  await host.tap({ id: 'choose-file' })
  expect(host.text()).toContain('从聊天里选表格')
  expect(uploads()).toEqual([])
})

test.each(['members', 'import', 'organisations', 'roles'])('a user who acts for no organisation may not see the page: %s', async (page) => {
  host = createHost({ cloud, openid: await aVolunteer(cloud) })
  await host.launch(`/screens/base/${page}/index?organisation=minge`)
  await host.until(() => host.text().includes('您现在的身份不能看这一页'))
  expect([host.has({ id: 'choose-file' }), host.has({ id: 'members' }), host.has({ id: 'people-search' })]).toEqual([false, false, false])
})
