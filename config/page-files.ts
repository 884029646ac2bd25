/**
 * Files of the built web page that its parts read: `pages.json` (addresses, and the files that each needs) for the server and for fetching
 * ahead, the service worker, the picture card, and every text compressed, so that the server only sends.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import type { Compilation, Compiler } from 'webpack'
import type { PageFiles } from '../src/contract/page-files'
import { addressOf, pageAddresses } from './page-addresses'

const PLUGIN = 'PageFiles'
/** Stages of webpack's assets, after index.html has been made. */
const AFTER_PAGE = 5_000
const LAST = 6_000
const SOURCE = path.join(__dirname, '../src')

/** Below this size in bytes a compressed file saves no packet. */
const WORTH_COMPRESSING = 1_000

export class WritePageFiles {
  apply(compiler: Compiler): void {
    const { RawSource } = compiler.webpack.sources
    compiler.hooks.thisCompilation.tap(PLUGIN, (compilation) => {
      const emit = (name: string, content: string | Buffer) => compilation.emitAsset(name, new RawSource(content))
      compilation.hooks.processAssets.tap({ name: PLUGIN, stage: AFTER_PAGE }, () => {
        const page = compilation.getAsset('index.html')
        if (!page) return
        const html = withStyle(page.source.source().toString(), compilation)
        const files = filesByAddress(compilation)
        const build = digest([html, ...Object.values(files).flat()].join('\n'))
        compilation.updateAsset(
          'index.html',
          new RawSource(html.replace('</head>', `<meta name="tongxin-build" content="${build}"></head>`)),
        )
        emit('pages.json', JSON.stringify({ build, files } satisfies PageFiles))
        emit('service-worker.js', serviceWorker(build, ['/index.html', ...shellFiles(html)]))
        emit('card.png', readFileSync(path.join(SOURCE, 'card.png')))
      })
      if (process.env.NODE_ENV !== 'production') return
      compilation.hooks.processAssets.tap({ name: PLUGIN, stage: LAST }, (assets) => {
        for (const [name, asset] of Object.entries(assets)) {
          const content = Buffer.from(asset.source())
          if (!/\.(js|css|html|json|wasm|svg)$/.test(name) || content.length < WORTH_COMPRESSING) continue
          emit(`${name}.br`, brotli(content))
          emit(`${name}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
        }
      })
    })
  }
}

const brotli = (content: Buffer): Buffer =>
  brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  })

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/**
 * The page with its style sheet written into the head, since a link would hold back the text that the server wrote. It stays the first, as
 * later sheets outweigh it by order alone.
 */
function withStyle(html: string, compilation: Compilation): string {
  const [link, file = ''] = /<link href="\/(css\/app\.[^"]+)" rel="stylesheet">/.exec(html) ?? []
  const sheet = compilation.getAsset(file)?.source.source().toString()
  if (!link || !sheet) throw new Error('index.html links no style sheet of the app: find how the build links it now')
  if (sheet.includes('</')) throw new Error(`${file} would end the element that it is written into`)
  return html.replace(link, () => `<style>${sheet}</style>`)
}

/** Scripts and style sheets that every page needs. */
const shellFiles = (html: string): string[] => [...html.matchAll(/(?:src|href)="(\/(?:js|css)\/[^"]+)"/g)].map(([, file = '']) => file)

/** Files of each page besides those of the shell, by the page's address. */
function filesByAddress({ chunkGroups }: Compilation): PageFiles['files'] {
  const files = Object.fromEntries(Object.values(pageAddresses()).map((address) => [address, [] as string[]]))
  for (const group of chunkGroups) {
    if (group.isInitial()) continue
    for (const { request } of group.origins) {
      const [, page] = /screens[\\/]([\w-]+[\\/][\w-]+)[\\/]index$/.exec(request) ?? []
      const address = page && addressOf(page.replace('\\', '/'))
      if (address && address in files) files[address] = group.getFiles().map((file) => `/${file}`)
    }
  }
  const empty = Object.keys(files).filter((address) => files[address]?.length === 0)
  if (empty.length > 0) throw new Error(`no files were found for ${empty.join(', ')}: find how Taro imports pages now`)
  return files
}

/** The service worker of this build, which differs from that of any other, so that browsers notice it. */
function serviceWorker(build: string, shell: readonly string[]): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(SOURCE, 'client/phone/offline-worker.ts')],
    bundle: true,
    minify: process.env.NODE_ENV === 'production',
    write: false,
    target: 'es2018',
    define: { BUILD: JSON.stringify(build), SHELL: JSON.stringify(shell) },
  })
  return outputFiles[0]?.text ?? ''
}
