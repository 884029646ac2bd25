/** 长辈版 in WeChat: the size of type, the doors and the list, and the voice, which only a deployment with the speech plugin has. */
import { anActivity, anOrganiser, nineInTheMorning } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host, type HostOptions } from '../support/weapp-host/host'

let cloud: CloudEmulator
let host: Host

beforeAll(async () => {
  cloud = startCloud()
  const organiser = await anOrganiser(cloud)
  await anActivity(cloud, organiser, { title: '送医送药到村头', startsAt: nineInTheMorning(2) })
})
afterAll(() => cloud.stop())
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

interface Launch extends HostOptions {
  /** WeChat's own size of type, px. */
  type?: number
  /** Members of `wx` in place of the host's. */
  wx?: Record<string, unknown>
}

async function launch({ type = 16, wx = {}, ...options }: Launch = {}): Promise<void> {
  host = createHost({ cloud, ...options })
  Object.assign(host.wx, { getAppBaseInfo: () => ({ fontSizeSetting: type, fontSizeScaleFactor: 1 }), ...wx })
  await host.launch()
  await host.until(() => host.has({ className: 'activity-card' }) || host.has({ id: 'door-visits' }))
}

async function openMe(): Promise<void> {
  await (host.wx['switchTab'] as (options: object) => Promise<unknown>)({ url: '/screens/main/me/index' })
  await host.until(() => host.has({ id: 'elder-version' }))
}

/** Chooses the elder version and goes to the list of the whole county. */
async function openVisits(options: Launch = {}): Promise<void> {
  await launch(options)
  await openMe()
  await host.tap({ id: 'elder-version' })
  await (host.wx['switchTab'] as (options: object) => Promise<unknown>)({ url: '/screens/main/activities/index' })
  await host.tap({ id: 'door-visits' })
  await host.until(() => host.has({ id: 'town-all' }))
  await host.tap({ id: 'town-all' })
  await host.until(() => host.has({ className: 'visits-when' }))
}

const rootSize = () => host.one({ tag: 'page-meta' }).attr('root-font-size')

test('the choice in 我的 enlarges every page at once, stays on the phone, and is taken back at the doors', async () => {
  const storage = new Map<string, string>()
  await launch({ storage })
  await openMe()
  expect([rootSize(), host.has({ className: 'elder' })]).toEqual(['system', false])
  await host.tap({ id: 'elder-version' })
  expect([rootSize(), host.has({ className: 'elder' })]).toEqual(['24px', true])
  host.close()
  await launch({ storage })
  expect([rootSize(), host.has({ id: 'door-visits' })]).toEqual(['24px', true])
  await host.tap({ id: 'to-ordinary' })
  expect([rootSize(), host.has({ className: 'activity-card' })]).toEqual(['system', true])
})

test("WeChat's own type, where it is larger, is kept in the elder version", async () => {
  await launch({ type: 28 })
  await host.tap({ id: 'elder-yes' })
  expect(rootSize()).toBe('28px')
})

test('the version is offered once where type is large, with the filters folded away, and not elsewhere', async () => {
  const storage = new Map<string, string>()
  await launch({ storage, type: 23 })
  expect([host.has({ id: 'elder-offer' }), host.has({ id: 'unfold-filters' })]).toEqual([true, true])
  await host.tap({ id: 'elder-no' })
  expect(host.has({ id: 'elder-offer' })).toBe(false)
  host.close()
  await launch({ storage, type: 23 })
  expect([host.has({ id: 'elder-offer' }), host.has({ id: 'unfold-filters' })]).toEqual([false, true])
  host.close()
  await launch()
  expect([host.has({ id: 'elder-offer' }), host.has({ id: 'unfold-filters' })]).toEqual([false, false])
})

test('on a phone without storage the version holds until the app is closed', async () => {
  const fail = () => {
    throw new Error('setStorageSync:fail')
  }
  await launch({ type: 23, wx: { setStorageSync: fail, getStorageSync: fail } })
  await host.tap({ id: 'elder-yes' })
  expect(host.has({ id: 'door-visits' })).toBe(true)
})

test('a card has two actions: the page, and a call to the base', async () => {
  await cloud.sql("update base set contact_phone = '0579-87012345'")
  await openVisits()
  const card = host.all({ className: 'card' }).find(({ text }) => text.includes('送医送药到村头'))
  expect(card?.text).toMatch(/[上下]午 9点/)
  expect(host.all({ role: 'link', label: /送医送药到村头|打电话/ }).map(({ text }) => text)).toEqual(['看详细', '打电话'])
  host.answers.set('makePhoneCall', {})
  await host.tap({ role: 'link', label: /^打电话/ })
  expect(host.calls.find(({ name }) => name === 'makePhoneCall')?.options).toMatchObject({ phoneNumber: '0579-87012345' })
  await host.tap({ role: 'link', label: /^看详细/ })
  expect(host.route()).toBe('screens/main/activity/index')
})

/** Stand-in of the plugin and of WeChat's player, which plays until the test ends it. */
function aVoice() {
  const asked: string[] = []
  const played: string[] = []
  const heard: Record<string, () => void> = {}
  const player = {
    src: '',
    play: () => void played.push(player.src),
    stop: () => void played.push('stop'),
    onEnded: (then: () => void) => void (heard['ended'] = then),
    onError: (then: () => void) => void (heard['error'] = then),
  }
  const textToSpeech = ({ content, success }: { content: string; success: (result: object) => void }) => {
    asked.push(content)
    void Promise.resolve().then(() => success({ filename: `https://voice.example/${asked.length}.mp3` }))
  }
  const wx = { createInnerAudioContext: () => player }
  return { asked, played, heard, options: { speechPlugin: () => ({ textToSpeech }), wx } }
}

test.each([
  ['the deployment has not set up the plugin', {}],
  [
    'the account has not added the plugin that the deployment names',
    {
      speechPlugin: () => {
        throw new Error('plugin is not declared')
      },
    },
  ],
])('nothing offers to read aloud where %s', async (_what, options) => {
  await openVisits(options)
  expect(host.text()).not.toContain('读给我听')
  expect(host.errors).toEqual([])
})

test('with the plugin the list is read sentence by sentence, in words, and falls silent when it is left', async () => {
  const { asked, played, heard, options } = aVoice()
  await openVisits(options)
  await host.tap({ id: 'read-aloud' })
  await host.until(() => played.length === 1)
  expect(asked).toEqual(['全县近期的活动。'])
  for (let n = 2; n <= 4; n++) {
    heard['ended']?.()
    await host.until(() => asked.length === n)
  }
  expect(asked.join('')).toMatch(/[上下]午九点。/)
  expect(asked.join('')).not.toMatch(/\d[:：]\d/)
  await host.tap({ id: 'read-pause' })
  expect(played[played.length - 1]).toBe('stop')
  await host.tap({ id: 'read-on' })
  await host.until(() => asked.length === 5)
  expect(asked[4]).toBe(asked[3])
  await host.tap({ role: 'button', label: '返回' })
  expect(played[played.length - 1]).toBe('stop')
  expect(host.has({ id: 'door-visits' })).toBe(true)
})

test('a sentence that the plugin cannot say is told on the page', async () => {
  const { heard, played, options } = aVoice()
  await openVisits(options)
  await host.tap({ id: 'read-aloud' })
  await host.until(() => played.length === 1)
  heard['error']?.()
  await host.until(() => host.text().includes('这次没有读出来'))
  expect(host.has({ id: 'read-aloud' })).toBe(true)
})
