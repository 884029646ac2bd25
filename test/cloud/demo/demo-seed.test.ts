import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { seedDemo } from '../../../src/cloud/demo/seed'
import { type Connection, rowsOf } from '../../../src/cloud/db/database'
import { isDemoBase } from '../../../src/cloud/db/vocabulary/vocabulary'
import { callerFactory } from '../../../src/cloud/rpc/access'
import { createContext } from '../../../src/cloud/rpc/context'
import { checkByWords } from '../../../src/cloud/content/words'
import { appRouter } from '../../../src/cloud/router'
import { PHOTO, THUMBNAIL, readPicture } from '../../../src/domain/photos/photo'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { openOnServer } from '../../support/databases'

const NOW = instantAt('2026-11-23', '10:10')

describe('a demonstration', () => {
  let connection: Connection
  beforeAll(async () => {
    connection = await openOnServer('empty')
    expect(await seedDemo(connection.db, NOW)).toBe(true)
  })
  afterAll(() => connection.close())

  const ask = <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(connection.db, query)
  const as = (persona: string) => {
    const log = { info: () => undefined, error: () => undefined }
    const openid = `demo:${persona}`
    return callerFactory(appRouter)(
      createContext({ db: connection.db, now: NOW, requestId: '', openid, persona, personas: [], log, checkContent: checkByWords() }),
    )
  }

  it('is filled only once', async () => {
    const before = await ask(sql`select count(*) from audit_log`)
    expect(await seedDemo(connection.db, NOW)).toBe(false)
    expect(await ask(sql`select count(*) from audit_log`)).toEqual(before)
    expect(await isDemoBase(connection.db)).toBe(true)
  })

  it('has the reported visits that have a day', async () => {
    expect(await ask(sql`select count(*) from activities where imported_as is not null`)).toEqual([{ count: 39 }])
  })

  it('has a row for each seat, and one confirmed sign-up in each taken one', async () => {
    expect(
      await ask(sql`select p.id from positions p where p.capacity <> (select count(*) from seats s where s.position_id = p.id)`),
    ).toEqual([])
    expect(
      await ask(sql`select u.id from sign_ups u where (u.status = 'confirmed') <> exists (
        select 1 from seats s where s.sign_up_id = u.id and s.position_id = u.position_id)`),
    ).toEqual([])
  })

  it('has no unreserved free seat beside a volunteer who waits alone', async () => {
    const waiting = await ask<{ activity: string }>(sql`select distinct activity_id activity from sign_ups where status = 'waitlisted'`)
    expect(waiting.length).toBeGreaterThanOrEqual(2)
    expect(
      await ask(sql`select w.id from sign_ups w join seats s on s.position_id = w.position_id
        where w.status = 'waitlisted' and w.team_id is null and s.sign_up_id is null and s.team_id is null and s.reserved_for is null`),
    ).toEqual([])
  })

  it('has pictures of every visit that was held, which pass the check of photos and stay small', async () => {
    const photos = await ask<{ title: string; width: number; height: number; content: Uint8Array; thumbnail: Uint8Array }>(
      sql`select a.title, p.width, p.height, p.content, p.thumbnail from outcome_photos p join activities a on a.id = p.activity_id order by p.id`,
    )
    expect(new Set(photos.map(({ title }) => title)).size).toBe(3)
    expect(photos).toHaveLength(6)
    for (const { width, height, content, thumbnail } of photos) {
      expect(readPicture(content, PHOTO)).toMatchObject({ ok: true, picture: { width, height } })
      expect(readPicture(thumbnail, THUMBNAIL)).toMatchObject({ ok: true })
    }
    const past = await as('visitor').activities.list({ when: 'past' })
    expect(past.items.filter(({ photo }) => photo !== null)).toHaveLength(3)
  })

  it('tells residents what to bring, where and whom to call, shows a visit that moved and one that was called off, and invents every number', async () => {
    const visits = await ask<{ said: number; called: number; moved: number; cancelled: number }>(
      sql`select count(*) filter (where getting_there <> '')::int as said, count(*) filter (where comes_by = 'call-first')::int as called,
          count(*) filter (where moved_from is not null)::int as moved, count(*) filter (where status = 'cancelled')::int as cancelled
        from activities where imported_as is null`,
    )
    expect(visits).toEqual([{ said: expect.any(Number), called: 4, moved: 1, cancelled: 1 }])
    expect(visits[0]?.said).toBeGreaterThan(40)
    const numbers = await ask<{ phone: string }>(
      sql`select contact_phone as phone from activities union select contact_phone from organisations union select contact_phone from base`,
    )
    expect(numbers.filter(({ phone }) => phone !== '' && !/^400-?000-?00\d\d$/.test(phone))).toEqual([])
    const upcoming = (await as('visitor').activities.list({ when: 'upcoming', limit: 50 })).items
    const calledFirst = upcoming.filter(({ comesBy }) => comesBy === 'call-first')
    expect(calledFirst.length).toBeGreaterThan(0)
    for (const { id } of calledFirst) expect((await as('visitor').activities.get({ activityId: id })).contact).not.toBeNull()
  })

  it('has no person in two places at once', async () => {
    expect(
      await ask(sql`select a.id from sign_ups a join sign_ups b on b.volunteer_id = a.volunteer_id and b.id <> a.id and b.during && a.during
        where a.status = 'confirmed' and b.status = 'confirmed'`),
    ).toEqual([])
  })

  it('has only people who have consented, and doctors and lawyers with a verified skill', async () => {
    expect(
      await ask(
        sql`select v.id from volunteers v where v.openid is not null and not exists (select 1 from consents c where c.volunteer_id = v.id)`,
      ),
    ).toEqual([])
    expect(
      await ask(sql`select u.id from sign_ups u join positions p on p.id = u.position_id join skills k on k.id = p.skill_id
        left join volunteer_skills h on h.volunteer_id = u.volunteer_id and h.skill_id = k.id
        where h.skill_id is null or (k.needs_verification and h.verified_at is null)`),
    ).toEqual([])
  })

  it('has past visits with attendance and results, so that the figures are not empty', async () => {
    const figures = await as('organiser').figures.base({ year: 2026 })
    expect(figures.turns).toBeGreaterThan(20)
    expect(figures.serviceMinutes).toBeGreaterThan(60 * 20)
    expect(figures.served).toBeGreaterThan(300)
  })

  it('has older days that are reviewed and closed, and one that waits for its review', async () => {
    const open = await ask<{ missing: number }>(sql`select (select count(*) from marks i where i.activity_id = a.id and i.kind = 'in')
        - (select count(*) from marks o where o.activity_id = a.id and o.kind = 'out') missing
      from activities a where exists (select 1 from marks m where m.activity_id = a.id)
        and not exists (select 1 from closings c where c.activity_id = a.id)`)
    expect(open).toEqual([{ missing: 1 }])
    expect(await ask(sql`select count(*) from closings`)).toEqual([{ count: 2 }])
    const year = 2026
    expect(await as('minge').records.issueProof({ requestId: randomUUID(), year })).toMatchObject({ ok: true })
    expect(await as('doctor').records.issueProof({ requestId: randomUUID(), year })).toEqual({ ok: false, reason: 'no-records' })
  })

  it('has notified everybody signed up for the cancelled visit, and freed their seats', async () => {
    const [cancelled] = await ask<{ told: number; sign_ups: number; live: number }>(sql`
      select (select count(*) from messages m where m.activity_id = a.id) told, (select count(*) from sign_ups u where u.activity_id = a.id) sign_ups,
        (select count(*) from sign_ups u where u.activity_id = a.id and u.status <> 'cancelled') live
      from activities a where a.status = 'cancelled'`)
    expect(cancelled?.told).toBeGreaterThan(0)
    expect(cancelled).toMatchObject({ told: cancelled?.sign_ups, live: 0 })
  })

  it('has a visit running now with a full attendance list for the organiser to check in', async () => {
    const running = (await as('organiser').desk.list({ when: 'upcoming' })).items.find(({ phase }) => phase === 'running')
    expect(running?.seats).toMatchObject({ capacity: 14, taken: 14 })
    expect((await as('organiser').attendance.list({ activityId: running?.id ?? '', deviceId: randomUUID() })).entries).toHaveLength(14)
  })

  test.each(['doctor', 'minge'])('gives the %s one ticket ahead and one visit attended', async (persona) => {
    const own = await as(persona).signUps.mine()
    expect(own.filter(({ activity, status }) => activity.startsAt > NOW && status === 'confirmed')).toHaveLength(1)
    const past = own.filter(({ activity }) => activity.endsAt < NOW)
    expect(past).toHaveLength(1)
    expect(past[0]?.minutes).toBeGreaterThan(60)
  })

  test.each([
    ['resident', { profile: null, isOrganiser: false, isAdministrator: false }],
    ['doctor', { isOrganiser: false, isAdministrator: false, profile: { isComplete: true, hasConsent: true } }],
    ['organiser', { isOrganiser: true, isAdministrator: false, organises: [{ id: 'minjin' }, { id: 'nonggong' }] }],
    ['administrator', { isAdministrator: true }],
  ])('gives the %s their rights', async (persona, session) => {
    const { organises, ...seen } = await as(persona).session.get()
    expect({ ...seen, organises: [...organises].sort((one, other) => (one.id < other.id ? -1 : 1)) }).toMatchObject(session)
  })

  it('refuses the lawyer whose skill is not verified, with that reason', async () => {
    const [lawyers] = await ask<{ activity: string; position: string }>(sql`
      select a.id activity, p.id position from activities a join positions p on p.activity_id = a.id
      where p.skill_id = 'law' and a.starts_at > ${new Date(NOW).toISOString()} and a.status = 'published'
        and not exists (select 1 from sign_ups u join volunteers v on v.id = u.volunteer_id where u.activity_id = a.id and v.openid = 'demo:minge')
      order by a.starts_at limit 1`)
    const answer = await as('minge').signUps.create({
      requestId: '00000000-0000-4000-8000-000000000001',
      activityId: lawyers?.activity ?? '',
      positionId: lawyers?.position ?? '',
      version: 1,
      organisationId: 'minge',
    })
    expect(answer).toEqual({ ok: false, reason: 'skill-unverified', about: '法律' })
  })
})
