import { Fault } from '../../../src/client/wire/fault'
import { planOf } from '../../../src/client/activities/plan-form'
import { type Progress, type SaveCalls, savePlan, settlePending } from '../../../src/client/activities/save-plan'
import type { FaultCode } from '../../../src/contract/codes'
import type { ActivityPlan, EditAnswer } from '../../../src/contract/activities/desk'
import { aForm, uuid } from './forms'

const plan = planOf(aForm())
const changed = planOf(aForm({ title: '换个名称' }))
const unsaved: Progress = { activityId: uuid(1), version: null, pending: null }

/** A server that knows each request it answered, and a way to it that can fail before or after. */
function aServer() {
  const answers = new Map<string, EditAnswer>()
  let stored: { plan: ActivityPlan; version: number } | null = null
  let progress = unsaved
  let made = 100
  let seatsTaken = 0
  const failures: { code: FaultCode; arrives: boolean }[] = []
  const asked: string[][] = []
  const handle = async (requestId: string, work: () => EditAnswer): Promise<EditAnswer> => {
    const failure = failures.shift()
    if (!failure || failure.arrives) answers.set(requestId, answers.get(requestId) ?? work())
    if (failure) throw new Fault(failure.code)
    return answers.get(requestId) as EditAnswer
  }
  const write = (next: ActivityPlan): EditAnswer => {
    stored = { plan: next, version: (stored?.version ?? 0) + 1 }
    return { ok: true, version: stored.version }
  }
  return {
    failNext: (code: FaultCode, arrives: boolean) => failures.push({ code, arrives }),
    changeBehind: () => stored && (stored = { ...stored, version: stored.version + 1 }),
    /** From now on a change has to name so many who lose their seat. */
    fill: (seats: number) => void (seatsTaken = seats),
    stored: () => stored,
    progress: () => progress,
    /** Whom each change that was carried out sent to the waitlist. */
    asked,
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
          asked.push(toWaitlist)
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
])('an answer is lost and the text goes again unchanged: %s', async (_why, arrives) => {
  const server = aServer()
  server.failNext('timed-out', arrives)
  await expect(server.save(plan)).rejects.toMatchObject({ code: 'timed-out' })
  await server.save(plan)
  expect(server.stored()).toEqual({ plan, version: 1 })
})

test.each([
  ['it had arrived: the first text is answered, the second follows as a change', true, 2],
  ['it had not: the first goes first all the same', false, 2],
])('an answer is lost and more is typed: %s', async (_why, arrives, version) => {
  const server = aServer()
  server.failNext('timed-out', arrives)
  await expect(server.save(plan)).rejects.toThrow()
  await server.save(changed)
  expect(server.stored()).toEqual({ plan: changed, version })
})

test('what is pending is on the phone before the call leaves', async () => {
  const server = aServer()
  server.failNext('offline', false)
  await expect(server.save(plan)).rejects.toThrow()
  expect(server.progress().pending).toEqual({ requestId: uuid(101), plan, toWaitlist: [], reason: '' })
})

test('a call that was turned away leaves nothing to repeat', async () => {
  const server = aServer()
  server.failNext('forbidden', false)
  await expect(server.save(plan)).rejects.toMatchObject({ code: 'forbidden' })
  expect(server.progress().pending).toBeNull()
})

test('somebody changed it meanwhile: the answer says so, and nothing is overwritten', async () => {
  const server = aServer()
  await server.save(plan)
  server.changeBehind()
  await expect(server.save(changed)).resolves.toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(server.stored()?.plan).toEqual(plan)
  expect(server.progress()).toMatchObject({ version: 1, pending: null })
})

test('an answer is lost and somebody else is named: whom the first request named is enough', async () => {
  const server = aServer()
  await server.save(plan)
  server.fill(1)
  server.failNext('timed-out', true)
  await expect(server.save(changed, [uuid(7)])).rejects.toThrow()
  await expect(server.save(changed, [uuid(8)])).resolves.toMatchObject({ ok: true })
  expect(server.asked).toEqual([[uuid(7)]])
})

test('the first request was refused for naming nobody: the one that names somebody follows', async () => {
  const server = aServer()
  await server.save(plan)
  server.fill(1)
  server.failNext('timed-out', true)
  await expect(server.save(changed)).rejects.toThrow()
  await expect(server.save(changed, [uuid(7)])).resolves.toMatchObject({ ok: true })
  expect(server.asked).toEqual([[uuid(7)]])
})

test('before anything is asked about a change, an earlier one without an answer is settled', async () => {
  const server = aServer()
  await server.save(plan)
  await expect(server.settle()).resolves.toBeNull()
  server.failNext('timed-out', true)
  await expect(server.save(changed)).rejects.toThrow()
  await expect(server.settle()).resolves.toMatchObject({ ok: true })
  expect(server.progress()).toMatchObject({ version: 2, pending: null })
})
