/** Closing a year, its scoring rules, and later corrections. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Scope } from '../../../src/contract/figures/figures'
import { closableFrom } from '../../../src/domain/figures/year-closing'
import { FIRST_POINTS, totalPoints } from '../../../src/domain/figures/scoring'
import { organisations } from '../../../src/cloud/db/schema/vocabulary'
import { aDay } from '../../support/after-the-day'
import { type Person, type TestBase, faultFrom, openBase } from '../../support/base'

const BASE: Scope = { of: 'base' }

describe('closed years', () => {
  let base: TestBase
  let administrator: Person
  let organiser: Person
  let chen: Person
  let day: Awaited<ReturnType<typeof aDay>>
  let year = 2027
  let after: number
  beforeAll(async () => {
    base = await openBase()
    administrator = await base.anAdministrator()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())
  // Each test has another year, with one visit of one person.
  beforeEach(async () => {
    chen = await base.aVolunteer({ organisationIds: ['nonggong'] })
    day = await aDay(base, organiser, [chen], { week: (++year - 2027) * 52 + 10 })
    after = closableFrom(year)
  })

  const close = (now = after, requestId: string = randomUUID()) => base.as(administrator, now).figures.close({ requestId, year })
  const version = async () => (await base.as(administrator).scores.year({ year: 2026 })).rules.version
  const set = (from: number, turn: number) =>
    base.as(administrator).scores.setPoints({ requestId: randomUUID(), version: from, points: { ...FIRST_POINTS, turn } })
  const report = (scope: Scope = BASE) => base.as(administrator, after).figures.year({ scope, year })
  const goesEarlier = () =>
    base.as(organiser, after).records.correct({
      requestId: randomUUID(),
      activityId: day.id,
      corrections: [{ volunteerId: chen.id, kind: 'out', at: day.startsAt + 3_600_000 }],
      reason: '提前走了',
    })

  it('can be closed once, after the last visits are settled, and a retry gets the first answer', async () => {
    expect(await close(after - 1)).toEqual({ ok: false, reason: 'year-not-over', about: String(after) })
    const requestId = randomUUID()
    expect(await close(after, requestId)).toEqual({ ok: true })
    expect(await close(after, requestId)).toEqual({ ok: true })
    expect(await close()).toEqual({ ok: false, reason: 'year-already-closed' })
  })

  it('are closed once by two administrators at the same moment', async () => {
    const answers = await Promise.all([close(), close()])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('keep their figures; later corrections are accepted and shown beside them', async () => {
    const { name: _, ...before } = await report()
    await close()
    const then = (await report()).closed
    expect(then).toMatchObject({ at: after, by: '陈样例' })
    expect(then?.figures.totals).toEqual(before.totals)
    expect(await goesEarlier()).toEqual({ ok: true })
    const now = await report()
    expect(now.totals.minutes).toBe(60)
    expect(now.closed?.figures.totals.minutes).toBe(180)
    const own = await report({ of: 'organisation', organisationId: 'nonggong' })
    expect([own.totals.minutes, own.closed?.figures.totals.minutes]).toEqual([60, 180])
    expect((await base.as(chen, after).figures.year({ scope: { of: 'own' }, year })).closed).toBeNull()
  })

  it('cannot be changed or deleted, and neither can the rules or the audit log', async () => {
    await close()
    await set(await version(), 3)
    const { db } = base.connection
    for (const table of ['closed_years', 'closed_parts', 'closed_turns', 'scoring_rules', 'audit_log'])
      for (const statement of [`delete from ${table}`, `truncate ${table}`]) await expect(db.execute(sql.raw(statement))).rejects.toThrow()
    await expect(db.execute(sql`update closed_years set year = 2099`)).rejects.toThrow()
    await expect(db.execute(sql`update closed_parts set served = 9`)).rejects.toThrow()
    await expect(db.execute(sql`update closed_turns set minutes = 9`)).rejects.toThrow()
    await expect(db.execute(sql`update scoring_rules set version = 9`)).rejects.toThrow()
    await expect(db.execute(sql`update audit_log set action = ''`)).rejects.toThrow()
  })

  const scores = (person = administrator) => base.as(person, after).scores.year({ year })

  it('have records for every point, counted by kind', async () => {
    const { scores: all, rules } = await scores()
    const own = all.find(({ organisationId }) => organisationId === 'nonggong')
    expect(own?.lines).toEqual([
      { kind: 'led', count: 1, points: 10 },
      { kind: 'hosted', count: 0, points: 0 },
      { kind: 'turn', count: 1, points: rules.points.turn },
      { kind: 'hour', count: 3, points: 3 },
      { kind: 'served', count: 0, points: 0 },
    ])
    expect(own?.total).toBe(totalPoints(own?.lines ?? []))
    const scope = { of: 'organisation', organisationId: 'nonggong' } as const
    const led = await base.as(administrator, after).figures.activities({ scope, year, part: 'lead' })
    const turns = await base.as(administrator, after).figures.records({ scope, year })
    expect(led.items.map(({ activityId }) => activityId)).toEqual([day.id])
    expect(turns.items).toMatchObject([{ activityId: day.id, volunteerId: chen.id, minutes: 180, share: 1 }])
  })

  it('show an organiser the score of their own organisation alone', async () => {
    expect((await scores(await base.anOrganiser('minge'))).scores).toEqual([])
    expect((await scores(organiser)).scores).toHaveLength(1)
  })

  it('keep their rules; a change of the rules is a new version, and an edit of an old version is refused', async () => {
    const first = await version()
    expect(await set(first, 4)).toEqual({ ok: true, version: first + 1 })
    expect(await set(first, 7)).toEqual({ ok: false, reason: 'rules-changed-meanwhile' })
    // The form explains such points in words before it sends them.
    for (const points of [0.001, 2.345]) expect(await faultFrom(set(first + 1, points))).toBe('malformed')
    expect((await scores()).scores[0]?.total).toBe(17)
    await close()
    expect(await set(first + 1, 100)).toEqual({ ok: true, version: first + 2 })
    expect(await scores()).toMatchObject({ closed: { at: after }, rules: { version: first + 1 }, scores: [{ total: 17 }] })
  })

  const kept = (id = 'nonggong', of = id) => ({ scope: { of: 'organisation', organisationId: of } as const, year, kept: id })

  it('keep the points and their records; a correction is shown beside them', async () => {
    const { scores: before } = await scores()
    expect((await scores()).closed).toBeNull()
    const as = base.as(administrator, after)
    expect((await as.figures.records(kept())).items).toEqual([])
    await close()
    await goesEarlier()
    const { closed, scores: now } = await scores()
    expect(closed).toEqual({ at: after, by: '陈样例', scores: before.map((score) => ({ ...score, mergedInto: null })) })
    expect([before[0]?.total, now[0]?.total]).toEqual([before[0]?.total, (before[0]?.total ?? 0) - 2])
    const { kept: _, ...present } = kept()
    const record = { activityId: day.id, volunteerId: chen.id, share: 1 }
    expect((await as.figures.records(kept())).items).toMatchObject([{ ...record, minutes: 180, outAt: day.endsAt }])
    expect((await as.figures.records(present)).items).toMatchObject([{ ...record, minutes: 60 }])
    const led = { activityId: day.id, turns: 1, minutes: 180, served: null }
    expect((await as.figures.activities({ ...kept(), part: 'lead' })).items).toMatchObject([led])
    expect((await as.figures.activities({ ...present, part: 'lead' })).items).toMatchObject([{ ...led, minutes: 60 }])
    expect((await as.figures.activities({ ...kept(), part: 'host' })).items).toEqual([])
  })

  it('show an organiser the kept records of their organisation, and of no other', async () => {
    await close()
    const own = base.as(organiser, after)
    expect((await own.scores.year({ year })).closed?.scores).toHaveLength(1)
    expect((await own.figures.records(kept())).items).toHaveLength(1)
    const other = base.as(await base.anOrganiser('minge'), after)
    expect((await other.scores.year({ year })).closed?.scores).toEqual([])
    expect(await faultFrom(other.figures.records(kept()))).toBe('forbidden')
    expect((await other.figures.records(kept('nonggong', 'minge'))).items).toEqual([])
    expect((await other.figures.activities(kept('nonggong', 'minge'))).items).toEqual([])
    expect(await faultFrom(base.as(administrator, after).figures.records({ ...kept(), scope: BASE }))).toBe('malformed')
  })

  it('show the kept records of a merged organisation under the organisation it was merged into', async () => {
    const added = Object.entries({ first: '甲会', second: '乙会', third: '丙会' })
    await base.connection.db.insert(organisations).values(
      added.map(([id, shortName]) => ({
        id,
        shortName,
        name: `示范县${shortName}`,
        kind: 'group' as const,
        ordinal: 10,
        isTrusted: true,
      })),
    )
    const dual = await base.aVolunteer({ organisationIds: ['first', 'second'] })
    const ran = await aDay(base, await base.anOrganiser('first'), [dual], { week: (year - 2027) * 52 + 12, leadId: 'first' })
    const before = await report()
    await close()
    const merge = (fromId: string, intoId: string) =>
      base.as(administrator, after).organisations.merge({ requestId: randomUUID(), fromId, intoId })
    expect(await merge('first', 'second')).toMatchObject({ ok: true })
    // The second organisation is merged, too.
    expect(await merge('second', 'third')).toMatchObject({ ok: true })
    const { closed, organisations: lines } = await report()
    expect(closed?.merged).toEqual([
      { name: '甲会', into: '丙会' },
      { name: '乙会', into: '丙会' },
    ])
    expect(closed?.figures.totals).toEqual(before.totals)
    const line = lines.find(({ id }) => id === 'third')
    expect(line).toMatchObject({ activities: 1, people: 1, turns: 1, minutes: 180 })
    expect(closed?.figures.organisations).toContainEqual(line)
    const heir = await base.anOrganiser('third')
    const as = base.as(heir, after)
    const own = await as.figures.year({ scope: { of: 'organisation', organisationId: 'third' }, year })
    expect(own.closed?.figures.totals).toMatchObject({ activities: 1, turns: 1, minutes: 180 })
    const points = (await as.scores.year({ year })).closed?.scores
    expect(points?.map(({ name, mergedInto }) => [name, mergedInto?.name])).toEqual([
      ['甲会', '丙会'],
      ['乙会', '丙会'],
    ])
    expect((await as.figures.records(kept('second', 'third'))).items).toMatchObject([{ activityId: ran.id, share: 0.5, minutes: 180 }])
    expect((await as.figures.activities({ ...kept('first', 'third'), part: 'lead' })).items).toMatchObject([{ activityId: ran.id }])
    expect((await as.figures.records(kept('nonggong', 'third'))).items).toEqual([])
  })
})
