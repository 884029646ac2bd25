/** Four hundred check-ins against the real HTTP host on a real PostgreSQL, all as fast as the phones can send them. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { NOTHING_SAID } from '../../src/domain/activities/coming'
import { type Database, rowsOf } from '../../src/cloud/db/database'
import { connectPostgres } from '../../src/cloud/db/postgres'
import type { CheckInAnswer, MarkResult, AttendanceList, SyncAnswer } from '../../src/contract/attendance/attendance'
import type { ActivityPlan } from '../../src/contract/activities/desk'
import type { DeskPage } from '../../src/contract/activities/desk-list'
import type { ServerMark } from '../../src/contract/attendance/marks'
import { hour } from '../../src/domain/calendar/calendar'
import type { VisitTime } from '../../src/domain/attendance/attendance'
import { createDatabase } from '../support/postgres'
import { type RunningServer, call, startServer } from '../support/server'
import { type Expected, PEOPLE, PHONES, type Upload, type Visitor, whatHappens } from './check-ins-people'

export interface CheckIns {
  people: readonly Visitor[]
  visit: VisitTime
  expected: readonly Expected[]
  /** Results of the marks in all answers, including answers to repeats. */
  results: readonly MarkResult[]
  /** Number of calls, including repeats. */
  calls: number
  /** Marks that each organiser's phone received, by its own cursor. */
  heard: readonly (readonly ServerMark[])[]
  /** Number of people present, as the desk counts them. */
  present: number
  /** Median duration of a call, ms. */
  p50: number
  /** 99th percentile of the durations of calls, ms. */
  p99: number
  /** Duration of all calls together, ms. */
  took: number
}

/** Every fifth call loses its answer and is repeated at the same moment. */
const LOST_EVERY = 5
const ORGANISER = { 'x-demo-persona': 'organiser' }
const ownHeaders = ({ device }: Visitor) => ({ 'x-demo-persona': 'resident', 'x-device': device })

export async function checkIns(): Promise<CheckIns> {
  const { url, drop } = await createDatabase('demo')
  const server = await startServer({ DATABASE_URL: url, DEMO: '1', CALLS_PER_MINUTE: '1000000' })
  const connection = connectPostgres(url, 2)
  try {
    return await play(server, connection.db)
  } finally {
    await connection.close()
    await server.kill('SIGTERM')
    await drop()
  }
}

async function play({ origin }: RunningServer, db: Database): Promise<CheckIns> {
  const { activityId, positionId } = await aVisit(origin)
  const people = await fillPeople(db, activityId, positionId)
  const phones = Array.from({ length: PHONES }, () => ({ deviceId: randomUUID(), cursor: 0, heard: [] as ServerMark[] }))
  const attendanceList = (deviceId: string) => call<AttendanceList>(origin, 'attendance.list', { activityId, deviceId }, ORGANISER)
  const [{ key, activity: visit }] = (await Promise.all(phones.map(({ deviceId }) => attendanceList(deviceId)))) as [AttendanceList]
  const { uploads, expected } = whatHappens(people, key, activityId, visit.startsAt)

  const results: MarkResult[] = []
  const times: number[] = []
  const timed = async <T extends { results: MarkResult[] }>(path: string, input: unknown, headers: Record<string, string>): Promise<T> => {
    const before = performance.now()
    const answer = await call<T>(origin, path, input, headers)
    times.push(performance.now() - before)
    results.push(...answer.results)
    return answer
  }
  const send = async (upload: Upload): Promise<void> => {
    if (upload.as === 'volunteer') {
      const person = people[upload.person] as Visitor
      await timed<CheckInAnswer>('attendance.checkIn', { activityId, deviceId: person.device, marks: upload.marks }, ownHeaders(person))
      return
    }
    const phone = phones[upload.phone] as (typeof phones)[number]
    const { deviceId, cursor } = phone
    const { marks, cursor: next } = await timed<SyncAnswer>(
      'attendance.sync',
      { activityId, deviceId, marks: upload.marks, since: cursor },
      ORGANISER,
    )
    // A repeat may be answered first, so marks received before are left out, as on the phone.
    phone.heard.push(...marks.filter((_, index) => cursor + index >= phone.cursor))
    phone.cursor = Math.max(phone.cursor, next)
  }

  const begun = performance.now()
  await Promise.all(lanesOf(uploads).map((lane) => inTurn(lane, send)))
  const took = performance.now() - begun
  await Promise.all(phones.map((_, phone) => send({ as: 'organiser', phone, marks: [] })))
  const { items } = await call<DeskPage>(origin, 'desk.list', { when: 'upcoming' }, ORGANISER)
  const card = items.find(({ id }) => id === activityId)
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return {
    people,
    visit,
    expected,
    results,
    calls: times.length,
    heard: phones.map(({ heard }) => heard),
    present: card?.present ?? -1,
    p50: quantile(0.5),
    p99: quantile(0.99),
    took,
  }
}

/** Lanes of calls that are sent one after the other: one lane for each organiser's phone, and as many for volunteers' phones. */
function lanesOf(uploads: readonly Upload[]): Upload[][] {
  const lanes = Array.from({ length: 2 * PHONES }, (): Upload[] => [])
  for (const [index, upload] of uploads.entries()) lanes[upload.as === 'organiser' ? upload.phone : PHONES + (index % PHONES)]?.push(upload)
  return lanes
}

async function inTurn(lane: readonly Upload[], send: (upload: Upload) => Promise<void>): Promise<void> {
  for (const [index, upload] of lane.entries()) {
    await Promise.all(index % LOST_EVERY === 0 ? [send(upload), send(upload)] : [send(upload)])
  }
}

/** A visit that begins in an hour, so that the venue's current codes are valid. */
async function aVisit(origin: string): Promise<{ activityId: string; positionId: string }> {
  const activityId = randomUUID()
  const positionId = randomUUID()
  const startsAt = Date.now() + hour
  const plan: ActivityPlan = {
    title: '送医送药到村头',
    summary: '请带上病历。',
    categories: ['health'],
    startsAt,
    endsAt: startsAt + 3 * hour,
    townId: 'zhiying',
    place: '文化礼堂',
    leadId: 'nonggong',
    coming: NOTHING_SAID,
    partnerIds: [],
    services: [{ id: randomUUID(), name: '量血压', unit: '人次' }],
    positions: [{ id: positionId, name: '秩序引导', capacity: PEOPLE, skillId: null, quotas: [] }],
  }
  for (const [path, input] of [
    ['desk.create', { activityId, plan }],
    ['desk.publish', { activityId }],
  ] as const) {
    const answer = await call<{ ok: boolean }>(origin, path, { requestId: randomUUID(), ...input }, ORGANISER)
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
  }
  return { activityId, positionId }
}

/** Gives every person a seat, by SQL, since the test is not about sign-up. */
async function fillPeople(db: Database, activityId: string, positionId: string): Promise<Visitor[]> {
  const people = await rowsOf<Visitor>(
    db,
    sql`with devices as (select gen_random_uuid() as device from generate_series(1, ${PEOPLE}::int))
      insert into volunteers (id, openid, name, phone, created_at)
      select gen_random_uuid(), 'demo:resident:' || device, '陈样例', '13800000001', now() from devices
      returning id, substr(openid, 15) as device`,
  )
  await db.execute(sql`select place_sign_up(gen_random_uuid(), a.id, ${positionId}, v.id, null, null, tstzrange(a.starts_at, a.ends_at),
      substr(v.id::text, 1, 13), now())
    from volunteers v, activities a where a.id = ${activityId} and v.openid like 'demo:resident:%'`)
  return people
}
