/** Removals by the clock: each kind at its time and not before, the same as the dry run says, and no figure by it. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { type Tx, rowsOf, transact } from '../../../src/cloud/db/database'
import { endRows } from '../../../src/cloud/db/people/retention'
import { runJobs } from '../../../src/cloud/host/jobs'
import { planRemovals } from '../../../src/cloud/people/retention'
import { type Instant, day, hour, instantAt, startOfYear } from '../../../src/domain/calendar/calendar'
import { MOST_A_RUN, NAME_REMOVED, RETAINED_KINDS, type RetainedKind, RETENTION, dueAt } from '../../../src/domain/people/retention'
import { NOW, type Person, type TestBase, openBase } from '../../support/base'
import { ownYears } from '../figures/own-years'
import { TIME, YEARS, plannedYear } from '../figures/year-plan'
import { storeYear } from '../figures/year-world'
import { fill, iso } from './retained-base'

const silent = { info: () => undefined, error: (event: string, fields?: object) => failed.push([event, fields]) }
let failed: unknown[] = []
beforeEach(() => {
  failed = []
})
afterEach(() => expect(failed).toEqual([]))

/** Rows left of each kind, counted without the program's own conditions. */
const COUNTS: Record<RetainedKind, string> = {
  uploads: 'uploads',
  'exported-files': 'exported_files',
  'names-without-account': `volunteers where openid is null and name not like '${NAME_REMOVED}%'`,
  'undo-details': "joinings where moved::text like '%sign_ups%'",
  'web-sign-ins': 'web_sign_ins',
  sessions: 'sessions',
  answers: 'answers',
  messages: 'messages',
  'unused-sign-ups': "sign_ups where status <> 'confirmed'",
  'unused-teams': "teams where status = 'withdrawn'",
  'list-phones': 'list_phones',
  'wrong-codes': 'wrong_codes',
  'ended-rosters': 'roster_members',
}

async function left(base: TestBase): Promise<Record<RetainedKind, number>> {
  const one = RETAINED_KINDS.map((kind) => `select '${kind}' as kind, count(*)::int as rows from ${COUNTS[kind]}`)
  const rows = await rowsOf<{ kind: RetainedKind; rows: number }>(base.connection.db, sql.raw(one.join(' union all ')))
  return Object.assign({}, ...rows.map(({ kind, rows: count }) => ({ [kind]: count }))) as Record<RetainedKind, number>
}

const removals = async (base: TestBase) =>
  rowsOf<{ data: RetainedKind; rows: number }>(
    base.connection.db,
    sql`select details ->> 'data' as data, (details ->> 'rows')::int as rows from audit_log where action = 'data.removed' order by id`,
  )

describe('a base with one row of each kind, and beside it one that has to stay', () => {
  let base: TestBase
  let administrator: Person
  const since = {} as Record<RetainedKind, Instant>
  const stays: Partial<Record<RetainedKind, number>> = {
    sessions: 1,
    'unused-sign-ups': 1,
    'list-phones': 1,
    'ended-rosters': 1,
    'names-without-account': 1,
  }
  beforeAll(async () => {
    base = await openBase()
    administrator = await base.anAdministrator()
    Object.assign(since, await fill(base))
  })
  afterAll(() => base.close())

  test.each([...RETAINED_KINDS].sort((one, other) => RETENTION[one].kept - RETENTION[other].kept))(
    '%s go at their time and not before, as the dry run says, and once',
    async (kind) => {
      const { db } = base.connection
      const due = dueAt(kind, since[kind])
      const others = async () => Object.entries(await left(base)).filter(([other]) => other !== kind)
      expect((await planRemovals(db, due - 1)).map((one) => one.kind)).not.toContain(kind)
      const planned = (await planRemovals(db, due)).filter((one) => one.kind === kind)
      expect(planned).toEqual([{ kind, rows: 1, oldest: since[kind] }])
      expect(await base.as(administrator, due).retention.dryRun()).toMatchObject({ at: due, planned: expect.arrayContaining(planned) })
      const [before, beside, logged] = [await left(base), await others(), (await removals(base)).length]
      // Another transaction that is killed half way leaves the row and no trace.
      const killed = transact(db, async (tx: Tx) => {
        expect(await endRows(tx, kind, 10, due)).toBe(1)
        throw new Error('killed')
      })
      await expect(killed).rejects.toThrow('killed')
      expect(await left(base)).toEqual(before)
      const ended = await Promise.all([1, 2].map(() => transact(db, (tx: Tx) => endRows(tx, kind, 10, due))))
      expect(ended.sort((one, other) => one - other)).toEqual([0, 1])
      expect((await left(base))[kind]).toBe(stays[kind] ?? 0)
      expect(await others()).toEqual(beside)
      expect((await removals(base)).slice(logged)).toEqual([{ data: kind, rows: 1 }])
      expect((await planRemovals(db, due)).map((one) => one.kind)).not.toContain(kind)
    },
  )

  it('keeps what stays also years later', async () => {
    await runJobs(base.connection.db, NOW + 20 * 366 * day, silent)
    const kept = await left(base)
    for (const [kind, rows] of Object.entries(stays).filter(([one]) => !['names-without-account', 'sessions'].includes(one)))
      expect([kind, kept[kind as RetainedKind]]).toEqual([kind, rows])
  })

  it('shows the administrator what went, as numbers', async () => {
    const { lines, last } = await base.as(administrator, NOW + 20 * 366 * day).retention.get()
    expect(lines.map(({ kind }) => kind)).toEqual(RETAINED_KINDS)
    expect(last.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['uploads', 'messages', 'names-without-account']))
    expect(JSON.stringify([lines, last])).not.toContain('样例')
  })
})

describe('on a base with nothing else that is due', () => {
  let base: TestBase
  beforeAll(async () => {
    base = await openBase()
  })
  afterAll(() => base.close())

  it('a run ends at most five hundred rows of a kind, oldest first, and the next runs the rest', async () => {
    const { db } = base.connection
    const [person, organiser] = [await base.aVolunteer(), await base.anOrganiser()]
    const { id } = await base.anActivity(organiser)
    await db.execute(sql`delete from messages`)
    await db.execute(sql`delete from answers`)
    await db.execute(sql`insert into messages (id, volunteer_id, activity_id, kind, created_at)
      select gen_random_uuid(), ${person.id}, ${id}, 'activity-changed', ${iso(NOW)}::timestamptz + n * interval '1 minute'
      from generate_series(1, ${MOST_A_RUN + 40}) n`)
    const later = NOW + 100 * day
    expect(await planRemovals(db, later)).toMatchObject([{ kind: 'messages', rows: MOST_A_RUN }])
    expect(await runJobs(db, later, silent)).toMatchObject({ removed: MOST_A_RUN })
    const [rest] = await rowsOf<{ rows: number; first: number }>(
      db,
      sql`select count(*)::int as rows, ms(min(created_at)) as first from messages`,
    )
    expect(rest).toEqual({ rows: 40, first: NOW + (MOST_A_RUN + 1) * 60_000 })
    expect(await runJobs(db, later, silent)).toMatchObject({ removed: 40 })
    expect(await runJobs(db, later, silent)).toMatchObject({ removed: 0 })
  })

  it('a person without an account whose joining may still be undone keeps the name', async () => {
    const { db } = base.connection
    const [person, id] = [await base.aVolunteer(), randomUUID()]
    const joinedAt = instantAt('2029-06-01', '10:00')
    await db.execute(sql`insert into volunteers (id, openid, name, phone, created_at, joined_into)
      values (${id}, null, '郑样例', '13800000008', ${iso(NOW)}, ${person.id})`)
    await db.execute(sql`insert into joinings (id, from_id, into_id, joined_at, joined_by, moved)
      values (${randomUUID()}, ${id}, ${person.id}, ${iso(joinedAt)}, ${person.id}, '{}')`)
    const nameAt = async (now: Instant) => {
      while ((await runJobs(db, now, silent)).removed > 0);
      return rowsOf<{ name: string; phone: string }>(db, sql`select name, phone from volunteers where id = ${id}`)
    }
    expect(await nameAt(joinedAt + hour)).toEqual([{ name: '郑样例', phone: '13800000008' }])
    expect(await nameAt(joinedAt + 368 * day)).toEqual([{ name: `${NAME_REMOVED} ${id.slice(0, 6).toUpperCase()}`, phone: '' }])
  })
})

/** Years in which somebody came, and so has figures. */
const servedYear = plannedYear.filter(({ visits }) => visits.some(({ isCancelled, came }) => !isCancelled && came.length > 1))

describe('figures', () => {
  const years = ownYears()
  afterAll(() => years.close())

  it(
    'are the same before and after, for any year of visits, people without an account, joinings and corrections',
    async () => {
      await fc.assert(
        fc.asyncProperty(servedYear, async (plan) => {
          const own = await years.next()
          const { base, administrator, year } = own
          await storeYear(own, plan)
          const now = startOfYear(year + 4)
          const figures = async () => ({
            base: await base.as(administrator, now).figures.year({ scope: { of: 'base' }, year }),
            organisation: await base
              .as(administrator, now)
              .figures.year({ scope: { of: 'organisation', organisationId: 'nonggong' }, year }),
            records: (await base.as(administrator, now).figures.records({ scope: { of: 'base' }, year })).items.map(
              ({ name: _, ...rest }) => rest,
            ),
          })
          const before = await figures()
          while ((await runJobs(base.connection.db, now, silent)).removed > 0);
          expect(await figures()).toEqual(before)
          const named = sql`select 1 from volunteers where openid is null and name not like ${`${NAME_REMOVED}%`}`
          expect(await rowsOf(base.connection.db, named)).toEqual([])
        }),
        { numRuns: Math.ceil(YEARS / 8), interruptAfterTimeLimit: TIME },
      )
    },
    2 * TIME,
  )
})
