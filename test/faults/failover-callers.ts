/** Phones that sign up and send marks all the time, and repeat each call with the same ids until it is answered. */
import { randomUUID } from 'node:crypto'
import { isRetryable } from '../../src/contract/codes'
import type { Person } from '../support/base'
import { markOf } from '../support/after-the-day'
import type { Chance } from '../histories/random'
import type { Servers } from './rush-servers'

export interface Visit {
  id: string
  positionId: string
}

/** Answers that a phone has the right to rely on. */
export interface Told {
  signUps: { signUpId: string; positionId: string; isConfirmed: boolean }[]
  /** Ids of marks. */
  marks: string[]
  /** Longest time from the first try of a call to its answer, ms. */
  longest: number
  /** Number of repeated tries. */
  retries: number
  /** Faults that no repetition mends. */
  wrong: string[]
}

interface Calling {
  servers: Servers
  chance: Chance
  organiser: Person
  people: readonly Person[]
  visits: readonly Visit[]
  /** False from when no call should begin. */
  goOn: () => boolean
}

const CALLERS = 16
/** Longest pause between two calls of a phone, ms. */
const PAUSE = 400
/** Time until a phone repeats a call, ms. */
const REPEAT_AFTER = 150
const VERSION = 2

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export async function callAllTheTime(calling: Calling): Promise<Told> {
  const { people, visits, chance } = calling
  const told: Told = { signUps: [], marks: [], longest: 0, retries: 0, wrong: [] }
  const pairs = chance.some(
    people.flatMap((person) => visits.map((visit) => ({ person, visit }))),
    people.length * visits.length,
  )
  const phone = async () => {
    while (calling.goOn()) {
      const pair = pairs.pop()
      if (!pair) throw new Error('everybody has signed up for everything: there are too few people for this time')
      await signUpAndCome(calling, told, pair.person, pair.visit)
      await wait(chance.int(PAUSE))
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, phone))
  return told
}

async function signUpAndCome(calling: Calling, told: Told, person: Person, { id, positionId }: Visit): Promise<void> {
  const request = { requestId: randomUUID(), activityId: id, positionId, version: VERSION, organisationId: null }
  const answer = await call<{ ok: boolean; signUpId: string; status: string }>(calling, told, person, 'signUps.create', request)
  if (!answer) return
  if (!answer.ok) return void told.wrong.push(JSON.stringify(answer))
  told.signUps.push({ signUpId: answer.signUpId, positionId, isConfirmed: answer.status === 'confirmed' })
  if (answer.status !== 'confirmed') return
  const mark = markOf(person, { at: Date.now() })
  const sent = { activityId: id, deviceId: randomUUID(), marks: [mark], since: 0 }
  const synced = await call<{ results: { ok: boolean }[] }>(calling, told, calling.organiser, 'attendance.sync', sent)
  // On a list from before the failover the person may be missing, if the sign-up was lost.
  if (synced?.results.every(({ ok }) => ok)) told.marks.push(mark.id)
}

/** @returns null for a fault that is no use repeating */
async function call<T>({ servers }: Calling, told: Told, { openid }: Person, path: string, input: unknown): Promise<T | null> {
  const began = performance.now()
  for (;;) {
    const heard = await servers.ask({ openid, path, input })
    if (heard !== 'gone' && 'answer' in heard) {
      told.longest = Math.max(told.longest, performance.now() - began)
      return heard.answer as T
    }
    if (heard !== 'gone' && !isRetryable(heard.fault)) {
      told.wrong.push(`${path}: ${heard.fault} ${JSON.stringify(heard.details)}`)
      return null
    }
    told.retries += 1
    await wait(REPEAT_AFTER)
  }
}
