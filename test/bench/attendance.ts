/** Marks: the cost of a sync compared with a plain insert, its size on the wire, and the phone's computations. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Pool } from 'pg'
import { callerFactory } from '../../src/cloud/rpc/access'
import { createContext } from '../../src/cloud/rpc/context'
import { checkByWords } from '../../src/cloud/content/words'
import { type Database, rowsOf } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { appRouter } from '../../src/cloud/router'
import { MARKS_PER_SYNC } from '../../src/contract/limits'
import { checkIns } from '../faults/check-ins'
import { createDatabase } from '../support/postgres'
import { marksOf, mostBytes } from './attendance-marks'
import { onThePhone } from './attendance-phone'
import { type Place, anActivity } from './crowd'
import { inTurn, median, ratioOf } from './blocks'
import type { Figures } from './figures'

const BLOCKS = 8
/** Runs in each block. A block is one visit, at which a person does not check in and out more often. */
const RUNS = 5
const MORNINGS = 3
const ORGANISER = 'bench-organiser'

const createCaller = callerFactory(appRouter)
const silent = { info: () => undefined, error: () => undefined }

interface Visit {
  place: Place
  people: readonly string[]
}

export async function attendance(): Promise<Figures> {
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 2)
  await migrate(connection)
  const { db } = connection
  const driver = new Pool({ connectionString: url, max: 1 })
  const organiserId = await anOrganiser(db)
  const { syncs, inserts } = await inTurn(BLOCKS, {
    syncs: () => ofAVisit(db, (visit, phone) => sync(db, visit, phone)),
    inserts: () => ofAVisit(db, (visit, _phone, run) => insert(driver, visit, organiserId, run)),
  })
  await driver.end()
  await connection.close()
  await drop()
  return {
    'sync.500_marks_vs_insert': ratioOf(syncs, inserts, 'ms', { most: 4 }),
    'sync.500_marks_kb': { value: mostBytes() / 1024, unit: 'KB', most: 90 },
    ...(await onThePhone()),
    ...(await mornings()),
  }
}

/** Four hundred check-ins from eight phones over HTTP, as fast as they can be sent: the slowest calls compared with the median. */
async function mornings(): Promise<Figures> {
  const [slowest, usual]: [number[], number[]] = [[], []]
  for (let morning = 0; morning < MORNINGS; morning++) {
    const { p50, p99 } = await checkIns()
    slowest.push(p99)
    usual.push(p50)
  }
  return { 'check-ins.p99_vs_p50': ratioOf(slowest, usual, 'ms') }
}

interface Phone {
  deviceId: string
  since: number
}

/** Median time of a visit's runs, ms. */
async function ofAVisit(db: Database, run: (visit: Visit, phone: Phone, run: number) => Promise<number>): Promise<number> {
  const visit = await aVisit(db)
  // Autovacuum would do this within a minute, but until then plans for empty tables would be used.
  await db.execute(sql`analyze`)
  const phone = { deviceId: randomUUID(), since: 0 }
  const times: number[] = []
  for (let n = 0; n < RUNS; n++) times.push(await run(visit, phone, n))
  return median(times)
}

/** The router's procedure, from the organiser's openid to the answer. */
async function sync(db: Database, { place, people }: Visit, phone: Phone): Promise<number> {
  const input = { activityId: place.activityId, ...phone, marks: marksOf(people) }
  const before = performance.now()
  const context = createContext({
    db,
    now: Date.now(),
    requestId: '',
    openid: ORGANISER,
    persona: null,
    personas: [],
    log: silent,
    checkContent: checkByWords(),
  })
  const { results, cursor, marks } = await createCaller(context).attendance.sync(input)
  const took = performance.now() - before
  if (!results.every(({ ok }) => ok) || marks.length !== MARKS_PER_SYNC) throw new Error('the server did not take what was sent')
  phone.since = cursor
  return took
}

/**
 * A plain insert of all rows in one statement of the driver, with text and values prepared beforehand: no checks, no result rows,
 * and no query library.
 */
async function insert(driver: Pool, { place, people }: Visit, organiserId: string, run: number): Promise<number> {
  const now = new Date().toISOString()
  const deviceId = randomUUID()
  const rows = marksOf(people).map(({ id, volunteerId, kind, voids = null, method, at, clockOffset }, index) => {
    const ordinal = run * MARKS_PER_SYNC + index + 1
    const moment = new Date(at).toISOString()
    return [id, place.activityId, volunteerId, kind, voids, method, moment, clockOffset, organiserId, deviceId, now, ordinal]
  })
  const places = rows.map((row, index) => `(${row.map((_, column) => `$${index * row.length + column + 1}`).join(', ')})`)
  const text = `insert into marks (id, activity_id, volunteer_id, kind, voids, method, at, clock_offset, recorded_by, device_id,
    received_at, ordinal) values ${places.join(', ')}`
  const values = rows.flat()
  const before = performance.now()
  await driver.query(text, values)
  return performance.now() - before
}

async function anOrganiser(db: Database): Promise<string> {
  await db.execute(
    sql`insert into organisations (id, name, short_name, kind, ordinal) values ('minge', '民革示范县总支部', '民革', 'party', 1)`,
  )
  const [row] = await rowsOf<{ id: string }>(
    db,
    sql`insert into volunteers (id, openid, name, phone, created_at) values (gen_random_uuid(), ${ORGANISER}, '周组织', '', now()) returning id`,
  )
  const id = row?.id ?? ''
  await db.execute(sql`insert into roles (volunteer_id, role, organisation_id) values (${id}, 'organiser', 'minge')`)
  return id
}

/** A visit with five hundred people signed up. */
async function aVisit(db: Database): Promise<Visit> {
  const now = Date.now()
  const place = await anActivity(db, now, { seats: MARKS_PER_SYNC, hasSeatRows: false })
  await db.execute(
    sql`insert into activity_organisations (activity_id, organisation_id, part, ordinal) values (${place.activityId}, 'minge', 'lead', 0)`,
  )
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`with people as (insert into volunteers (id, openid, name, phone, created_at)
        select gen_random_uuid(), gen_random_uuid()::text, '样例甲', '13800000000', now() from generate_series(1, ${MARKS_PER_SYNC}::int) returning id)
      insert into sign_ups (id, activity_id, position_id, volunteer_id, status, during, code, created_at, changed_at)
      select gen_random_uuid(), ${place.activityId}, ${place.positionIds[0]}, people.id, 'waitlisted',
        tstzrange(${new Date(place.startsAt).toISOString()}, ${new Date(place.endsAt).toISOString()}), substr(people.id::text, 1, 13), now(), now()
      from people returning volunteer_id as id`,
  )
  return { place, people: rows.map(({ id }) => id) }
}
