/** Every acknowledged sign-up survives `kill -9` of the server and a restart. `KILLS` is the number of kills. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActivityCard, ActivityDetail } from '../../src/contract/activities/activities'
import type { Page } from '../../src/contract/common'
import type { OwnSignUpView, SignUpAnswer } from '../../src/contract/sign-ups'
import { AnsweredFault, call, type RunningServer, startServer } from '../support/server'

const KILLS = Number(process.env['KILLS'] ?? 1)
const CLIENTS = 6
/** Largest number of acknowledgements before a kill. */
const MOST = 30

const folder = mkdtempSync(join(tmpdir(), 'tongxin-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Acknowledged {
  device: string
  signUpId: string
  status: string
}

/** Headers of a newcomer's phone, each of which has a separate identity on a demonstration server. */
const headersOf = (device: string) => ({ 'x-demo-persona': 'resident', 'x-device': device })

interface Target {
  activityId: string
  positionId: string
  /** The activity's version that the person has read. */
  version: number
}

async function openPositions(origin: string): Promise<Target[]> {
  const { items } = await call<Page<ActivityCard>>(origin, 'activities.list', { limit: 50 })
  const details = await Promise.all(items.map(({ id }) => call<ActivityDetail>(origin, 'activities.get', { activityId: id })))
  return details.flatMap(({ id, phase, positions, version }) =>
    phase === 'open'
      ? positions.filter(({ skill }) => skill === null).map((position) => ({ activityId: id, positionId: position.id, version }))
      : [],
  )
}

/** Signs up one person after another until the server is killed. @throws when the server answers with a fault */
async function signUpUntilGone(server: RunningServer, targets: Target[], acknowledged: Acknowledged[], number: number): Promise<void> {
  for (let turn = number; ; turn++) {
    const target = targets[turn % targets.length]
    const device = randomUUID()
    try {
      const profile = {
        name: '陈样例',
        phone: '13800000001',
        organisationIds: [],
        skillIds: [],
        agreesToPersonalData: true,
        agreesToMembership: false,
      }
      await call(server.origin, 'profile.save', profile, headersOf(device))
      const answer = await call<SignUpAnswer>(
        server.origin,
        'signUps.create',
        { requestId: randomUUID(), ...target, organisationId: null },
        headersOf(device),
      )
      if (answer.ok) acknowledged.push({ device, signUpId: answer.signUpId, status: answer.status })
    } catch (error) {
      if (error instanceof AnsweredFault) throw error
      return
    }
  }
}

test(`no acknowledged sign-up is lost in ${KILLS} kills`, async () => {
  const acknowledged: Acknowledged[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    const before = acknowledged.length
    const server = await startServer({ DATA_DIR: folder, CALLS_PER_MINUTE: '1000000' })
    const targets = await openPositions(server.origin)
    const clients = Array.from({ length: CLIENTS }, (_, number) => signUpUntilGone(server, targets, acknowledged, number))
    // The server is killed after a random number of acknowledgements, so that it is usually in the middle of a write.
    const enough = before + 1 + Math.random() * MOST
    const watch = setInterval(() => acknowledged.length >= enough && process.kill(server.pid, 'SIGKILL'), 1)
    try {
      await Promise.all([server.gone, ...clients])
    } finally {
      clearInterval(watch)
      await server.kill('SIGKILL')
    }
    expect(acknowledged.length).toBeGreaterThan(before)
  }
  const server = await startServer({ DATA_DIR: folder, CALLS_PER_MINUTE: '1000000' })
  const lost: Acknowledged[] = []
  for (const one of acknowledged) {
    const mine = await call<OwnSignUpView[]>(server.origin, 'signUps.mine', undefined, headersOf(one.device))
    if (!mine.some(({ id, status }) => id === one.signUpId && (status === one.status || status === 'confirmed'))) lost.push(one)
  }
  await server.kill('SIGTERM')
  expect(lost).toEqual([])
  process.stdout.write(`${KILLS} kills, ${acknowledged.length} acknowledged sign-ups, ${lost.length} lost\n`)
}, 300_000)
