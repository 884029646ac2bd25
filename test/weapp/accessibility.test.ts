/** What WeChat's screen readers say of the built pages: names, roles, headings and pictures, which Taro's own templates drop. */
import { type Activity, anActivity, anOrganiser, nineInTheMorning } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { type Host, createHost } from '../support/weapp-host/host'

let cloud: CloudEmulator
let law: Activity
let host: Host

beforeAll(async () => {
  cloud = startCloud()
  const organiser = await anOrganiser(cloud)
  law = await anActivity(cloud, organiser, { title: '以案说法进祠堂', categories: ['law'], startsAt: nineInTheMorning(2) })
})
afterAll(() => cloud.stop())
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

async function launch(address: string, until: string): Promise<void> {
  host = createHost({ cloud })
  await host.launch(address)
  await host.until(() => host.text().includes(until))
}

const CONTROLS = ['button', 'link', 'tab', 'radio', 'checkbox']
/** Letters and digits, since punctuation is not read. */
const letters = (text: unknown): string => (typeof text === 'string' ? text.replace(/[^\p{L}\p{N}]/gu, '') : '')

test.each([
  ['the list', '/screens/main/activities/index', '以案说法进祠堂', '近期活动'],
  ['a visit', '/screens/main/activity/index?id=', '服务内容', '以案说法进祠堂'],
  ['a visit that is gone', '/screens/main/activity/index?id=nonsense', '没有找到', '活动'],
  ['我的', '/screens/main/me/index', '填写资料，就能报名', '我的'],
  ['the words about privacy', '/screens/volunteer/privacy/index', '隐私', '隐私说明'],
])('%s has one landmark with its name, one first heading, and names that contain what is seen', async (_what, address, words, name) => {
  await launch(address.endsWith('=') ? `${address}${law.id}` : address, words)
  expect(host.all({ role: 'main' }).map((main) => main.attr('aria-label'))).toEqual([name])
  expect(host.all({ role: 'heading' }).filter((heading) => Number(heading.attr('aria-level')) === 1)).toHaveLength(1)
  const controls = CONTROLS.flatMap((role) => host.all({ role }))
  expect(controls.length).toBeGreaterThan(0)
  for (const control of controls) {
    const label = control.attr('aria-label')
    expect(letters(label) || letters(control.text)).not.toBe('')
    if (letters(label)) expect(letters(label)).toContain(letters(control.text))
  }
  for (const image of host.all({ tag: 'image' })) expect(letters(image.attr('aria-label'))).not.toBe('')
})

test('the tabs of the list say which is chosen, and its cards are a list', async () => {
  await launch('/screens/main/activities/index', '以案说法进祠堂')
  expect(host.all({ role: 'tab' }).filter((tab) => tab.attr('aria-selected') === true)).toHaveLength(1)
  expect(host.all({ role: 'listitem' }).length).toBeGreaterThan(0)
  expect(host.has({ role: 'list' })).toBe(true)
})
