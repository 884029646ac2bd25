/** Expected figures of a random year, counted from its visits and people by the domain's rules alone. */
import type { FigureLine, OrganisationLine, Service, YearFigures } from '../../../src/contract/figures/figures'
import { day, minute, monthNumber } from '../../../src/domain/calendar/calendar'
import type { MembershipFacts } from '../../../src/domain/people/memberships'
import { fractionOf, minutesFor, sharesOf } from '../../../src/domain/people/split'
import type { StoredVisit, StoredYear } from './year-world'

interface Counted {
  visit: StoredVisit
  person: string
  minutes: number
  members: MembershipFacts[]
}

const membersOn = (sets: StoredYear['people'][number]['sets'], at: number): MembershipFacts[] =>
  [...sets].reverse().find(({ from }) => from <= at)?.members ?? []

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
