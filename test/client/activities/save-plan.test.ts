import { Fault } from '../../../src/client/wire/fault'
import { planOf } from '../../../src/client/activities/plan-form'
import { type Progress, type SaveCalls, savePlan, settlePending } from '../../../src/client/activities/save-plan'
import type { FaultCode } from '../../../src/contract/codes'
import type { ActivityPlan, EditAnswer } from '../../../src/contract/activities/desk'
import { aForm, uuid } from './forms'

const plan = planOf(aForm())
const changed = planOf(aForm({ title: '换个名称' }))
const unsaved: Progress = { activityId: uuid(1), version: null, pending: null }

/** A server that stores its answer to each request id, behind a link that can lose the request or the answer. */
function aServer() {
  const answers = new Map<string, EditAnswer>()
  let stored: { plan: ActivityPlan; version: number } | null = null
  let progress = unsaved
  let made = 100
  let seatsTaken = 0
  const failures: { code: FaultCode; arrives: boolean }[] = []
  const movedToWaitlist: string[][] = []
  const handle = async (requestId: string, work: () => EditAnswer): Promise<EditAnswer> => {
    const failure = failures.shift()
    if (!failure || failure.arrives) answers.set(requestId, answers.get(requestId) ?? work())
    if (failure) throw new Fault(failure.code)
    return answers.get(requestId) as EditAnswer
  }
  const write = (next: ActivityPlan): EditAnswer => {
    stored = { plan: next, version: (stored?.version ?? 0) + 1 }
    return { ok: true, waiting: [], version: stored.version }
  }
  return {
    failNext: (code: FaultCode, arrives: boolean) => failures.push({ code, arrives }),
    changeBehind: () => stored && (stored = { ...stored, version: stored.version + 1 }),
    /** Fills seats: from now on a change has to move this many people to the waitlist. */
    fill: (seats: number) => void (seatsTaken = seats),
    stored: () => stored,
    progress: () => progress,
    /** People moved to the waitlist by each stored change. */
    movedToWaitlist,
    save: (wanted: ActivityPlan, toWaitlist: string[] = []) => savePlan(progress, { plan: wanted, toWaitlist, reason: '' }, calls()),
    settle: () => settlePending(progress, calls()),
  }

  function calls(): SaveCalls {
    return {
      makeId: () => uuid(++made),
      keep: (next) => void (progress = next),
      create: async ({ requestId, plan }) => {
        await handle(requestId, () => {
          if (stored) throw new Fault('internal')
          return write(plan)
        })
        return { ok: true, activityId: uuid(1) }
      },
      edit: ({ requestId, version, plan, toWaitlist }) =>
        handle(requestId, () => {
          if (stored?.version !== version) return { ok: false, reason: 'changed-meanwhile' }
          if (seatsTaken > toWaitlist.length) return { ok: false, reason: 'capacity-below-confirmed', about: String(seatsTaken) }
          movedToWaitlist.push(toWaitlist)
          return write(plan)
        }),
    }
  }
}

test('the first save creates, the next ones change', async () => {
  const server = aServer()
  await server.save(plan)
  await server.save(changed)
  expect(server.stored()).toEqual({ plan: changed, version: 2 })
  expect(server.progress()).toMatchObject({ version: 2, pending: null })
})

test.each([
  ['it had arrived', true],
  ['it had not', false],
])('a plan whose answer was lost is sent again unchanged: %s', async (_why, arrives) => {
  const server = aServer()
  server.failNext('timed-out', arrives)
  await expect(server.save(plan)).rejects.toMatchObject({ code: 'timed-out' })
  await server.save(plan)
  expect(server.stored()).toEqual({ plan, version: 1 })
})

test.each([
  ['it had arrived: the first plan gets its answer, the second follows as a change', true, 2],
  ['it had not: the first plan is still sent before the second', false, 2],
])('a plan changed after its answer was lost is saved: %s', async (_why, arrives, version) => {
  const server = aServer()
  server.failNext('timed-out', arrives)
  await expect(server.save(plan)).rejects.toThrow()
  await server.save(changed)
  expect(server.stored()).toEqual({ plan: changed, version })
})

test('a pending request is on the phone before its call leaves', async () => {
  const server = aServer()
  server.failNext('offline', false)
  await expect(server.save(plan)).rejects.toThrow()
  expect(server.progress().pending).toEqual({ requestId: uuid(101), plan, toWaitlist: [], reason: '' })
})

test('a refused call leaves nothing to repeat', async () => {
  const server = aServer()
  server.failNext('forbidden', false)
  await expect(server.save(plan)).rejects.toMatchObject({ code: 'forbidden' })
  expect(server.progress().pending).toBeNull()
})

test('an activity changed meanwhile is not overwritten, and the answer says so', async () => {
  const server = aServer()
  await server.save(plan)
  server.changeBehind()
  await expect(server.save(changed)).resolves.toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(server.stored()?.plan).toEqual(plan)
  expect(server.progress()).toMatchObject({ version: 1, pending: null })
})

test('people chosen after a lost answer are not moved when the first request had moved enough', async () => {
  const server = aServer()
  await server.save(plan)
  server.fill(1)
  server.failNext('timed-out', true)
  await expect(server.save(changed, [uuid(7)])).rejects.toThrow()
  await expect(server.save(changed, [uuid(8)])).resolves.toMatchObject({ ok: true })
  expect(server.movedToWaitlist).toEqual([[uuid(7)]])
})

test('a first request that is refused for choosing no people is followed by one that chooses them', async () => {
  const server = aServer()
  await server.save(plan)
  server.fill(1)
  server.failNext('timed-out', true)
  await expect(server.save(changed)).rejects.toThrow()
  await expect(server.save(changed, [uuid(7)])).resolves.toMatchObject({ ok: true })
  expect(server.movedToWaitlist).toEqual([[uuid(7)]])
})

test('settling finishes an earlier change whose answer was lost', async () => {
  const server = aServer()
  await server.save(plan)
  await expect(server.settle()).resolves.toBeNull()
  server.failNext('timed-out', true)
  await expect(server.save(changed)).rejects.toThrow()
  await expect(server.settle()).resolves.toMatchObject({ ok: true })
  expect(server.progress()).toMatchObject({ version: 2, pending: null })
})
