import { lstatSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import lock from '../../package-lock.json'
import { scripts } from '../../package.json'

/** Folders that git ignores, or that are git's. */
const IGNORED = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage', '.swc'])
/** Most characters of a path: Windows allows 260 with the folder of the checkout. */
const LONGEST_PATH = 120
/** Names that Windows keeps for devices, and characters that it allows in no name. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const FORBIDDEN = /[<>:"|?*\\\p{Cc}]|[. ]$/u

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (IGNORED.has(entry.name)) return []
    return entry.isDirectory() ? filesIn(file) : [file]
  })
}

/** Reasons for which a path of the repository cannot exist on Windows or macOS. */
function refusePath(file: string): string[] {
  const names = file.split('/')
  return [
    ...names.filter((name) => DEVICE.test(name)).map((name) => `${file}: ${name} is a device on Windows`),
    ...names.filter((name) => FORBIDDEN.test(name)).map((name) => `${file}: ${name} has a character that Windows forbids`),
    ...(file.length > LONGEST_PATH ? [`${file} is too long for Windows`] : []),
  ]
}

/** Paths that are one on a file system without a difference between small and capital letters, or between forms of one letter. */
function sameElsewhere(files: readonly string[]): string[] {
  const seen = new Set<string>()
  return files.filter((file) => {
    const key = file.normalize('NFC').toLowerCase()
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}

/** Reasons for which cmd.exe, with which npm runs scripts on Windows, would not run a command line. */
function refuseCommand(line: string): string[] {
  const shell = [/'/, /\$/, /`/, /;/, /(^|[^&])&([^&]|$)/, /\|/, /(^|\s)[A-Z_]+=\S/, /\*/, /\.sh\b/, /(^|\s)\.?\//]
  const program = new Set(['node', 'npm', 'tsx', 'taro', 'oxlint', 'oxfmt'])
  return [
    ...shell.filter((pattern) => pattern.test(line)).map((pattern) => `${line}: ${String(pattern)} is a shell's`),
    ...line
      .split('&&')
      .map((part) => part.trim().split(' ')[0] ?? '')
      .filter((name) => !program.has(name))
      .map((name) => `${line}: ${name} is no program of Node's packages`),
  ]
}

/** Starts of programs by which a source depends on a shell, or on files that Node does not start on Windows. */
const SHELL_STARTS = [
  /\b(?:spawn|spawnSync|execFile|execFileSync)\(\s*['"](?:npm|npx|taro|tsx|oxlint|drizzle-kit|sh|bash|cmd)['"]/,
  /\bshell: true\b/,
  /\bexecSync\(/,
]
const refuseSource = (text: string): string[] => SHELL_STARTS.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])

const files = filesIn('.')
const isText = (content: Buffer) => !content.subarray(0, 8_000).includes(0)

test('every file has a name and a path that Windows and macOS allow', () => {
  expect(files.flatMap(refusePath)).toEqual([])
  expect(sameElsewhere(files)).toEqual([])
})

test.each([
  ['a device', 'src/aux.ts'],
  ['a device without an ending', 'src/nul/a.ts'],
  ['a colon', 'test/12:30.txt'],
  ['a dot at the end', 'docs/draft./a.md'],
  ['a long path', `src/${'long-'.repeat(30)}.ts`],
])('a path with %s is refused', (_what, file) => {
  expect(refusePath(file)).toHaveLength(1)
})

test('two names that differ in capitals or in the form of a letter are refused', () => {
  expect(sameElsewhere(['src/Seats.ts', 'src/seats.ts', 'caf\u00e9', 'cafe\u0301', 'src/seat.ts'])).toEqual(['src/seats.ts', 'cafe\u0301'])
})

test('no file is a link, which Windows makes only for administrators', () => {
  expect(files.filter((file) => lstatSync(file).isSymbolicLink())).toEqual([])
})

test('lines end alike on every system: no text has a carriage return, and git makes none', () => {
  const texts = files.map((file) => [file, readFileSync(file)] as const).filter(([, content]) => isText(content))
  expect(texts.filter(([, content]) => content.includes('\r\n')).map(([file]) => file)).toEqual([])
  expect(readFileSync('.gitattributes', 'utf8')).toContain('* text=auto eol=lf')
})

test("package.json's scripts need no shell but cmd.exe", () => {
  expect(Object.values(scripts).flatMap(refuseCommand)).toEqual([])
})

test.each([
  'NODE_ENV=production taro build',
  "tsx -e 'a'",
  'rm -rf dist',
  'tsx a.ts; tsx b.ts',
  'tsx a.ts & tsx b.ts',
  'oxfmt src/**/*.ts',
  './config/a.ts',
])('the script %s is refused', (line) => {
  expect(refuseCommand(line).length).toBeGreaterThan(0)
})

test('no source of the programs starts a shell, or a program that is a .cmd file on Windows', () => {
  const sources = files.filter((file) => /^(src|config)\/.*\.(c|m)?[jt]sx?$/.test(file))
  expect(sources.flatMap((file) => refuseSource(readFileSync(file, 'utf8')).map((start) => `${file}: ${start}`))).toEqual([])
  expect(refuseSource("spawnSync('npm', ['run'])\nspawn(a, { shell: true })\nexecSync('ls')")).toHaveLength(3)
  expect(refuseSource("spawn(process.execPath, args)\nexecFile('git', [])")).toEqual([])
})

interface Locked {
  os?: string[]
  optional?: boolean
  optionalDependencies?: Record<string, string>
}

test('npm ci finds every package on Windows and macOS as well', () => {
  const packages = lock.packages as Record<string, Locked>
  const isFor = (system: string, { os = [system] }: Locked) => os.includes(system) && !os.includes(`!${system}`)
  for (const system of ['win32', 'darwin']) {
    const lacking = Object.entries(packages).filter(([, locked]) => locked.optional !== true && !isFor(system, locked))
    expect(lacking.map(([name]) => `${name} is not for ${system}`)).toEqual([])
  }
  // A lock file made on one system may lack the programs of others, and npm ci then installs none.
  const variants = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => /(win32|windows|darwin).*(x64|arm64)/.test(name))
      .map((name) => ({ name, places: [`${at}/node_modules/${name}`, `node_modules/${name}`] })),
  )
  expect(variants.length).toBeGreaterThan(10)
  expect(variants.filter(({ places }) => !places.some((place) => place in packages)).map(({ name }) => name)).toEqual([])
})
