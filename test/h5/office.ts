/** A server for real people: no samples, no personas, WeChat's servers beside it. People use the built mini-program and a browser at a PC. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { addressOfPath } from '../../src/contract/addresses'
import { day, dayOf } from '../../src/domain/calendar/calendar'
import { openBrowser } from '../support/browser'
import { startCloud } from '../support/cloud-emulator'
import { createDatabase } from '../support/postgres'
import { SERVER } from '../support/programs'
import { installServer } from '../support/installed-server'
import { type RunningServer, startServer } from '../support/server'
import { type WeChatServer, startWeChat } from '../support/wechat-server'
import { decoded } from './qr-decoder'
import { type Host, createHost } from '../support/weapp-host/host'

export interface RealPeople {
  server: RunningServer
  weChat: WeChatServer
  /** The mini-program on this WeChat user's phone, at a page. With a phone's earlier storage it is the same phone. */
  phone(openid: string, page?: string, storage?: Host['storage']): Promise<Host>
  /** A browser at a PC, 1280 wide, at a page. */
  pc(page: string): Promise<Page>
  close(): Promise<void>
}

/** The mini-program's way to the base. The page is served by the server either way. */
export type Backend = "a server of one's own" | 'a server with the embedded database' | 'the cloud function'

/** Founds the base from the file of the demonstration's county, as `npm run found` does. */
function found(database: Record<string, string>): void {
  const env = { ...process.env, ...database, DEMO: '0' }
  const { status, stderr } = spawnSync(process.execPath, [SERVER, 'found', 'src/cloud/demo/county.json'], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the base was not founded: ${stderr}`)
}

/** A base founded from a file in an empty database, and a server on it, as an office starts it. */
export async function openOffice(backend: Backend = "a server of one's own"): Promise<RealPeople> {
  const weChat = await startWeChat(`secret-${randomUUID()}`)
  const { url, drop } = await createDatabase()
  const folder = installServer()
  const isEmbedded = backend === 'a server with the embedded database'
  const database: Record<string, string> = isEmbedded ? { DATA_DIR: join(folder, 'data') } : { DATABASE_URL: url }
  found(database)
  const server = await startServer(
    { ...database, DEMO: '0', WECHAT_APP_ID: 'wx-of-the-county', WECHAT_APP_SECRET: weChat.secret, WECHAT_API: weChat.api },
    { folder },
  )
  const { origin } = server
  const cloud = backend === 'the cloud function' ? startCloud(url) : undefined
  let browser: Browser | undefined
  const hosts: Host[] = []
  return {
    server,
    weChat,
    async phone(openid, page = '/screens/main/me/index', storage) {
      const reached = cloud ? { cloud } : { server: { origin, code: () => weChat.codeOf(openid) } }
      const host = createHost({ ...reached, openid, ...(storage ? { storage } : {}) })
      hosts.push(host)
      await host.launch(page)
      return host
    },
    async pc(page) {
      browser ??= await openBrowser()
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'Asia/Shanghai', locale: 'zh-CN' })
      const opened = await context.newPage()
      await opened.goto(origin + (addressOfPath(page) ?? page))
      return opened
    },
    async close() {
      for (const host of hosts) host.close()
      await browser?.close()
      cloud?.stop()
      await server.kill('SIGTERM')
      rmSync(folder, { recursive: true })
      await weChat.close()
      await drop()
    },
  }
}

/** Signs in on a phone and fills in the profile. */
export async function introduce(host: Host, name: string, phone: string): Promise<void> {
  const profile = { role: 'button', text: '填写姓名和手机号' }
  await host.until(() => host.has({ id: 'sign-in' }) || host.has(profile))
  // The cloud function's platform knows the user without asking.
  if (host.has({ id: 'sign-in' })) await host.tap({ id: 'sign-in' })
  await host.until(() => host.has(profile))
  await host.tap(profile)
  await host.until(() => host.has({ label: '姓名' }))
  await host.input({ label: '姓名' }, name)
  await host.input({ label: '手机号' }, phone)
  await host.tap({ id: 'consent-personal-data' })
  await host.tap({ role: 'button', text: '保存' })
  await host.until(() => host.route() === 'screens/main/me/index' && host.text().includes(name))
}

/** Signs a PC's browser in by a phone: the page's own QR code and number. @returns the number that the page showed */
export async function signInPc(page: Page, host: Host, isShared = false): Promise<number> {
  if (isShared) await page.locator('#browser-shared').click()
  const shown = page.locator('.sign-in-number').first()
  await shown.waitFor()
  const number = Number(await shown.innerText())
  const [text] = await decoded(await page.locator('.sign-in-code').first().screenshot())
  host.answers.set('scanCode', { result: text ?? '' })
  await host.tap({ role: 'link', text: /扫码登录电脑/ })
  await host.until(() => host.has({ id: 'scan' }))
  await host.tap({ id: 'scan' })
  await host.until(() => host.has({ id: `number-${number}` }))
  await host.tap({ id: `number-${number}` })
  await host.until(() => host.text().includes('已经可以登录'))
  await page.locator('#go-on').waitFor()
  return number
}

/** Tomorrow in China, as a date field takes it. */
export const tomorrow = (): string => dayOf(Date.now() + day)
