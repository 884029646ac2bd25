/** The bundled server, started as the image and as the unit start it: their environment, folder and account, and nothing else. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SERVER_FOLDER } from '../../../../support/programs'
import { type Cluster, operator, startCluster } from './cluster'

const FOLDER = 'config/deploy/server'
const pairs = (text: string) => Object.fromEntries([...text.matchAll(/(\w+)=(\S*)/g)].map(([, name = '', value = '']) => [name, value]))
const lines = (file: string, start: string) =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(start))
    .map((line) => line.slice(start.length).trim())

const image = {
  environment: pairs(lines('Dockerfile', 'ENV ').join(' ')),
  command: JSON.parse(lines('Dockerfile', 'CMD ').at(-1) ?? '[]') as string[],
}
const unit = {
  environment: pairs(lines('systemd/tongxin.service', 'Environment=').join(' ')),
  command: (lines('systemd/tongxin.service', 'ExecStart=')[0] ?? '').split(' '),
}

let cluster: Cluster
/** The server's files, which the account can read and not change. */
let app: string
beforeAll(async () => {
  cluster = await startCluster()
  app = mkdtempSync(join(tmpdir(), 'tongxin-app-'))
  cpSync(SERVER_FOLDER, app, { recursive: true })
  chmodSync(app, 0o555)
})
afterAll(() => {
  chmodSync(app, 0o755)
  rmSync(app, { recursive: true, force: true })
  cluster?.remove()
})

/** Resolves with the port that the server reports. @throws its output when it ends instead */
function up(server: ChildProcess): Promise<number> {
  let output = ''
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer) => {
      output += chunk
      const port = /同心服务 http:\/\/[^:\s]+:(\d+)/.exec(output)?.[1]
      if (port) resolve(Number(port))
    }
    server.stdout?.on('data', look)
    server.stderr?.on('data', look)
    server.once('exit', () => reject(new Error(output)))
  })
}

test.each([
  ['the image', image, {}],
  ['the unit', unit, { DATA_DIR: true }],
])('%s starts a server for real people that is ready, writes nothing beside itself and ends at SIGTERM', async (name, started, folders) => {
  const url = await cluster.create(name)
  const before = readdirSync(app).sort()
  const own = Object.fromEntries(Object.keys(folders).map((key) => [key, cluster.newFolder(`${name} ${key}`)]))
  expect(started.environment).toMatchObject({ NODE_ENV: 'production', DEMO: '0', PORT: '8787' })
  expect(started.command[0]).toBe('node')
  const server = spawn(process.execPath, started.command.slice(1), {
    ...operator(),
    cwd: app,
    env: { ...started.environment, ...own, PORT: '0', DATABASE_URL: url },
  })
  const gone = new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? signal)))
  try {
    const port = await up(server)
    const [ready, alive] = await Promise.all(['ready', 'health'].map((path) => fetch(`http://127.0.0.1:${port}/${path}`)))
    expect([ready?.status, alive?.status]).toEqual([200, 200])
  } finally {
    server.kill('SIGTERM')
  }
  expect(await gone).toBe(0)
  expect(readdirSync(app).sort()).toEqual(before)
})
