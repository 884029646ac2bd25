import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { leavesWork } from '../../../src/cloud/db/records/unfinished'
import type { DeskCard, DeskListInput } from '../../../src/contract/activities/desk-list'
import { day, hour, instantAt } from '../../../src/domain/calendar/calendar'
import { UNFINISHED_WORK, unfinishedWork } from '../../../src/domain/records/unfinished'
import { NOW, type Person, type TestBase, aPlan, faultFrom, openBase } from '../../support/base'
import { aDay, closeDay, markOf, send } from '../../support/after-the-day'
import { open } from '../../support/desk'

const requestId = () => randomUUID()

describe('the list on the desk', () => {
  let base: TestBase
  let organiser: Person
  let person: Person
  beforeEach(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    person = await base.aVolunteer()
  })
  afterEach(() => base.close())

  const list = (input: Omit<DeskListInput, 'cursor'> & { cursor?: string }, now = NOW) => base.as(organiser, now).desk.list(input)
  const all = async (input: Omit<DeskListInput, 'cursor'>, now = NOW) => {
    const cards: DeskCard[] = []
    let cursor: string | undefined
    let pages = 0
    do {
      const page = await list({ ...input, ...(cursor ? { cursor } : {}) }, now)
      cards.push(...page.items)
      cursor = page.cursor ?? undefined
      pages += 1
    } while (cursor)
    return { cards, pages }
  }
  /** Copies of a visit, each a day after the one before, and cancelled at every fifth. */
  const copies = (id: string, count: number) =>
    base.connection.db.execute(sql`insert into activities (id, title, summary, status, starts_at, ends_at, town_id, place, sign_up_opens_at,
        sign_up_closes_at, withdraw_until, names_until, ticket_key, search_words, cancel_reason, created_at)
      select gen_random_uuid(), '义诊' || n, '', case when n % 5 = 0 then 'cancelled' else 'published' end,
        starts_at + n * interval '1 day', ends_at + n * interval '1 day', case when n % 2 = 0 then null else town_id end, place,
        sign_up_opens_at, starts_at + n * interval '1 day', withdraw_until, names_until, ticket_key, ('''义诊'' ''' || n || '''')::tsvector, case when n % 5 = 0 then '雨' end, created_at
      from activities, generate_series(1, ${count}::int) n where id = ${id}`)
  const host = () =>
    base.connection.db.execute(sql`insert into activity_organisations (activity_id, organisation_id, part, ordinal)
      select id, 'nonggong', 'lead', 0 from activities on conflict do nothing`)

  it('has every visit once, however many there are, with the number of all on its first page', async () => {
    const { id } = await base.anActivity(organiser, {
      startsAt: instantAt('2027-02-01', '08:30'),
      endsAt: instantAt('2027-02-01', '11:30'),
    })
    await copies(id, 130)
    await host()
    const { cards, pages } = await all({ when: 'upcoming' })
    expect([cards.length, new Set(cards.map((card) => card.id)).size, pages]).toEqual([131, 131, 7])
    expect(cards.map(({ startsAt }) => startsAt)).toEqual(cards.map(({ startsAt }) => startsAt).sort((a, b) => a - b))
    const { months, cursor } = await list({ when: 'upcoming' })
    expect(months?.reduce((sum, { visits, cancelled }) => sum + visits + cancelled, 0)).toBe(131)
    expect(months?.reduce((sum, { cancelled }) => sum + cancelled, 0)).toBe(26)
    expect((await list({ when: 'upcoming', cursor: cursor ?? '' })).months).toBeNull()
    const late = instantAt('2028-01-01', '08:00')
    const past = await all({ when: 'past' }, late)
    expect([past.cards.length, past.cards[0]?.title]).toEqual([131, '义诊130'])
  })

  it('is narrowed by words, town and month, and counts what it finds', async () => {
    const { id } = await base.anActivity(organiser, {
      startsAt: instantAt('2027-02-01', '08:30'),
      endsAt: instantAt('2027-02-01', '11:30'),
    })
    await copies(id, 60)
    await host()
    expect((await all({ when: 'upcoming', text: '义诊6' })).cards.map(({ title }) => title)).toEqual(['义诊6', '义诊60'])
    expect((await all({ when: 'upcoming', town: 'tangxian' })).cards).toHaveLength(31)
    const march = await all({ when: 'upcoming', month: '2027-03' })
    expect(march.cards.map(({ title }) => title)).toEqual(Array.from({ length: 31 }, (_, n) => `义诊${n + 28}`))
    const { months } = await list({ when: 'upcoming', month: '2027-03', town: 'tangxian' })
    expect(months?.map(({ month }) => month)).toEqual(['2027-04', '2027-03', '2027-02'])
    expect(months?.[1]).toEqual({ month: '2027-03', visits: 12, cancelled: 3 })
    expect((await list({ when: 'upcoming', text: '没有' })).months).toEqual([])
  })

  it("shows today's visits before drafts, and drafts before other visits, across pages", async () => {
    const today = { startsAt: NOW + hour, endsAt: NOW + 2 * hour, positions: open() }
    const { id } = await base.anActivity(organiser, today)
    const later = await base.anActivity(organiser)
    for (let n = 0; n < 22; n++)
      await base.as(organiser).desk.create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan({ title: `草稿${n}` }) })
    const { cards } = await all({ when: 'upcoming' })
    expect([cards[0]?.id, cards.at(-1)?.id, cards.length]).toEqual([id, later.id, 24])
    expect(cards.slice(1, -1).every(({ status }) => status === 'draft')).toBe(true)
  })

  it('refuses a cursor that it has not made', async () => {
    expect(await faultFrom(list({ when: 'past', cursor: 'somewhere' }))).toBe('malformed')
  })

  it('keeps visits of any age among those that leave work, until the work is done', async () => {
    const visit = await aDay(base, organiser, [person])
    const years = visit.after + 3 * 365 * day
    const unfinished = async () => (await all({ when: 'unfinished' }, years)).cards.find(({ id }) => id === visit.id)
    const counts = () => base.as(organiser, years).desk.unfinished()
    expect((await unfinished())?.unfinished).toEqual(['review', 'outcome'])
    expect(await counts()).toEqual({ visits: 1, disputes: 0, review: 1, outcome: 1 })
    await closeDay(base, organiser, visit)
    const report = { requestId: requestId(), activityId: visit.id, services: [], servedTotal: 3, note: '', seen: null }
    expect(await base.as(organiser, visit.after).outcomes.report(report)).toMatchObject({ ok: true })
    expect(await unfinished()).toBeUndefined()
    await base.as(person, visit.after).records.dispute({ requestId: requestId(), activityId: visit.id, text: '时间不对' })
    expect(await unfinished()).toMatchObject({ unfinished: ['disputes'], openDisputes: 1 })
    expect(await counts()).toEqual({ visits: 1, disputes: 1, review: 0, outcome: 0 })
  })

  it("counts no other organisation's work", async () => {
    await aDay(base, organiser, [person])
    const other = await base.anOrganiser('minge')
    expect((await base.as(other, NOW + 900 * day).desk.unfinished()).visits).toBe(0)
    expect((await base.as(await base.anAdministrator(), NOW + 900 * day).desk.unfinished()).visits).toBe(1)
  })

  it('opens a closed day again for marks that arrive late, on the desk and in the year alike', async () => {
    const visit = await aDay(base, organiser, [person])
    const administrator = await base.anAdministrator()
    const scope = { of: 'base' as const }
    const year = new Date(visit.startsAt).getUTCFullYear()
    const open_ = async () => ({
      desk: (await base.as(administrator, visit.after).desk.unfinished()).review,
      year: (await base.as(administrator, visit.after).figures.year({ scope, year })).openDays,
      listed: (await base.as(administrator, visit.after).figures.activities({ scope, year, open: true })).items.map(
        (one) => one.activityId,
      ),
    })
    expect(await open_()).toEqual({ desk: 1, year: 1, listed: [visit.id] })
    await closeDay(base, organiser, visit)
    expect(await open_()).toEqual({ desk: 0, year: 0, listed: [] })
    await send(base, organiser, visit, [markOf(person, { at: visit.startsAt + hour })], visit.after)
    expect(await open_()).toEqual({ desk: 1, year: 1, listed: [visit.id] })
  })

  it('finds by SQL the same work as the rule', async () => {
    for (const status of ['published', 'cancelled'])
      for (const bits of Array.from({ length: 16 }, (_, n) => n)) {
        const visit = await aDay(base, organiser, bits & 1 ? [person] : [], { week: 1 + bits })
        const db = base.connection.db
        if (bits & 2)
          await db.execute(
            sql`insert into closings (activity_id, closed_by, marks_seen, closed_at) values (${visit.id}, ${organiser.id}, 9, now())`,
          )
        if (bits & 4) await db.execute(sql`insert into outcomes (activity_id) values (${visit.id})`)
        if (bits & 8)
          await db.execute(sql`insert into disputes (id, activity_id, volunteer_id, text, created_at)
            values (${randomUUID()}, ${visit.id}, ${person.id}, '错', now())`)
        if (status === 'cancelled')
          await db.execute(sql`update activities set status = 'cancelled', cancel_reason = '雨' where id = ${visit.id}`)
        for (const now of [visit.endsAt - 1, visit.endsAt]) {
          const facts = {
            status,
            endsAt: visit.endsAt,
            attended: bits & 1,
            isClosed: !!(bits & 2),
            hasOutcome: !!(bits & 4),
            openDisputes: bits & 8,
          }
          const works = unfinishedWork(facts as never, now)
          const [row] = await rowsOf<Record<string, boolean>>(
            db,
            sql`select ${leavesWork(['disputes'], now)} as disputes, ${leavesWork(['review'], now)} as review,
              ${leavesWork(['outcome'], now)} as outcome, ${leavesWork(UNFINISHED_WORK, now)} as anything from activities where id = ${visit.id}`,
          )
          expect([facts, row]).toEqual([
            facts,
            {
              disputes: works.includes('disputes'),
              review: works.includes('review'),
              outcome: works.includes('outcome'),
              anything: works.length > 0,
            },
          ])
        }
        if (status === 'published')
          await base.connection.db.execute(sql`update sign_ups set status = 'withdrawn' where activity_id = ${visit.id}`)
        await db.execute(sql`delete from disputes where activity_id = ${visit.id}`)
      }
  }, 60_000)

  it('shows as many volunteers on the past card as on the page, the desk and the form of the outcome', async () => {
    const people = [person, ...(await Promise.all(['王一', '李二', '赵三', '钱四', '孙五'].map((name) => base.aVolunteer({ name }))))]
    const visit = await aDay(base, organiser, people, { left: 5 })
    await base.as(organiser, visit.after).records.correct({
      requestId: requestId(),
      activityId: visit.id,
      corrections: [{ volunteerId: people[5]?.id ?? '', kind: 'in', at: null }],
      reason: '没有来',
    })
    const numbers = async () => ({
      card: (await base.as(null, visit.after).activities.list({ when: 'past' })).items.find(({ id }) => id === visit.id)?.volunteersTotal,
      page: (await base.as(null, visit.after).activities.get({ activityId: visit.id })).volunteersTotal,
      desk: (await all({ when: 'past' }, visit.after)).cards.find(({ id }) => id === visit.id)?.present,
      outcome: (await base.as(organiser, visit.after).outcomes.get({ activityId: visit.id })).present,
    })
    expect(await numbers()).toEqual({ card: null, page: null, desk: 5, outcome: 5 })
    const report = { requestId: requestId(), activityId: visit.id, services: [], servedTotal: 3, note: '', seen: null }
    await base.as(organiser, visit.after).outcomes.report(report)
    expect(await numbers()).toEqual({ card: 5, page: 5, desk: 5, outcome: 5 })
    await base.connection.db.execute(sql`update outcomes set volunteers_total = 12 where activity_id = ${visit.id}`)
    expect(await numbers()).toEqual({ card: 12, page: 12, desk: 12, outcome: 12 })
  })
})
