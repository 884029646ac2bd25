/** Every acknowledged sign-up survives `kill -9` of the server and a restart. `KILLS` is the number of kills. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPglite } from '../../src/cloud/db/pglite'
import * as schema from '../../src/cloud/db/schema/vocabulary'
import { openDataFolder } from '../../src/cloud/host/data-folder'
import type { OwnSignUpView, SignUpAnswer } from '../../src/contract/sign-ups'
import { day, hour } from '../../src/domain/calendar/calendar'
import { testBase } from '../support/base'
import { fillDataFolder } from '../support/databases'
import { AnsweredFault, call, type RunningServer, startServer } from '../support/server'

const KILLS = Number(process.env['KILLS'] ?? 1)
const CLIENTS = 6
/** Largest number of acknowledgements before a kill. */
const MOST = Number(process.env['KILL_AFTER'] ?? 12)
/** Time limit, ms. A busy machine needs most of a minute for a kill and the start after it. */
const LONGEST = (KILLS + 1) * 60_000
/** Version of a published visit that nobody has edited. */
const VERSION = 2

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
}

/** Number of visits on the next day, each with a few seats and then a waitlist. */
const VISITS = 4

/** Fills the data folder with published visits of a demonstration, where each phone is a person of its own. */
async function prepareVisits(): Promise<Target[]> {
  await fillDataFolder(folder)
  const opened = await openDataFolder(folder, () => undefined)
  const base = testBase(await openPglite(opened.database))
  await base.connection.db.update(schema.base).set({ isDemo: true })
  const organiser = await base.anOrganiser()
  const targets: Target[] = []
  for (let visit = 0; visit < VISITS; visit++) {
    const startsAt = Date.now() + day
    const position = { id: randomUUID(), name: '秩序引导', capacity: MOST / 3, skillId: null, quotas: [] }
    const { id } = await base.anActivity(organiser, { startsAt, endsAt: startsAt + 3 * hour, positions: [position] })
    targets.push({ activityId: id, positionId: position.id })
  }
  await base.close()
  opened.release()
  return targets
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
        { requestId: randomUUID(), ...target, version: VERSION, organisationId: null },
        headersOf(device),
      )
      if (!answer.ok) throw new AnsweredFault(answer.reason)
      acknowledged.push({ device, signUpId: answer.signUpId, status: answer.status })
    } catch (error) {
      if (error instanceof AnsweredFault) throw error
      return
    }
  }
}

test(
  `no acknowledged sign-up is lost in ${KILLS} kills`,
  async () => {
    const acknowledged: Acknowledged[] = []
    const targets = await prepareVisits()
    for (let kill = 0; kill < KILLS; kill++) {
      const before = acknowledged.length
      const server = await startServer({ DATA_DIR: folder, CALLS_PER_MINUTE: '1000000' })
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
  },
  LONGEST,
)
