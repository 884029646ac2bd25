/** A monitor's reading of `/metrics`, from a host with real calls. */
import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { sql } from 'drizzle-orm'
import { checkByWords } from '../../../../src/cloud/content/words'
import { claimJobRun, endJobRun } from '../../../../src/cloud/db/job-runs'
import { createHost } from '../../../../src/cloud/host/http/http-host'
import { makeMetrics, serveMetrics } from '../../../../src/cloud/host/http/metrics'
import { measuringJobs } from '../../../../src/cloud/host/figures'
import { type TestBase, openBase } from '../../../support/base'
import { createDatabase } from '../../../support/postgres'
import { call as request, startServer } from '../../../support/server'

let base: TestBase
let app: Awaited<ReturnType<typeof createHost>>
let server: Server
let port: number
let time = Date.now()
let isReady = true
let metrics: ReturnType<typeof makeMetrics>

beforeAll(async () => {
  base = await openBase()
  metrics = makeMetrics({ connection: base.connection, now: () => time, isReady: () => Promise.resolve(isReady) })
  app = await createHost({
    connection: base.connection,
    page: null,
    callsPerMinute: 1_000,
    checkContent: checkByWords(),
    log: { info: () => undefined, error: () => undefined },
    meter: metrics.meter,
    now: () => time,
    identify: ({ headers }) => ({ openid: (headers['x-test-person'] as string | undefined) ?? null, persona: null }),
  })
  server = await serveMetrics(metrics.registry, 0)
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  await app.close()
  await base.close()
})

const read = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
/** Value of a metric with these labels. */
async function valueOf(name: string): Promise<number | undefined> {
  const line = (await read()).split('\n').find((each) => each.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length + 1))
}
const call = (path: string, payload: object, openid?: string) =>
  app.inject({ method: 'POST', url: `/rpc/${path}`, payload, ...(openid ? { headers: { 'x-test-person': openid } } : {}) })
const calls = (procedure: string, outcome: string) => valueOf(`tongxin_calls_total{procedure="${procedure}",outcome="${outcome}"}`)

test('calls are counted by procedure and outcome, and timed', async () => {
  await call('session.get', {})
  await call('session.get', {})
  await call('desk.list', { when: 'upcoming' })
  expect([await calls('session.get', 'ok'), await calls('desk.list', 'not-signed-in')]).toEqual([2, 1])
  expect(await valueOf('tongxin_call_seconds_count{procedure="session.get"}')).toBe(2)
  expect(await valueOf('tongxin_call_seconds_bucket{le="+Inf",procedure="desk.list"}')).toBe(1)
})

test('whatever names callers invent, there is one label for all of them', async () => {
  for (const path of ['陈样例.get', 'a.b', 'session.__proto__', 'session.get2']) await call(path, {})
  await app.inject({ method: 'POST', url: '/calls', payload: { calls: [{ path: 'x'.repeat(50), type: 'query' }] } })
  await app.inject({ method: 'GET', url: '/nowhere' })
  const text = await read()
  expect(text.match(/tongxin_calls_total\{procedure="unknown"/g)).toHaveLength(1)
  expect(text).not.toMatch(/陈样例|session\.get2|xxxx|nowhere/)
  expect(await calls('unknown', 'not-found')).toBe(5)
})

test('marks that were refused are counted by their reason', async () => {
  const organiser = await base.anOrganiser('nonggong')
  const { id: activityId } = await base.anActivity(organiser)
  const marks = [{ id: 'no id' }, { id: 'nor this' }]
  const deviceId = '8b2f1a54-6d3a-4a6e-9c53-0d1a8d2a1c11'
  const { statusCode } = await call('attendance.sync', { activityId, deviceId, marks, since: 0 }, organiser.openid)
  expect(statusCode).toBe(200)
  expect(await valueOf('tongxin_uploads_refused_total{kind="mark",reason="malformed"}')).toBe(2)
  await call('uploads.part', { uploadId: deviceId, ordinal: 0, data: 'AAAA' }, organiser.openid)
  expect(await valueOf('tongxin_uploads_refused_total{kind="file",reason="upload-gone"}')).toBe(1)
})

test('the pool is seen: connections in use, free and awaited, and the time waited', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const taken = base.connection.db.transaction(async (tx) => {
    await tx.execute(sql`select 1`)
    await held
  })
  await call('session.get', {})
  expect(await valueOf('tongxin_pool_connections{state="used"}')).toBeGreaterThanOrEqual(1)
  release()
  await taken
  expect(await valueOf('tongxin_pool_connections{state="awaited"}')).toBe(0)
  expect(await valueOf('tongxin_pool_wait_seconds_count')).toBeGreaterThan(2)
})

test("the base's size and its last jobs are asked once a minute, however often somebody reads", async () => {
  const finished = () => valueOf('tongxin_jobs_last_success_timestamp_seconds')
  time += 3_600_000
  expect(await finished()).toBeNaN()
  expect(await valueOf('tongxin_database_bytes')).toBeGreaterThan(1_000_000)
  const run = await claimJobRun(base.connection.db, 'test')
  if (run) await endJobRun(base.connection.db, run, { isFinished: true })
  expect(await finished()).toBeNaN()
  time += 60_000
  expect(Math.abs(((await finished()) ?? 0) - Date.now() / 1_000)).toBeLessThan(60)
})

test('turns at the jobs are counted: ended with what they did, left to another host, failed', async () => {
  await measuringJobs(metrics.meter, () => Promise.resolve({ removed: 3, seated: 0 }))
  await measuringJobs(metrics.meter, () => Promise.resolve({ refused: 'claimed' }))
  await expect(measuringJobs(metrics.meter, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  for (const result of ['ended', 'claimed', 'failed']) expect(await valueOf(`tongxin_jobs_runs_total{result="${result}"}`)).toBe(1)
  expect(await valueOf('tongxin_jobs_done_total{kind="removed"}')).toBe(3)
})

test('readiness, the event loop and the process are seen', async () => {
  expect(await valueOf('tongxin_ready')).toBe(1)
  isReady = false
  expect(await valueOf('tongxin_ready')).toBe(0)
  isReady = true
  expect(await valueOf('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
  expect(await valueOf('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
})

test('the port answers on this machine alone, and nothing but the figures', async () => {
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(404)
  expect((server.address() as AddressInfo).address).toBe('127.0.0.1')
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((each) => each && !each.internal && each.family === 'IPv4')
  if (outside) await expect(fetch(`http://${outside.address}:${port}/metrics`)).rejects.toThrow()
})

test('a server with METRICS_PORT serves the figures of its calls there, and writes no line of them', async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const free = (probe.address() as AddressInfo).port
  probe.close()
  await once(probe, 'close')
  const database = await createDatabase('founded')
  const running = await startServer({ DATABASE_URL: database.url, DEMO: '0', METRICS_PORT: String(free) })
  await request(running.origin, 'session.get', {})
  const text = await (await fetch(`http://127.0.0.1:${free}/metrics`)).text()
  await running.kill('SIGTERM')
  await database.drop()
  expect(text).toContain('tongxin_calls_total{procedure="session.get",outcome="ok"} 1')
  expect(text).toContain('tongxin_ready 1')
  expect(running.output()).not.toContain('"event":"figures"')
})

test('a port that is in use is refused with the setting to change', async () => {
  await expect(serveMetrics(metrics.registry, port)).rejects.toThrow(`METRICS_PORT=${port} cannot be listened on (EADDRINUSE)`)
})
