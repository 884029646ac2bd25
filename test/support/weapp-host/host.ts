/** Runs the built mini-program in Jest: its scripts and compiled templates, with an emulation of WeChat's pages and calls. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { CloudEmulator } from '../cloud-emulator'
import { appHolder, watchFaults } from './app-script'
import { watchIdle } from './idle'
import { declarations } from './instances'
import { pageStack } from './pages'
import { findAll, type Query, type Rendered } from './rendered'
import { scriptRunner } from './scripts'
import { markup } from './view'
import { createWx } from './wx'
import { network } from './wx-network'
import type { OwnServer } from './wx-request'
import type { Storage } from './wx-storage'

const DIST = path.resolve('dist/weapp')
/** WeChat's scene value of an ordinary start. */
const FROM_THE_LIST = 1001

export interface HostOptions {
  cloud?: CloudEmulator
  /** A server of one's own in place of the cloud function: the deployment's settings then name it. */
  server?: OwnServer
  /** WeChat user of the phone. */
  openid?: string
  /** The plugin 同声传译, which the deployment then has set up; a function that throws for one that the account has not added. */
  speechPlugin?: () => object
  /** The phone's storage. With an earlier host's storage the app starts again on the same phone. */
  storage?: Storage
}
export type Host = ReturnType<typeof createHost>

export function createHost({ cloud, server, openid = 'openid-of-nobody', speechPlugin, storage = new Map() }: HostOptions = {}) {
  const appJson = JSON.parse(readFileSync(path.join(DIST, 'app.json'), 'utf8'))
  const idle = watchIdle()
  const faults = watchFaults()
  const app = appHolder(faults)
  const declared = declarations((file) => run(path.join(DIST, file)))
  const pages = pageStack({ dist: DIST, appJson, idle, declared })
  const net = network()
  const { wx, calls, answers } = createWx({ pages, idle, net, storage, cloud, server, openid: () => openid })
  const run = scriptRunner(
    {
      ...idle.timers,
      wx,
      console: faults.console,
      App: app.declare,
      getApp: app.get,
      getCurrentPages: () => pages.stack.map((page) => page.instance),
      Page: declared.declare,
      Component: declared.declare,
      requirePlugin: speechPlugin ?? noPlugin,
    },
    deploymentFor(server, speechPlugin !== undefined),
  )

  /** Starts the app at a page, like a tap on its icon or on a shared card. */
  async function launch(url = `/${appJson.pages[0]}`, scene = FROM_THE_LIST): Promise<void> {
    const options = { path: pages.routeOf(url), query: pages.queryOf(url), scene, referrerInfo: {} }
    Object.assign(wx, { getLaunchOptionsSync: () => options, getEnterOptionsSync: () => options })
    run(path.join(DIST, 'app.js'))
    app.get().onLaunch?.(options)
    app.get().onShow?.(options)
    await pages.open(url)
    await idle.settle()
  }

  const html = () => markup(pages.top().view())
  const all = (query: Query): Rendered[] => findAll(pages.top().view(), query, faults.console.error)
  function one(query: Query): Rendered {
    const [first] = all(query)
    if (!first) throw new Error(`nothing on ${pages.top().route} matches ${described(query)}\n${html()}`)
    return first
  }

  /** Fires an event of a built-in component and lets the app react. */
  async function fire(query: Query, type: string, detail: object = {}): Promise<void> {
    const node = one(query)
    if (type === 'tap' && isDisabled(node)) throw new Error(`${described(query)} is disabled: WeChat sends no tap`)
    node.dispatch(type, detail)
    await idle.settle()
  }

  return {
    wx,
    appJson,
    pages,
    /** All calls of the app to WeChat so far. */
    calls,
    /** Answers of people and devices, by the name of the call: scanCode, showModal, … */
    answers,
    storage,
    errors: faults.errors,
    paints: pages.paints,
    setOnline: net.set,
    /** Lets calls reach the server, but loses their answers. */
    loseAnswers: (losing: boolean): void => void (net.state.losesAnswers = losing),
    launch,
    all,
    one,
    fire,
    tap: (query: Query) => fire(query, 'tap'),
    input: (query: Query, value: string) => fire(query, 'input', { value }),
    has: (query: Query) => all(query).length > 0,
    text: () => pages.top().view().text,
    html,
    route: () => pages.top().route,
    settle: idle.settle,
    /** Waits until the condition holds, for example after an answer or a timer. */
    async until(condition: () => boolean): Promise<void> {
      await idle.until(condition, html)
      await idle.settle()
    },
    /** Stops the app and its timers. */
    close(): void {
      pages.closeAll()
      idle.stop()
    },
  }
}

/** The settings of a deployment with a server of its own or the speech plugin, in place of those that were built. */
const deploymentFor = (server: OwnServer | undefined, hasSpeech: boolean): Record<string, string> => {
  const settings = { apiOrigin: server?.origin ?? '', cloudEnv: '', speechPlugin: hasSpeech ? '0.3.6' : '' }
  return server || hasSpeech ? { [path.join(DIST, 'deployment.js')]: `module.exports = ${JSON.stringify(settings)}` } : {}
}

/** WeChat's answer to an app that declares no plugin. */
const noPlugin = (): never => {
  throw new Error('plugin is not declared')
}

const isDisabled = (node: Rendered) => node.tag === 'button' && node.attr('disabled') === true
const described = (query: Query) => JSON.stringify(query, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value))
