/** The guide for whoever deploys. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { privacyTexts } from '../../../config/audit/privacy'
import { scripts } from '../../../package.json'

const FOLDER = 'config/deploy'
const guide = readFileSync(join(FOLDER, 'README.md'), 'utf8')

test("the guide's privacy texts are those of the program", () => {
  const [, pasted] = /<!-- npm run audit:weapp -- --privacy -->\n```\n([\s\S]*?)\n```/.exec(guide) ?? []
  expect(pasted).toBe(privacyTexts().join('\n').trim())
})

test('every script that the guide runs is one of the package', () => {
  const named = [...guide.matchAll(/npm(?:\.cmd)? run ([\w:]+)/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})

test('every file of the repository that the guide names exists', () => {
  const named = [...guide.matchAll(/config\/deploy\/[\w./-]*\w/g)].map(([path]) => path)
  expect(named.length).toBeGreaterThan(2)
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})

/** Blocks of commands: those marked sh are for the Linux server, unmarked ones for the computer. */
const blocks = (mark: string) =>
  [...guide.matchAll(/^ *```(\w*)\n([\s\S]*?)^ *```$/gm)].flatMap(([, name, text = '']) => (name === mark ? [text] : []))

test('commands for the computer are read alike by the terminals of Windows and macOS', () => {
  const commands = blocks('').flatMap((text) => text.split('\n').filter((line) => /^ *(npm|npx|ssh|scp|set) /.test(line)))
  expect(commands.length).toBeGreaterThan(5)
  // Windows has no remark after a command, and its older PowerShell no &&.
  expect(commands.filter((line) => /&&|#/.test(line))).toEqual([])
  expect(blocks('sh').filter((text) => text.includes('npm '))).toEqual([])
})

test('every screen that the guide leads to has its name in the app', () => {
  const sources = readdirSync('src/screens', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  const texts = [...sources.map((file) => join('src/screens', file)), 'src/components/not-founded.tsx'].map((file) =>
    readFileSync(file, 'utf8'),
  )
  const named = [...guide.matchAll(/“(?:我的|组织者工作台) → ([^”]+)”/g)].flatMap(([, path = '']) => path.split(' → '))
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !texts.some((text) => text.includes(name)))).toEqual([])
})

const withShell = process.platform === 'win32' ? test.skip : test

withShell('the permissions that the guide sets let the server read its files and open neither passwords nor backups', () => {
  const root = mkdtempSync(join(tmpdir(), 'tongxin-guide-'))
  const folder = join(root, 'config/deploy/server')
  const mode = (path: string) => (statSync(join(root, path)).mode & 0o777).toString(8)
  try {
    cpSync('config/deploy', join(root, 'config/deploy'), { recursive: true })
    for (const name of ['dist/server', 'config/deploy/server/backups', 'config/deploy/server/certificates'])
      mkdirSync(join(root, name), { recursive: true })
    const secret = ['.env', 'backups/tongxin-20260101-023000.dump', 'certificates/site.key']
    for (const file of secret) writeFileSync(join(folder, file), '', { mode: 0o600 })
    chmodSync(join(folder, 'backups'), 0o700)
    writeFileSync(join(root, 'dist/server/server.mjs'), '', { mode: 0o600 })
    for (const name of ['backup.sh', 'folder.sh', 'counts.sql']) chmodSync(join(folder, 'backup', name), 0o600)
    const text = blocks('sh').find((each) => each.includes('chmod -R')) ?? ''
    const { status, stderr } = spawnSync('sh', ['-e', '-c', text.replaceAll('/opt/tongxin', root)], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    expect(secret.map((file) => mode(join('config/deploy/server', file)))).toEqual(['600', '600', '600'])
    expect(mode('config/deploy/server/backups')).toBe('700')
    expect(mode('dist/server/server.mjs')).toBe('644')
    expect(['backup.sh', 'counts.sql'].map((name) => mode(join('config/deploy/server/backup', name)))).toEqual(['755', '644'])
    expect(mode('.')).toBe('755')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
