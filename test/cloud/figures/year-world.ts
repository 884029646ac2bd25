/** Years with random visits, people and marks, stored as the program stores them. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { deriveAttendances } from '../../../src/cloud/attendance/derive'
import { type Tx, transact } from '../../../src/cloud/db/database'
import { appendMarks } from '../../../src/cloud/db/attendance/marks'
import { activities, activityCategories, activityOrganisations, outcomes } from '../../../src/cloud/db/schema/activities'
import { changeMemberships } from '../../../src/cloud/db/people/memberships'
import { volunteers } from '../../../src/cloud/db/schema/people'
import type { Mark } from '../../../src/domain/attendance/attendance'
import { day, hour, minute, startOfYear } from '../../../src/domain/calendar/calendar'
import type { MembershipFacts } from '../../../src/domain/people/memberships'
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

export interface StoredVisit extends PlannedVisit {
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
