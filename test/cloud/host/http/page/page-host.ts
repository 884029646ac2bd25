/** A host with a page as the build makes it, in small. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { LightMyRequestResponse } from 'fastify'
import { checkByWords } from '../../../../../src/cloud/content/words'
import { type HostParts, createHost } from '../../../../../src/cloud/host/http/http-host'
import { NOW } from '../../../../support/base'

export const SCRIPT = 'console.log("同心服务")'.repeat(200)

/** The shell, as the build leaves it. */
export const SHELL =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"/><meta name="description" content="社会服务"/><title>同心服务</title>' +
  '<script defer="defer" src="/js/app.0123abcd.js"></script><meta name="tongxin-build" content="b1"></head>' +
  '<body><div id="app"></div></body></html>'

const FILES = {
  '/': ['/chunk/1.0123abcd.js', '/css/1.0123abcd.css'],
  '/activity': ['/chunk/2.0123abcd.js'],
  '/me': [],
  '/volunteer/missing': [],
}

export interface PageHost {
  folder: string
  get: (path: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  close: () => Promise<void>
}

/** Writes the page, as another build when `build` differs. */
export function writePage(folder: string, build = 'b1'): void {
  for (const name of ['js', 'chunk']) mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'pages.json'), JSON.stringify({ build, files: FILES }))
  writeFileSync(join(folder, 'js/app.0123abcd.js'), SCRIPT)
  writeFileSync(join(folder, 'js/app.0123abcd.js.br'), brotliCompressSync(SCRIPT))
  writeFileSync(join(folder, 'js/app.0123abcd.js.gz'), gzipSync(SCRIPT))
  writeFileSync(join(folder, 'chunk/1.0123abcd.js'), 'small')
  writeFileSync(join(folder, 'index.html'), SHELL.replace('"b1"', `"${build}"`))
}

export async function openPageHost(parts: Pick<HostParts, 'connection'> & Partial<HostParts>): Promise<PageHost> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-page-'))
  writePage(folder)
  const app = await createHost({
    page: folder,
    callsPerMinute: 1_000,
    checkContent: checkByWords(),
    log: { info: () => undefined, error: () => undefined },
    now: () => NOW,
    ...parts,
  })
  return {
    folder,
    get: async (url, headers = {}) =>
      app.inject({ method: 'GET', url, headers: { host: 'county.example', accept: 'text/html', ...headers } }),
    close: async () => {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
