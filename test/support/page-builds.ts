/** Copies of the built page, and later builds of it in which every file has another name. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const TEXTS = /\.(js|css|html|json)$/
const HASH = /\.([0-9a-f]{8})\.(?:js|css|wasm)$/

/** A folder with a copy of the page that fetches nothing ahead. */
export function copyOfPage(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongxin-build-'))
  deploy(folder, (hash) => hash)
  return folder
}

/**
 * Replaces the page in a folder by a build whose files all have other names, as after an upgrade; those of the build before are gone.
 * @param without files left out, by the address of their page
 */
export function deployRenamed(folder: string, without?: string): void {
  deploy(folder, (hash) => hash.split('').reverse().join(''))
  if (without === undefined) return
  const { files } = JSON.parse(readFileSync(path.join(folder, 'pages.json'), 'utf8')) as { files: Record<string, string[]> }
  const others = new Set(Object.entries(files).flatMap(([address, own]) => (address === without ? [] : own)))
  for (const file of files[without] ?? []) if (!others.has(file)) rmSync(path.join(folder, file))
}

function deploy(folder: string, rename: (hash: string) => string): void {
  const built = path.resolve('dist/h5')
  const names = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(built, name)).isFile())
  const hashes = new Set(names.flatMap((name) => HASH.exec(name)?.[1] ?? []))
  const { build } = JSON.parse(readFileSync(path.join(built, 'pages.json'), 'utf8')) as { build: string }
  const renamed = (text: string) =>
    text.replace(/[0-9a-f]{8}(?![0-9a-f])/g, (hash) => (hashes.has(hash) ? rename(hash) : hash)).replaceAll(build, rename(build))
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true })
  for (const name of names) {
    if (/\.(br|gz|txt)$/.test(name)) continue
    const to = path.join(folder, renamed(name))
    mkdirSync(path.dirname(to), { recursive: true })
    const content = readFileSync(path.join(built, name))
    writeFileSync(to, TEXTS.test(name) ? renamed(withoutFetchingAhead(name, content.toString())) : content)
  }
}

/** The list of files stays only as far as the addresses: fetching ahead would hide that a file is gone. */
function withoutFetchingAhead(name: string, text: string): string {
  return name === 'pages.json' ? text : text.replace(/"prefetch"/g, '"no-prefetch"')
}
