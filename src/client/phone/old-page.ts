/**
 * A web page that is older than its server: it lacks files, or does not understand answers. It says so and is loaded again, once; what was
 * typed is kept.
 */
import { keepTypedTexts, restoreTypedTexts } from './typed-texts'
import { showPageNotice } from './page-notice'

/** Version of this page, written in by the build. */
const ownBuild = (): string | null => document.querySelector('meta[name="tongxin-build"]')?.getAttribute('content') ?? null

let newerBuild: string | null = null

/** Notes the version of the page that the server offers now; null for an answer without one. */
export function noteBuild(build: string | null): void {
  const own = ownBuild()
  newerBuild = build !== null && own !== null && build !== own ? build : null
}

/** Called for an answer that this page cannot read, or a request that the server does not understand. */
export function noteStrangeAnswer(): void {
  if (newerBuild !== null) loadNewer()
}

/** Watches for files that are gone, and gives back what was typed before the page was loaded again. */
export function watchBuild(): void {
  restoreTypedTexts()
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (isMissingFile(reason)) void explainMissingFile()
  })
}

/** True for a script or a style sheet of another page that could not be loaded. */
export function isMissingFile(reason: unknown): boolean {
  const { name, code } = (reason ?? {}) as { name?: unknown; code?: unknown }
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED'
}

async function explainMissingFile(): Promise<void> {
  if (await isServerReached()) return loadNewer()
  showPageNotice({ text: '没有网络，或者服务器没有回应，这一页还没有存到手机上。过一会儿再打开。', actions: [RETRY, BACK] })
}

async function isServerReached(): Promise<boolean> {
  try {
    return (await fetch('/pages.json', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

function loadAgain(): void {
  keepTypedTexts()
  window.location.reload()
}

const RETRY = { label: '再试一次', go: loadAgain }
const BACK = { label: '返回', go: () => window.history.back() }
const HOME = { label: '回首页', go: () => window.location.assign('/') }

/** Name in the tab's own storage of the time of the last reload. */
const LAST_RELOAD = 'tongxin-reloaded-at'
/** Pause between two reloads without a tap, ms: a proxy may go on sending the old page. */
export const RELOAD_PAUSE = 10 * 60_000
/** Time for reading why the page is loaded again, ms. */
const READING = 2_500

/** True if the page may be loaded again without a tap. @param last time of the last such reload, as stored; null for none */
export function mayReload(last: string | null, now: number): boolean {
  const at = Number(last ?? 0)
  return !(at <= now && now - at < RELOAD_PAUSE)
}

let isLoading = false

/** Loads the page of the present server, once; after that a person decides. */
function loadNewer(): void {
  if (isLoading) return
  if (!noteReload()) {
    const text = '这一页暂时打不开，程序可能正在更新。过几分钟再试；写好的内容还在。'
    return showPageNotice({ text, actions: [RETRY, HOME] })
  }
  isLoading = true
  showPageNotice({ text: '程序刚刚更新，正在重新打开这一页。写好的内容还在。', actions: [] })
  setTimeout(loadAgain, READING)
}

/** Notes that the page is loaded again. @returns false when it was just loaded again, or when that cannot be known */
function noteReload(): boolean {
  try {
    const now = Date.now()
    if (!mayReload(sessionStorage.getItem(LAST_RELOAD), now)) return false
    sessionStorage.setItem(LAST_RELOAD, String(now))
    return true
  } catch {
    return false
  }
}
