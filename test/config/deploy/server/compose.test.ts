/** The compose file and the image: their parts fit one another, and the files beside them. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { BlockList } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'

const FOLDER = 'config/deploy/server'
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8')

interface Service {
  environment?: Record<string, string>
  volumes?: string[]
  networks: string[] | Record<string, { ipv4_address: string }>
  ports?: string[]
  depends_on?: Record<string, { condition: string }>
  restart: string
  cap_drop: string[]
  security_opt: string[]
  read_only?: boolean
  user?: string
  stop_grace_period?: string
  logging: { options: Record<string, string> }
  healthcheck?: { test: string[] }
  build?: { context: string; dockerfile: string }
}
interface Compose {
  services: Record<'postgres' | 'server' | 'caddy' | 'backup', Service>
  networks: { inside: { internal: boolean }; outside: { ipam: { config: [{ subnet: string; ip_range: string }] } } }
  volumes: Record<string, null>
}

const text = read('compose.yaml')
const compose = parse(text, { merge: true }) as Compose
const services = Object.entries(compose.services)
const { postgres, server, caddy, backup } = compose.services
const networksOf = (service: Service) => (Array.isArray(service.networks) ? service.networks : Object.keys(service.networks))

test.each(services)('%s comes up again by itself, gains no rights, and fills no disk with its log', (_name, service) => {
  expect(service.restart).toBe('unless-stopped')
  expect(service.cap_drop).toEqual(['ALL'])
  expect(service.security_opt).toContain('no-new-privileges:true')
  expect(service.logging.options).toMatchObject({ 'max-size': expect.any(String), 'max-file': expect.any(String) })
})

test('each starts when what it needs is well: the server on its database, Caddy and the backup on a migrated base', () => {
  expect(server.depends_on).toEqual({ postgres: { condition: 'service_healthy' } })
  expect(caddy.depends_on).toEqual({ server: { condition: 'service_healthy' } })
  expect(backup.depends_on).toEqual({ server: { condition: 'service_healthy' } })
  expect(postgres.healthcheck).toBeDefined()
})

test('Caddy alone is reached from outside; database and backups reach nothing outside', () => {
  expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['caddy'])
  expect(compose.networks.inside.internal).toBe(true)
  expect([postgres, backup].map(networksOf)).toEqual([['inside'], ['inside']])
  // The server asks WeChat.
  expect(networksOf(server)).toEqual(['inside', 'outside'])
})

test("the server believes Caddy's address alone, which no other container can be given", () => {
  const address = Array.isArray(caddy.networks) ? '' : (caddy.networks['outside']?.ipv4_address ?? '')
  expect(server.environment?.['TRUST_PROXY']).toBe(address)
  const { subnet, ip_range } = compose.networks.outside.ipam.config[0]
  const holds = (network: string) => {
    const list = new BlockList()
    const [from = '', bits] = network.split('/')
    list.addSubnet(from, Number(bits))
    return list.check(address)
  }
  expect([holds(subnet), holds(ip_range)]).toEqual([true, false])
})

test('every variable stands in the example of .env, and every line of the example is used', () => {
  const used = new Set([...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name))
  used.delete('BACKUP_USER')
  const offered = new Set([...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name))
  expect(offered).toEqual(used)
})

test('without a password or a domain nothing starts, and no password is written here', () => {
  for (const name of ['POSTGRES_PASSWORD', 'DATABASE_PASSWORD', 'SITE']) expect(text).toMatch(new RegExp(`\\$\\{${name}:\\?请在 .env 里填`))
  expect(text).not.toMatch(/PASSWORD: (?!\$\{)/)
  expect(read('.env.example')).toMatch(/^POSTGRES_PASSWORD=\nDATABASE_PASSWORD=$/m)
})

test('the server speaks to the database as its owner, not as the superuser', () => {
  const url = new URL(server.environment?.['DATABASE_URL']?.replace('${DATABASE_PASSWORD}', 'x') ?? '')
  expect([url.username, url.hostname, url.pathname]).toEqual(['tongxin', 'postgres', '/tongxin'])
  expect(read('initdb/10-owner.sh')).toContain('create role tongxin login password')
  expect(backup.environment?.['DATABASE_URL']).toBe(server.environment?.['DATABASE_URL'])
})

test('a new cluster is UTF8, orders by code point and checks its pages', () => {
  const args = postgres.environment?.['POSTGRES_INITDB_ARGS']
  expect(args).toContain('--encoding=UTF8')
  expect(args).toContain('--builtin-locale=C.UTF-8')
  expect(args).toContain('--data-checksums')
})

test('whatever is mounted exists here, is a named volume, or is made by the guide', () => {
  for (const [, { volumes = [] }] of services)
    for (const volume of volumes) {
      const source = volume.replace(/^\$\{\w+:-([^}]+)\}/, '$1').split(':')[0] ?? ''
      if (['./backups', './certificates'].includes(source)) continue
      if (source.startsWith('.')) expect([source, existsSync(join(FOLDER, source))]).toEqual([source, true])
      else expect(Object.keys(compose.volumes)).toContain(source)
    }
})

test('the server cannot write to its own image, and is not killed before it has ended by itself', () => {
  expect([server.read_only, server.user]).toEqual([true, 'node'])
  const [, stopWithin = ''] = /STOP_WITHIN = ([\d_]+)/.exec(readFileSync('src/cloud/host/programs/serve.ts', 'utf8')) ?? []
  expect(Number.parseInt(server.stop_grace_period ?? '', 10) * 1_000).toBeGreaterThan(Number(stopWithin.replace('_', '')) || Infinity)
})

const instructions = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1).trim() }))
const all = (word: string) => instructions.filter((one) => one.word === word).map(({ rest }) => rest)

test('the image holds the built server alone, runs as a common user and stops on the signal that the server knows', () => {
  expect(all('ARG')).toEqual(['NODE_IMAGE=node:22-bookworm-slim'])
  expect(all('COPY')).toEqual(['--chmod=755 dist/server /app'])
  expect(all('RUN')).toEqual([])
  expect([all('USER'), all('STOPSIGNAL'), all('CMD')]).toEqual([['node'], ['SIGTERM'], ['["node", "server.mjs"]']])
  expect(read('Dockerfile.dockerignore')).toBe('*\n!dist/server\n')
  const { context, dockerfile } = server.build ?? { context: '', dockerfile: '' }
  expect(existsSync(join(FOLDER, context, dockerfile))).toBe(true)
})

test.each([
  [200, 0],
  [503, 1],
  [null, 1],
])('the image is healthy by the answer of /ready: %s gives %s', async (status, expected) => {
  const asked: (string | undefined)[] = []
  const other = createServer((request, reply) => {
    asked.push(request.url)
    reply.writeHead(status ?? 0).end('{}')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const bound = other.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  if (status === null) await new Promise((resolve) => other.close(resolve))
  const [, command = '[]'] = /CMD (\[.*\])/.exec(all('HEALTHCHECK')[0] ?? '') ?? []
  const [, ...args] = (JSON.parse(command) as string[]).map((part) => part.replace(':8787', `:${port}`))
  const code = await promisify(execFile)(process.execPath, args).then(
    () => 0,
    (error: { code: number }) => error.code,
  )
  other.close()
  expect([code, asked]).toEqual([expected, status === null ? [] : ['/ready']])
})
