/** Expected figures of a random year, counted from the plain model by the domain's rules for shares alone. */
import type { FigureLine, OrganisationLine, Scope, Service, YearFigures, YearRecord } from '../../../src/contract/figures/figures'
import { day, minute, monthNumber } from '../../../src/domain/calendar/calendar'
import type { MembershipFacts } from '../../../src/domain/people/memberships'
import { fractionOf, minutesFor, sharesOf } from '../../../src/domain/people/split'
import { membersOf, membersOn } from './model-memberships'
import { type ModelStay, type ModelVisit, type ModelYear, stayAt } from './year-model'

interface Stay extends ModelStay {
  visit: ModelVisit
  person: string
}

interface Counted extends Stay {
  /** Null until they are known. */
  minutes: number | null
  members: MembershipFacts[]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/**
 * Expected minutes of a stay: from the start or the arrival to the departure, the end of the visit and its tolerance, or the same
 * person's next arrival elsewhere. Of equal arrivals the visit with the greater id counts.
 */
function minutesOf({ visit, person, in: arrivedAt, out }: Stay, all: readonly Stay[]) {
  const elsewhere = all.filter((other) => other.person === person && other.visit.id !== visit.id)
  const later = elsewhere.filter((other) => other.in > arrivedAt || (other.in === arrivedAt && other.visit.id > visit.id))
  const until = Math.min(out ?? visit.endsAt, visit.endsAt + 30 * minute, ...later.map((other) => other.in))
  return Math.max(0, Math.floor((until - Math.max(visit.startsAt, arrivedAt)) / minute))
}

function countedIn(model: ModelYear, now: number): Counted[] {
  const standing = model.visits.filter(({ isCancelled }) => !isCancelled)
  const stays = standing.flatMap((visit) =>
    model.people.flatMap(({ id }): Stay[] => {
      const stay = stayAt(model, visit.id, id)
      return stay === null ? [] : [{ visit, person: id, ...stay }]
    }),
  )
  const known = stays.filter(({ visit }) => visit.startsAt <= now)
  return known.map((stay) => {
    const person = model.people.find(({ id }) => id === stay.person)
    const minutes = stay.out === null && now < stay.visit.endsAt + day ? null : minutesOf(stay, stays)
    return { ...stay, minutes, members: person ? membersOn(membersOf(person), stay.visit.startsAt) : [] }
  })
}

interface Part {
  turns: number
  minutes: number
}
const NONE: Part = { turns: 0, minutes: 0 }
const whole = ({ minutes }: Counted): Part => ({ turns: 1, minutes: minutes ?? 0 })
const ofNone = (record: Counted): Part => (record.members.length === 0 ? whole(record) : NONE)
const partFor =
  (id: string, isVerified: boolean) =>
  (record: Counted): Part => {
    const own = record.members.find(({ organisationId, verifiedAt }) => organisationId === id && (verifiedAt !== null) === isVerified)
    const share = own && sharesOf(record.members).get(id)
    return share ? { turns: fractionOf(share), minutes: minutesFor(record.minutes ?? 0, share) } : NONE
  }

/** Service of some records, a person counting by the part of their turns that these are. */
function service(some: readonly Counted[], part: (record: Counted) => Part): Service {
  const persons = [...new Set(some.map(({ person }) => person))]
  const turnsOf = (person: string) => some.filter((record) => record.person === person)
  return {
    people: sum(persons.map((person) => sum(turnsOf(person).map((record) => part(record).turns)) / turnsOf(person).length)),
    turns: sum(some.map((record) => part(record).turns)),
    minutes: sum(some.map((record) => part(record).minutes)),
  }
}

/** Scope of figures; a person's own by the id of the person who signs in. */
export type ExpectedScope = Exclude<Scope, { of: 'own' }> | { of: 'own'; person: string }

/** Expected figures of the year: every mark folded, every share of its day computed, and one record added at a time. */
export function expectedFigures(model: ModelYear, now: number, scope: ExpectedScope = { of: 'base' }) {
  const records = countedIn(model, now).filter(({ person }) => scope.of !== 'own' || person === scope.person)
  const part = scope.of === 'organisation' ? partFor(scope.organisationId, true) : whole
  const held = model.visits.filter(({ isCancelled, startsAt }) => !isCancelled && startsAt <= now)
  const isRunBy = (organisationId: string) => (visit: ModelVisit) => visit.lead === organisationId || visit.host === organisationId
  const ran =
    scope.of === 'organisation'
      ? held.filter(isRunBy(scope.organisationId))
      : held.filter(({ id }) => scope.of === 'base' || records.some(({ visit }) => visit.id === id))
  const run = (own: readonly ModelVisit[]) => ({ activities: own.length, served: sum(own.map(({ served }) => served ?? 0)) })
  const by = (is: (visit: ModelVisit) => boolean): FigureLine => ({
    ...run(ran.filter(is)),
    ...service(
      records.filter(({ visit }) => is(visit)),
      part,
    ),
  })
  const organisation = (id: string): Omit<OrganisationLine, 'id' | 'name'> => ({
    ...run(ran.filter(isRunBy(id))),
    ...service(records, id === '' ? ofNone : partFor(id, true)),
    declared: service(records, id === '' ? () => NONE : partFor(id, false)),
  })
  const isOpen = ({ id, endsAt, isClosed }: ModelVisit) =>
    endsAt <= now && !isClosed && countedIn(model, now).some(({ visit }) => visit.id === id)
  return {
    totals: by(() => true),
    month: (id: string) => by(({ startsAt }) => String(monthNumber(startsAt)) === id),
    category: (id: string) => by(({ categories }) => (categories as readonly string[]).includes(id)),
    town: (id: string) => by(({ town }) => (town ?? '') === id),
    organisation,
    openDays: ran.filter(isOpen).length,
    /** Records with the part of each that counts here; for an organisation those of its verified or of its declared members. */
    records: (isVerified = true): ExpectedRecord[] => {
      const partHere = scope.of === 'organisation' ? partFor(scope.organisationId, isVerified) : whole
      return records.flatMap((record) => {
        const { turns, minutes } = partHere(record)
        const { visit, person, in: inAt, out: outAt } = record
        const counted = record.minutes === null ? null : minutes
        return turns === 0
          ? []
          : [{ activityId: visit.id, volunteerId: person, inAt, outAt, minutes: record.minutes, share: turns, counted }]
      })
    },
  }
}

export type ExpectedRecord = Pick<YearRecord, 'activityId' | 'volunteerId' | 'inAt' | 'outAt' | 'minutes' | 'share' | 'counted'>
type Expected = ReturnType<typeof expectedFigures>

/** Numbers to the fourth decimal place, since thirds have no exact decimals. */
const near = (line: object): object =>
  Object.fromEntries(
    Object.entries(line).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'number' ? Math.round(value * 1e4) : value === null ? null : typeof value === 'object' ? near(value) : value,
    ]),
  )

/** Compares all lines of a scope with those that the model has. */
export function expectSame(figures: YearFigures, expected: Expected): void {
  const roundedLines = (lines: YearFigures['months']) => lines.map(({ id, name: _, ...line }) => [id, near(line)])
  expect(near(figures.totals)).toEqual(near(expected.totals))
  expect(roundedLines(figures.months)).toEqual(figures.months.map(({ id }) => [id, near(expected.month(id))]))
  expect(roundedLines(figures.categories)).toEqual(figures.categories.map(({ id }) => [id, near(expected.category(id))]))
  expect(roundedLines(figures.towns)).toEqual(figures.towns.map(({ id }) => [id, near(expected.town(id))]))
  expect(roundedLines(figures.organisations)).toEqual(figures.organisations.map(({ id }) => [id, near(expected.organisation(id))]))
}

/** Compares records in any order. */
export function expectSameRecords(found: readonly YearRecord[], expected: readonly ExpectedRecord[]): void {
  const sorted = (records: readonly ExpectedRecord[]) =>
    records
      .map(({ activityId, volunteerId, inAt, outAt, minutes, share, counted }) =>
        JSON.stringify(near({ activityId, volunteerId, inAt, outAt, minutes, share, counted })),
      )
      .sort()
  expect(sorted(found)).toEqual(sorted(expected))
}
