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
import { aDay, markOf, send } from '../../support/after-the-day'
import { NOW, type Person, type TestBase, openBase } from '../../support/base'
import { open, teamsOn } from '../../support/teams'
import { ownYears } from '../figures/own-years'
import { plannedYear } from '../figures/year-plan'
import { storeYear } from '../figures/year-world'

const silent = { info: () => undefined, error: (event: string, fields?: object) => failed.push([event, fields]) }
let failed: unknown[] = []
beforeEach(() => {
  failed = []
})
afterEach(() => expect(failed).toEqual([]))
const iso = (at: Instant) => new Date(at).toISOString()

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
      expect(ended.sort()).toEqual([0, 1])
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

/** One row of each kind, with the moment from which it counts, and rows that stay. */
async function fill(base: TestBase): Promise<Record<RetainedKind, Instant>> {
  const { db } = base.connection
  const organiser = await base.anOrganiser()
  const [came, gone] = [await base.aVolunteer({ name: '钱样例' }), await base.aVolunteer({ name: '孙样例' })]
  const visit = await aDay(base, organiser, [came])
  const { id: activityId, startsAt, endsAt } = visit
  // One of them is in a team a year later, and so keeps the name until then.
  const [walkIn, regular] = [{ id: randomUUID() }, { id: randomUUID() }]
  const named = (person: { id: string }, name: string, at: Instant) => ({ ...markOf(person, { at }), name })
  await send(base, organiser, visit, [named(walkIn, '李样例', startsAt), named(regular, '周样例', startsAt)], endsAt)
  const later = await base.anActivity(organiser, { startsAt: startsAt + 366 * day, endsAt: endsAt + 366 * day })
  await db.execute(sql`insert into sign_ups (id, activity_id, position_id, volunteer_id, status, during, code, created_at, changed_at)
    select gen_random_uuid(), p.activity_id, p.id, ${regular.id}, 'confirmed', tstzrange(a.starts_at, a.ends_at), 'AAAAAA', a.created_at, a.created_at
    from positions p join activities a on a.id = p.activity_id where a.id = ${later.id} order by p.ordinal limit 1`)
  // Of two withdrawn sign-ups one has a mark, which makes it a part of a record.
  await db.execute(sql`insert into sign_ups (id, activity_id, position_id, volunteer_id, status, during, code, created_at, changed_at)
    select gen_random_uuid(), activity_id, position_id, ${gone.id}, status, during, 'AAAAAA', created_at, changed_at
    from sign_ups where activity_id = ${activityId}`)
  await db.execute(sql`update seats set sign_up_id = null where sign_up_id in (select id from sign_ups where activity_id = ${activityId})`)
  await db.execute(sql`update sign_ups set status = 'withdrawn' where activity_id = ${activityId}`)
  const { aLeader, aTeam } = teamsOn(() => base)
  const teamVisit = await base.anActivity(organiser, { ...open(4), startsAt: startsAt + day, endsAt: endsAt + day })
  const leader = await aLeader()
  const { teamId } = await aTeam(leader, teamVisit, [null, null])
  await base.as(leader).teams.withdraw({ requestId: randomUUID(), teamId })
  await db.execute(sql`delete from messages`)
  await db.execute(sql`delete from answers`)
  await db.execute(sql`delete from list_phones`)
  const phone = (cutOff: boolean) =>
    db.execute(sql`insert into list_phones (activity_id, device_id, volunteer_id, first_at, last_at, cut_off_at, cut_off_by)
      values (${activityId}, ${randomUUID()}, ${organiser.id}, ${iso(startsAt)}, ${iso(startsAt)},
        ${cutOff ? iso(startsAt) : null}, ${cutOff ? organiser.id : null})`)
  await phone(false)
  await phone(true)
  await db.execute(
    sql`insert into wrong_codes (activity_id, volunteer_id, count, last_at) values (${activityId}, ${came.id}, 3, ${iso(startsAt)})`,
  )
  await db.execute(sql`insert into uploads (id, volunteer_id, kind, name, size, created_at)
    values (${randomUUID()}, ${organiser.id}, 'roster', '名册.xlsx', 3, ${iso(NOW)})`)
  await db.execute(sql`insert into exported_files (id, volunteer_id, created_at) values (${randomUUID()}, ${organiser.id}, ${iso(NOW)})`)
  await db.execute(
    sql`insert into answers (volunteer_id, request_id, fingerprint, at) values (${came.id}, ${randomUUID()}, '', ${iso(NOW)})`,
  )
  await db.execute(sql`insert into messages (id, volunteer_id, activity_id, kind, created_at)
    values (${randomUUID()}, ${came.id}, ${activityId}, 'activity-changed', ${iso(NOW)})`)
  await db.execute(sql`insert into joinings (id, from_id, into_id, joined_at, joined_by, moved)
    values (${randomUUID()}, ${gone.id}, ${came.id}, ${iso(NOW)}, ${organiser.id},
      ${JSON.stringify({ rows: { 'sign_ups.volunteer_id': {} }, changed: [], ended: [], activities: [], memberships: {} })}::jsonb)`)
  // A session that its owner ended counts from then, and one in use from its end, which is later.
  const session = (endedAt: Instant | null, endsAt: Instant) =>
    db.execute(sql`insert into sessions (id, token_hash, openid, kind, device, created_at, used_at, ends_at, ended_at, ended_because)
      values (${randomUUID()}, ${randomUUID()}, ${came.openid}, 'phone', '手机', ${iso(NOW)}, ${iso(NOW)}, ${iso(endsAt)},
        ${endedAt === null ? null : iso(endedAt)}, ${endedAt === null ? null : 'signed-out'})`)
  await session(NOW, NOW + 20 * day)
  await session(null, NOW + 200 * day)
  await db.execute(sql`insert into web_sign_ins (id, code_hash, browser_hash, number, choices, device, is_shared, ends_at)
    values (${randomUUID()}, 'a', 'b', 42, '[]', '电脑', false, ${iso(NOW)})`)
  // The organiser acts for the one organisation, and nobody for the other.
  for (const organisationId of ['nonggong', 'minge'])
    await db.execute(sql`insert into roster_members (id, organisation_id, name, phone, skills, changed_at)
      values (${randomUUID()}, ${organisationId}, '吴样例', '13800000009', '[]', ${iso(NOW)})`)
  return {
    uploads: NOW,
    'exported-files': NOW,
    'names-without-account': endsAt,
    'undo-details': NOW,
    'web-sign-ins': NOW,
    sessions: NOW,
    answers: NOW,
    messages: NOW,
    'unused-sign-ups': endsAt,
    'unused-teams': endsAt + day,
    'list-phones': endsAt,
    'wrong-codes': endsAt,
    'ended-rosters': NOW,
  }
}

test('a run ends at most five hundred rows, oldest first, and the next runs the rest', async () => {
  const base = await openBase()
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
  await base.close()
})

/** Years in which somebody came, and so has figures. */
const servedYear = plannedYear.filter(({ visits }) => visits.some(({ isCancelled, came }) => !isCancelled && came.length > 1))

describe('figures', () => {
  const years = ownYears()
  afterAll(() => years.close())

  it('are the same before and after, for any year of visits, people without an account, joinings and corrections', async () => {
    await fc.assert(
      fc.asyncProperty(servedYear, async (plan) => {
        const own = await years.next()
        const { base, administrator, year } = own
        await storeYear(own, plan)
        const now = startOfYear(year + 4)
        const figures = async () => ({
          base: await base.as(administrator, now).figures.year({ scope: { of: 'base' }, year }),
          organisation: await base.as(administrator, now).figures.year({ scope: { of: 'organisation', organisationId: 'nonggong' }, year }),
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
      { numRuns: 2 },
    )
  }, 60_000)
})

test('a person without an account whose joining may still be undone keeps the name', async () => {
  const base = await openBase()
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
  await base.close()
})
