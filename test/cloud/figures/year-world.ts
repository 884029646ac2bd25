/** Years with random visits, people and marks, stored as the program stores them, and their expected figures by the domain's rules. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { deriveAttendances } from '../../../src/cloud/attendance/derive'
import { type Tx, transact } from '../../../src/cloud/db/database'
import { appendMarks } from '../../../src/cloud/db/attendance/marks'
import { activities, activityCategories, activityOrganisations, outcomes } from '../../../src/cloud/db/schema/activities'
import { changeMemberships } from '../../../src/cloud/db/people/memberships'
import { volunteers } from '../../../src/cloud/db/schema/people'
import type { FigureLine, OrganisationLine, Service, YearFigures } from '../../../src/contract/figures/figures'
import type { Mark } from '../../../src/domain/attendance/attendance'
import { day, hour, minute, monthNumber, startOfYear } from '../../../src/domain/calendar/calendar'
import type { MembershipFacts } from '../../../src/domain/people/memberships'
import { fractionOf, minutesFor, sharesOf } from '../../../src/domain/people/split'
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

/** A person's organisations from a day on, counted from the first day of the year before. */
export interface PlannedSet {
  fromDay: number
  organisations: string[]
  isDeclared: boolean
  verified: string[]
}

export interface PlannedYear {
  /** Each person's sets of organisations, the later ones from a day of the year on. */
  people: PlannedSet[][]
  visits: PlannedVisit[]
}

export const plannedYear: fc.Arbitrary<PlannedYear> = fc.record({
  people: fc.array(
    fc.uniqueArray(
      fc.record({
        fromDay: fc.integer({ min: 0, max: 729 }),
        organisations: fc.subarray([...ORGANISATIONS]),
        isDeclared: fc.boolean(),
        verified: fc.subarray([...ORGANISATIONS]),
      }),
      { selector: ({ fromDay }) => fromDay, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 6 },
  ),
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
  people: { id: string; sets: { from: number; members: MembershipFacts[] }[] }[]
  visits: StoredVisit[]
}

/** Declared percents for these organisations, which add up to 100. */
const declared = (organisations: readonly string[]) =>
  organisations.map((_, index) => (index === 0 ? 100 - 20 * (organisations.length - 1) : 20))

export async function storeYear(base: TestBase, year: number, plan: PlannedYear): Promise<StoredYear> {
  const people = plan.people.map((sets) => ({
    id: randomUUID(),
    sets: [...sets]
      .sort((one, other) => one.fromDay - other.fromDay)
      .map(({ fromDay, organisations, isDeclared, verified }) => ({
        from: startOfYear(year - 1) + fromDay * day,
        members: organisations.map((organisationId, index) => ({
          organisationId,
          verifiedAt: verified.includes(organisationId) ? 0 : null,
          split: isDeclared ? (declared(organisations)[index] ?? 0) : null,
        })),
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
  for (const { id, sets } of people) for (const { from, members } of sets) await changeMemberships(tx, id, () => members, from + hour)
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
    await deriveAttendances(tx, { id, status, startsAt, endsAt })
  }
}

interface Counted {
  visit: StoredVisit
  person: string
  minutes: number
  members: MembershipFacts[]
}

const membersOn = (sets: StoredYear['people'][number]['sets'], at: number): MembershipFacts[] =>
  sets.filter(({ from }) => from <= at).at(-1)?.members ?? []

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/**
 * Expected minutes of a stay: from the start or the arrival to the departure, the end of the visit and its tolerance, or the same
 * person's next arrival elsewhere. Of equal arrivals the visit with the greater id counts.
 */
function minutesOf(
  visit: StoredVisit,
  { person, came, out }: { person: number; came: number; out: number | null },
  all: readonly StoredVisit[],
) {
  const arrivedAt = visit.startsAt + came * minute
  const elsewhere = all.filter(({ id, isCancelled }) => id !== visit.id && !isCancelled)
  const later = elsewhere.flatMap(({ id, startsAt, came: others }) =>
    others
      .filter((other) => other.person === person)
      .map((other) => startsAt + other.in * minute)
      .filter((at) => at > arrivedAt || (at === arrivedAt && id > visit.id)),
  )
  const until = Math.min(out === null ? visit.endsAt : visit.startsAt + out * minute, visit.endsAt + 30 * minute, ...later)
  return Math.max(0, Math.floor((until - Math.max(visit.startsAt, arrivedAt)) / minute))
}

/** Expected figures of the year: every mark folded, every share of its day computed, and one record added at a time. */
export function expectedFigures({ people, visits }: StoredYear, now: number) {
  const held = visits.filter(({ isCancelled, startsAt }) => !isCancelled && startsAt <= now)
  const records = held.flatMap((visit) =>
    visit.came.map(({ person, in: came, out }): Counted => {
      const { id = '', sets = [] } = people[person] ?? {}
      const minutes = out === null && now < visit.endsAt + day ? 0 : minutesOf(visit, { person, came, out }, visits)
      return { visit, person: id, minutes, members: membersOn(sets, visit.startsAt) }
    }),
  )
  /** Service of some records, a person counting by the part of their turns that these are. */
  const service = (some: readonly Counted[], part: (record: Counted) => { turns: number; minutes: number }): Service => {
    const persons = [...new Set(some.map(({ person }) => person))]
    const turnsOf = (person: string) => some.filter((record) => record.person === person)
    return {
      people: sum(persons.map((person) => sum(turnsOf(person).map((record) => part(record).turns)) / turnsOf(person).length)),
      turns: sum(some.map((record) => part(record).turns)),
      minutes: sum(some.map((record) => part(record).minutes)),
    }
  }
  const whole = ({ minutes }: Counted) => ({ turns: 1, minutes })
  const partFor = (id: string, isVerified: boolean) => (record: Counted) => {
    const own = record.members.find(({ organisationId, verifiedAt }) => organisationId === id && (verifiedAt !== null) === isVerified)
    const share = own && sharesOf(record.members).get(id)
    return share ? { turns: fractionOf(share), minutes: minutesFor(record.minutes, share) } : { turns: 0, minutes: 0 }
  }
  const ofNone = (record: Counted) => (record.members.length === 0 ? whole(record) : { turns: 0, minutes: 0 })
  const run = (own: readonly StoredVisit[]) => ({ activities: own.length, served: sum(own.map(({ served }) => served ?? 0)) })
  const by = (is: (visit: StoredVisit) => boolean): FigureLine => ({
    ...run(held.filter(is)),
    ...service(
      records.filter(({ visit }) => is(visit)),
      whole,
    ),
  })
  const organisation = (id: string): Omit<OrganisationLine, 'id' | 'name'> => ({
    ...run(held.filter(({ lead, host }) => lead === id || host === id)),
    ...service(records, id === '' ? ofNone : partFor(id, true)),
    declared: service(records, id === '' ? () => ({ turns: 0, minutes: 0 }) : partFor(id, false)),
  })
  const inMonth = (id: string) => (visit: StoredVisit) => String(monthNumber(visit.startsAt)) === id
  return {
    totals: by(() => true),
    month: (id: string) => by(inMonth(id)),
    category: (id: string) => by(({ categories }) => (categories as readonly string[]).includes(id)),
    town: (id: string) => by(({ town }) => (town ?? '') === id),
    organisation,
    /** Service in a month that an organisation's own year has. */
    monthOf: (organisationId: string, id: string) =>
      service(
        records.filter(({ visit }) => inMonth(id)(visit)),
        partFor(organisationId, true),
      ),
  }
}

/** Numbers to the fourth decimal place, since thirds have no exact decimals. */
const near = (line: object): object =>
  Object.fromEntries(
    Object.entries(line).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'number' ? Math.round(value * 1e4) : near(value as object),
    ]),
  )

export function expectSame(figures: YearFigures, expected: ReturnType<typeof expectedFigures>): void {
  const roundedLines = (lines: YearFigures['months']) => lines.map(({ id, name: _, ...line }) => [id, near(line)])
  expect(near(figures.totals)).toEqual(near(expected.totals))
  expect(roundedLines(figures.months)).toEqual(figures.months.map(({ id }) => [id, near(expected.month(id))]))
  expect(roundedLines(figures.categories)).toEqual(figures.categories.map(({ id }) => [id, near(expected.category(id))]))
  expect(roundedLines(figures.towns)).toEqual(figures.towns.map(({ id }) => [id, near(expected.town(id))]))
  expect(roundedLines(figures.organisations)).toEqual(figures.organisations.map(({ id }) => [id, near(expected.organisation(id))]))
}

/** Compares an organisation's own year, apart from its activities, which every reader counts alike. */
export function expectSameService(figures: YearFigures, organisationId: string, expected: ReturnType<typeof expectedFigures>): void {
  const service = ({ people, turns, minutes }: Service) => near({ people, turns, minutes })
  expect(figures.months.map(service)).toEqual(figures.months.map(({ id }) => near(expected.monthOf(organisationId, id))))
  expect(service(figures.totals)).toEqual(service(expected.organisation(organisationId)))
}
