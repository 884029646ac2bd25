/** Years with random visits, people and marks, stored as the program stores them, and their expected figures by the domain's rules. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { deriveAttendances } from '../../../src/cloud/attendance/derive'
import { type Tx, transact } from '../../../src/cloud/db/database'
import { appendMarks } from '../../../src/cloud/db/attendance/marks'
import { activities, activityCategories, activityOrganisations, outcomes } from '../../../src/cloud/db/schema/activities'
import { memberships, volunteers } from '../../../src/cloud/db/schema/people'
import type { FigureLine, YearFigures } from '../../../src/contract/figures/figures'
import { type Mark, foldMarks, serviceMinutes } from '../../../src/domain/attendance/attendance'
import { day, hour, minute, monthNumber, startOfYear } from '../../../src/domain/calendar/calendar'
import { sharesOf } from '../../../src/domain/people/split'
import type { TestBase } from '../../support/base'

const ORGANISATIONS = ['nonggong', 'minge', 'hospital'] as const
const TOWNS = ['tangxian', 'xiangzhu', null] as const
const CATEGORIES = [[], ['health'], ['law'], ['health', 'law']] as const

export interface PlannedVisit {
  dayOfYear: number
  town: (typeof TOWNS)[number]
  categories: (typeof CATEGORIES)[number]
  lead: string
  host: string | null
  served: number | null
  isCancelled: boolean
  /** People who came, with minutes after the start; `out` is null without a check-out. */
  came: { person: number; in: number; out: number | null }[]
}

export interface PlannedYear {
  people: { organisations: string[]; isDeclared: boolean }[]
  visits: PlannedVisit[]
}

export const plannedYear: fc.Arbitrary<PlannedYear> = fc.record({
  people: fc.array(fc.record({ organisations: fc.subarray([...ORGANISATIONS]), isDeclared: fc.boolean() }), { minLength: 1, maxLength: 6 }),
  visits: fc.array(
    fc.record({
      dayOfYear: fc.integer({ min: 0, max: 364 }),
      town: fc.constantFrom(...TOWNS),
      categories: fc.constantFrom(...CATEGORIES),
      lead: fc.constantFrom(...ORGANISATIONS),
      host: fc.option(fc.constantFrom(...ORGANISATIONS)),
      served: fc.option(fc.integer({ min: 0, max: 500 })),
      isCancelled: fc.boolean(),
      came: fc.uniqueArray(
        fc.record({
          person: fc.integer({ min: 0, max: 5 }),
          in: fc.integer({ min: -40, max: 100 }),
          out: fc.option(fc.integer({ min: 100, max: 260 })),
        }),
        { selector: ({ person }) => person, maxLength: 5 },
      ),
    }),
    { maxLength: 8 },
  ),
})

interface StoredVisit extends PlannedVisit {
  id: string
  startsAt: number
  endsAt: number
  marks: Mark[]
}

export interface StoredYear {
  year: number
  people: { id: string; memberships: { organisationId: string; split: number | null }[] }[]
  visits: StoredVisit[]
}

/** Declared percents for these organisations, which add up to 100. */
const declared = (organisations: readonly string[]) =>
  organisations.map((_, index) => (index === 0 ? 100 - 20 * (organisations.length - 1) : 20))

export async function storeYear(base: TestBase, year: number, plan: PlannedYear): Promise<StoredYear> {
  const people = plan.people.map(({ organisations, isDeclared }) => ({
    id: randomUUID(),
    memberships: organisations.map((organisationId, index) => ({
      organisationId,
      split: isDeclared ? (declared(organisations)[index] ?? 0) : null,
    })),
  }))
  const visits = plan.visits.map((visit): StoredVisit => {
    const startsAt = startOfYear(year) + visit.dayOfYear * day + 30 * minute
    const came = visit.came.filter(({ person }) => person < people.length)
    const marks = came.flatMap(({ person, ...at }) => [
      markAt(people[person]?.id ?? '', 'in', startsAt + at.in * minute),
      ...(at.out === null ? [] : [markAt(people[person]?.id ?? '', 'out', startsAt + at.out * minute)]),
    ])
    return {
      ...visit,
      came,
      id: randomUUID(),
      startsAt,
      endsAt: startsAt + 3 * hour,
      marks,
      host: visit.host === visit.lead ? null : visit.host,
    }
  })
  await transact(base.connection.db, (tx) => write(tx, { year, people, visits }))
  return { year, people, visits }
}

const markAt = (volunteerId: string, kind: 'in' | 'out', at: number): Mark => ({
  id: randomUUID(),
  volunteerId,
  kind,
  voids: null,
  method: 'ticked',
  at,
  clockOffset: 0,
  statedAt: null,
  reason: null,
  shownAt: null,
  deviceId: randomUUID(),
})

async function write(tx: Tx, { people, visits }: StoredYear): Promise<void> {
  const first = people[0]?.id ?? ''
  await tx.insert(volunteers).values(people.map(({ id }) => ({ id, openid: null, name: '样例', phone: '', createdAt: 0 })))
  const belonging = people.flatMap(({ id, memberships: own }) => own.map((membership) => ({ volunteerId: id, ...membership })))
  if (belonging.length > 0) await tx.insert(memberships).values(belonging)
  for (const { id, startsAt, endsAt, ...visit } of visits) {
    const windows = { signUpOpensAt: startsAt, signUpClosesAt: startsAt, withdrawUntil: startsAt, namesUntil: startsAt }
    const status = visit.isCancelled ? ('cancelled' as const) : ('published' as const)
    const about = {
      title: '服务日',
      place: '礼堂',
      townId: visit.town,
      ticketKey: '00',
      createdAt: startsAt,
      cancelReason: visit.isCancelled ? '雨' : null,
    }
    await tx.insert(activities).values({ id, startsAt, endsAt, status, ...windows, ...about })
    for (const [ordinal, categoryId] of visit.categories.entries())
      await tx.insert(activityCategories).values({ activityId: id, categoryId, ordinal })
    const parts = [
      { organisationId: visit.lead, part: 'lead' as const },
      ...(visit.host ? [{ organisationId: visit.host, part: 'host' as const }] : []),
    ]
    await tx.insert(activityOrganisations).values(parts.map((part, ordinal) => ({ activityId: id, ...part, ordinal })))
    if (visit.served !== null) await tx.insert(outcomes).values({ activityId: id, servedTotal: visit.served })
    await appendMarks(tx, visit.marks, { activityId: id, recordedBy: first, receivedAt: startsAt })
    await deriveAttendances(tx, { id, startsAt, endsAt })
  }
}

interface Counted {
  visit: StoredVisit
  person: string
  minutes: number
  shares: Map<string, number>
}

/** Expected figures of the year: every mark folded, every share computed, and one record added at a time. */
export function expectedFigures({ people, visits }: StoredYear, now: number) {
  const held = visits.filter(({ isCancelled, startsAt }) => !isCancelled && startsAt <= now)
  const records = held.flatMap((visit) =>
    [...foldMarks(visit.marks).values()].map((attendance): Counted => ({
      visit,
      person: attendance.volunteerId,
      minutes: serviceMinutes(attendance, visit, now) ?? 0,
      shares: sharesOf(people.find(({ id }) => id === attendance.volunteerId)?.memberships ?? []),
    })),
  )
  const line = (own: readonly StoredVisit[], some: readonly Counted[], share: (record: Counted) => number = () => 1): FigureLine => ({
    activities: own.length,
    served: own.reduce((sum, { served }) => sum + (served ?? 0), 0),
    people: [...new Map(some.map((record) => [record.person, share(record)])).values()].reduce((sum, one) => sum + one, 0),
    turns: some.reduce((sum, record) => sum + share(record), 0),
    minutes: some.reduce((sum, record) => sum + record.minutes * share(record), 0),
  })
  const by = (is: (visit: StoredVisit) => boolean) =>
    line(
      held.filter(is),
      records.filter(({ visit }) => is(visit)),
    )
  const runs = (id: string) => held.filter(({ lead, host }) => lead === id || host === id)
  const organisation = (id: string) =>
    id === ''
      ? line(
          [],
          records.filter(({ shares }) => shares.size === 0),
        )
      : line(
          runs(id),
          records.filter(({ shares }) => shares.has(id)),
          ({ shares }) => shares.get(id) ?? 0,
        )
  return {
    records,
    totals: by(() => true),
    month: (id: string) => by(({ startsAt }) => String(monthNumber(startsAt)) === id),
    category: (id: string) => by(({ categories }) => (categories as readonly string[]).includes(id)),
    town: (id: string) => by(({ town }) => (town ?? '') === id),
    organisation,
  }
}

/** Compares the numbers to the fourth decimal place, since thirds have no exact decimals. */
export function expectSame(figures: YearFigures, expected: ReturnType<typeof expectedFigures>): void {
  const near = (line: FigureLine) =>
    Object.fromEntries(
      Object.entries(line)
        .filter(([, value]) => typeof value === 'number')
        .map(([name, value]) => [name, Math.round(Number(value) * 1e4)]),
    )
  const roundedLines = (lines: YearFigures['months']) => lines.map(({ id, name: _, ...line }) => [id, near(line)])
  expect(near(figures.totals)).toEqual(near(expected.totals))
  expect(roundedLines(figures.months)).toEqual(figures.months.map(({ id }) => [id, near(expected.month(id))]))
  expect(roundedLines(figures.categories)).toEqual(figures.categories.map(({ id }) => [id, near(expected.category(id))]))
  expect(roundedLines(figures.towns)).toEqual(figures.towns.map(({ id }) => [id, near(expected.town(id))]))
  expect(roundedLines(figures.organisations)).toEqual(figures.organisations.map(({ id }) => [id, near(expected.organisation(id))]))
}
