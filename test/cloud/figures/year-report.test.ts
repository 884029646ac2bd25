/** A year in figures: counts compared with the records, for every reader and every breakdown. */
import fc from 'fast-check'
import type { FigureLine, Scope, YearActivity, YearRecord, YearRecordsInput } from '../../../src/contract/figures/figures'
import { day, startOfYear } from '../../../src/domain/calendar/calendar'
import { aDay } from '../../support/after-the-day'
import { type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { expectSame, expectSameRecords, expectedFigures } from './expected-year'
import { type OwnYear, ownYears } from './own-years'
import { TIME, YEARS, plannedYear } from './year-plan'
import { storeYear } from './year-world'
import { type ModelYear, ownerOf } from './year-model'

const BASE: Scope = { of: 'base' }
const ORGANISATION: Scope = { of: 'organisation', organisationId: 'nonggong' }
const near = (value: number) => Math.round(value * 1e4)

describe('a random year', () => {
  const years = ownYears()
  afterAll(() => years.close())

  const all = async <T>(page: (cursor: string | undefined) => Promise<{ items: T[]; cursor: string | null }>): Promise<T[]> => {
    const found: T[] = []
    for (let cursor: string | undefined; ;) {
      const answer = await page(cursor)
      found.push(...answer.items)
      if (answer.cursor === null) return found
      cursor = answer.cursor
    }
  }
  const records = ({ base, administrator }: OwnYear, of: Omit<YearRecordsInput, 'cursor'>, now: number): Promise<YearRecord[]> =>
    all((cursor) => base.as(administrator, now).figures.records({ ...of, cursor }))
  const activities = ({ base, administrator }: OwnYear, of: Omit<YearRecordsInput, 'cursor'>, now: number): Promise<YearActivity[]> =>
    all((cursor) => base.as(administrator, now).figures.activities({ ...of, cursor }))

  it(
    'has figures that are the sums of its records, for any visits, people, splits, joinings, corrections and moment',
    async () => {
      await fc.assert(
        fc.asyncProperty(plannedYear, fc.double({ min: 0.1, max: 1.2, noNaN: true }), async (plan, part) => {
          const own = await years.next()
          const { base, administrator, year } = own
          const now = Math.round(startOfYear(year) + part * (startOfYear(year + 1) - startOfYear(year)))
          const stored = await storeYear(own, plan)
          const figures = await base.as(administrator, now).figures.year({ scope: BASE, year })
          const expected = expectedFigures(stored, now)
          expectSame(figures, expected)
          expect(figures.openDays).toBe(expected.openDays)
          // Verified members, declared ones and people without an organisation add up to the whole, for every split and move.
          for (const figure of ['turns', 'minutes', 'people'] as const)
            expect(near(figures.organisations.reduce((sum, line) => sum + line[figure] + line.declared[figure], 0))).toBe(
              near(figures.totals[figure]),
            )
          expect(figures.months.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(figures.totals.minutes)
          // Each organisation's own report has that organisation's line both as its totals and as its first line.
          for (const { id, name: _, ...line } of figures.organisations.filter(({ id: one }) => one !== '')) {
            const scope = { of: 'organisation', organisationId: id } as const
            const alone = await base.as(administrator, now).figures.year({ scope, year })
            const { id: _id, name: _name, ...only } = alone.organisations[0] ?? { id: '', name: '' }
            expect(only).toEqual(line)
            expectSame(alone, expectedFigures(stored, now, scope))
          }
          await expectOwn(base, stored, now)
        }),
        { numRuns: YEARS, interruptAfterTimeLimit: TIME },
      )
    },
    2 * TIME,
  )

  /** Compares what each account sees of itself, on every page, with the model. A joined account sees the kept one. */
  async function expectOwn(base: TestBase, stored: ModelYear, now: number) {
    const { year } = stored
    for (const { id, openid } of stored.people.filter((person) => person.openid !== null)) {
      const own = base.as({ openid: openid ?? '' }, now)
      const expected = expectedFigures(stored, now, { of: 'own', person: ownerOf(stored, id).id })
      expectSame(await own.figures.year({ scope: { of: 'own' }, year }), expected)
      const { activities: count, minutes } = expected.totals
      expect(await own.figures.mine({ year })).toEqual({ year, activities: count, serviceMinutes: minutes })
      const listed = (await own.records.mine({ year })).filter(({ startsAt }) => startsAt <= now)
      const minutesByVisit = (list: readonly { activityId: string; minutes: number | null }[]) =>
        new Map(list.map((record) => [record.activityId, record.minutes]))
      expect(minutesByVisit(listed)).toEqual(minutesByVisit(expected.records()))
    }
  }

  it(
    'opens each figure into exactly its records',
    async () => {
      await fc.assert(
        fc.asyncProperty(plannedYear, async (plan) => {
          const own = await years.next()
          const { base, administrator, year } = own
          const now = startOfYear(year + 2)
          const stored = await storeYear(own, plan)
          const figures = await base.as(administrator, now).figures.year({ scope: BASE, year })
          const opened = async (line: FigureLine, of: Partial<YearRecordsInput>) => {
            const found = await records(own, { scope: BASE, year, ...of }, now)
            expect(near(found.reduce((sum, { share }) => sum + share, 0))).toBe(near(line.turns))
            expect(found.reduce((sum, { counted }) => sum + (counted ?? 0), 0)).toBe(line.minutes)
            const held = await activities(own, { scope: BASE, year, ...of }, now)
            if (of.organisation !== '') {
              expect(held).toHaveLength(line.activities)
              expect(held.reduce((sum, { served }) => sum + (served ?? 0), 0)).toBe(line.served)
            }
          }
          await opened(figures.totals, {})
          expectSameRecords(await records(own, { scope: BASE, year }, now), expectedFigures(stored, now).records())
          for (const line of figures.months) if (line.activities > 0) await opened(line, { month: Number(line.id) })
          for (const line of figures.categories) await opened(line, { category: line.id })
          for (const line of figures.towns) await opened(line, { town: line.id })
          for (const line of figures.organisations) {
            await opened(line, { organisation: line.id })
            const declared = await records(own, { scope: BASE, year, organisation: line.id, declared: true }, now)
            expect(declared.reduce((sum, { counted }) => sum + (counted ?? 0), 0)).toBe(line.declared.minutes)
          }
        }),
        { numRuns: Math.ceil(YEARS / 3), interruptAfterTimeLimit: TIME },
      )
    },
    2 * TIME,
  )

  it('lists records in pages that neither skip nor repeat one', async () => {
    const own = await years.next()
    const { base, administrator, year } = own
    const now = startOfYear(year + 1)
    const member = { fromDay: 0, organisations: ['nonggong'], isDeclared: false, verified: ['nonggong'] }
    const people = Array.from({ length: 5 }, () => ({ isWalkIn: false, sets: [member] }))
    const came = people.map((_, person) => ({ person, in: 0, out: 120 }))
    const visit = { town: null, categories: ['health'] as const, lead: 'minge', host: null, served: 10, isCancelled: false, came }
    // The two visits of a day begin at the same moment.
    const visits = Array.from({ length: 14 }, (_, n) => ({ ...visit, dayOfYear: Math.floor(n / 2) }))
    await storeYear(own, { people, visits, changes: [] })
    const found = await records(own, { scope: BASE, year }, now)
    expect(found).toHaveLength(70)
    expect(new Set(found.map(({ activityId, volunteerId }) => `${activityId} ${volunteerId}`)).size).toBe(70)
    expect(await faultFrom(base.as(administrator, now).figures.records({ scope: BASE, year, cursor: 'nonsense' }))).toBe('malformed')
  })
})

describe('a year', () => {
  let base: TestBase
  let administrator: Person
  beforeAll(async () => {
    base = await openBase()
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())

  it('counts a member of two organisations once in total, and by the split of the day for each organisation', async () => {
    const organiser = await base.anOrganiser()
    const dual = await base.aVolunteer({ organisationIds: ['nonggong', 'minge'] })
    await aDay(base, organiser, [dual], { week: 0 })
    await aDay(base, organiser, [dual], { week: 1 })
    const now = startOfYear(2028)
    const read = async () => {
      const { totals, organisations } = await base.as(administrator, now).figures.year({ scope: BASE, year: 2027 })
      return [totals.turns, ...['nonggong', 'minge'].map((id) => organisations.find((line) => line.id === id)?.turns)]
    }
    expect(await read()).toEqual([2, 1, 1])
    const between = base.as(dual, saturday + 2 * day)
    const { profile: present } = await between.session.get()
    const profile = {
      name: '陈样例',
      phone: present?.phone ?? '',
      organisationIds: ['nonggong', 'minge'],
      skillIds: [],
      agreesToPersonalData: true,
      agreesToMembership: true,
    }
    const saved = await between.profile.save({ ...profile, splits: { nonggong: 70, minge: 30 } })
    expect(saved.organisations.map(({ id, split }) => [id, split])).toEqual([
      ['nonggong', 70],
      ['minge', 30],
    ])
    expect(await read()).toEqual([2, 1.2, 0.8])
    // A form without the split keeps it; a sum of 90 is refused; null removes the split.
    await between.profile.save(profile)
    expect(await read()).toEqual([2, 1.2, 0.8])
    expect(await faultFrom(between.profile.save({ ...profile, splits: { nonggong: 60, minge: 30 } }))).toBe('malformed')
    await between.profile.save({ ...profile, splits: null })
    expect(await read()).toEqual([2, 1, 1])
  })

  it('counts what was served before a move between parties for the party of that day', async () => {
    const mover = await base.aVolunteer({ name: '何样例', organisationIds: ['nonggong'] })
    const organiser = await base.anOrganiser()
    await aDay(base, organiser, [mover], { week: 60 })
    await aDay(base, organiser, [mover], { week: 61 })
    const later = base.as(mover, saturday + (60 * 7 + 3) * day)
    const { profile } = await later.session.get()
    const moved = { name: '何样例', phone: profile?.phone ?? '', skillIds: [], agreesToPersonalData: true, agreesToMembership: true }
    await later.profile.save({ ...moved, organisationIds: ['minge'] })
    const { organisations } = await base.as(administrator, startOfYear(2029)).figures.year({ scope: BASE, year: 2028 })
    const line = (wanted: string) => {
      const { people, turns, declared } = organisations.find(({ id }) => id === wanted) ?? { people: 0, turns: 0, declared: null }
      return [people, turns, declared?.turns]
    }
    expect(line('nonggong')).toEqual([0.5, 1, 0])
    // The new party has not confirmed the membership, so its service stands beside its figures.
    expect(line('minge')).toEqual([0, 0, 1])
  })

  it("shows a volunteer the figures of their own report on a card, and none of another person's", async () => {
    const [chen, other] = [await base.aVolunteer({ organisationIds: ['nonggong', 'minge'] }), await base.aVolunteer()]
    const { after } = await aDay(base, await base.anOrganiser(), [chen], { week: 20, left: 0 })
    const mine = async (person: Person, now: number) => {
      const { totals } = await base.as(person, now).figures.year({ scope: { of: 'own' }, year: 2027 })
      const card = await base.as(person, now).figures.mine({ year: 2027 })
      expect(card).toEqual({ year: 2027, activities: totals.activities, serviceMinutes: totals.minutes })
      return [card.activities, card.serviceMinutes]
    }
    // Without a check-out the planned end counts a day later.
    expect(await mine(chen, after)).toEqual([1, 0])
    expect(await mine(chen, after + day)).toEqual([1, 180])
    expect(await mine(chen, startOfYear(2027))).toEqual([0, 0])
    expect(await mine(other, after + day)).toEqual([0, 0])
  })

  it('refuses the records of an organisation to an organiser of another', async () => {
    const [organiser, other, anybody] = [await base.anOrganiser(), await base.anOrganiser('minge'), await base.aVolunteer()]
    const read = (person: Person, scope: Scope) => base.as(person).figures.records({ scope, year: 2027 })
    expect(await read(organiser, ORGANISATION)).toBeDefined()
    for (const person of [other, anybody]) expect(await faultFrom(read(person, ORGANISATION))).toBe('forbidden')
    for (const person of [organiser, anybody]) expect(await faultFrom(read(person, BASE))).toBe('forbidden')
    for (const person of [organiser, other, anybody, administrator]) expect((await read(person, { of: 'own' })).items).toEqual([])
  })

  it("logs each read of other people's records, but not of the reader's own", async () => {
    const somebody = await base.anAdministrator()
    const looks = async () => (await base.as(somebody).audit.list({ personId: somebody.id, actions: ['figures.read'] })).items
    await base.as(somebody).figures.records({ scope: { of: 'own' }, year: 2027 })
    expect(await looks()).toEqual([])
    await base.as(somebody).figures.records({ scope: BASE, year: 2027, month: 1 })
    expect(await looks()).toMatchObject([{ actor: { id: somebody.id }, details: { year: 2027, scope: BASE } }])
  })
})
