/** A year's figures from the database's counts. Every month and town has a line, even without activities. */
import type {
  ClosedYear,
  FigureLine,
  NamedLine,
  OrganisationLine,
  Scope,
  Service,
  YearFigures,
  YearReport,
} from '../../contract/figures/figures'
import type { Vocabulary } from '../../contract/activities/activities'
import type { Instant } from '../../domain/calendar/calendar'
import { type Database, type Querier, type Tx, seeOneState, transact } from '../db/database'
import { type MergedOrganisation, keptActivities, mergedOrganisations } from '../db/figures/kept-scores'
import { loadVocabulary } from '../db/vocabulary/vocabulary'
import { nameOf } from '../db/people/volunteers'
import {
  type ActivityRow,
  type Dimension,
  type ServiceRow,
  countActivities,
  countOpenDays,
  countService,
  prepareCounting,
} from '../db/figures/year-figures'
import type { YearScope } from '../db/figures/year-scope'
import { closedYear } from '../db/figures/years'
import { fault } from '../rpc/faults'

/** The scope in the form that the queries take. */
export const yearScope = (scope: Scope, year: number, callerId: string, now: Instant): YearScope => ({
  year,
  now,
  organisationId: scope.of === 'organisation' ? scope.organisationId : null,
  volunteerId: scope.of === 'own' ? callerId : null,
})

const NO_SERVICE: Service = { people: 0, turns: 0, minutes: 0 }
const NOTHING: FigureLine = { activities: 0, people: 0, turns: 0, minutes: 0, served: 0 }

/** Rounds away the floating-point error that sums of shares leave, such as three thirds. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6

export async function countYear(tx: Tx, scope: YearScope): Promise<YearFigures> {
  await prepareCounting(tx)
  return assembleFigures(await countService(tx, scope), await countActivities(tx, scope), await loadVocabulary(tx))
}

/** Figures from the counted rows, each line with its name. A pure function. */
export function assembleFigures(service: readonly ServiceRow[], activities: readonly ActivityRow[], words: Vocabulary): YearFigures {
  const lines = new Map<string, FigureLine>()
  const lineOf = (of: Dimension, id: string): FigureLine => {
    const key = `${of} ${id}`
    const line = lines.get(key) ?? { ...NOTHING }
    lines.set(key, line)
    return line
  }
  const declared = new Map<string, Service>()
  for (const { of, id, isVerified, people, turns, minutes } of service) {
    const tidied = { people: tidy(people), turns: tidy(turns), minutes }
    if (isVerified) Object.assign(lineOf(of, id), tidied)
    else declared.set(id, tidied)
  }
  for (const { of, id, activities: count, served } of activities) Object.assign(lineOf(of, id), { activities: count, served })
  const named = (of: Dimension, all: readonly { id: string; name: string }[]): NamedLine[] =>
    all.map(({ id, name }) => ({ id, name, ...(lines.get(`${of} ${id}`) ?? NOTHING) }))
  const isSomething = ({ activities: count, turns }: FigureLine) => count > 0 || turns > 0
  // Lines of towns and categories stay without any visit, as long as there may be one.
  const inUse = (of: Dimension, all: readonly { id: string; name: string; isRetired: boolean }[]): NamedLine[] => {
    const retired = new Set(all.filter(({ isRetired }) => isRetired).map(({ id }) => id))
    return named(of, all).filter((line) => !retired.has(line.id) || isSomething(line))
  }
  const withDeclared = (line: NamedLine) => ({ ...line, declared: declared.get(line.id) ?? NO_SERVICE })
  const isAnyService = (line: OrganisationLine) => isSomething(line) || line.declared.turns > 0
  const months = Array.from({ length: 12 }, (_, index) => ({ id: String(index + 1), name: `${index + 1} 月` }))
  const organisations = words.organisations.map(({ id, shortName }) => ({ id, name: shortName }))
  return {
    totals: lines.get('total ') ?? NOTHING,
    months: named('month', months),
    categories: inUse('category', words.categories),
    towns: [...inUse('town', words.towns), ...named('town', [{ id: '', name: '未写乡镇' }]).filter(isSomething)],
    organisations: named('organisation', [...organisations, { id: '', name: '未填组织' }])
      .map(withDeclared)
      .filter(isAnyService),
  }
}

/** Figures as of now, and for a closed year also those at its closing. */
export const yearReport = (db: Database, scope: Scope, year: number, callerId: string, now: Instant): Promise<YearReport> =>
  transact(db, async (tx) => {
    await seeOneState(tx)
    const scopeOfYear = yearScope(scope, year, callerId, now)
    const name = await nameOfScope(tx, scope, callerId)
    const figures = await countYear(tx, scopeOfYear)
    return { year, name, ...figures, closed: await closedFor(tx, scope, year), openDays: await countOpenDays(tx, scopeOfYear) }
  })

export async function nameOfScope(db: Querier, scope: Scope, callerId: string): Promise<string> {
  if (scope.of === 'own') return nameOf(db, callerId)
  const { base, organisations } = await loadVocabulary(db)
  if (scope.of === 'base') return base?.name ?? ''
  return organisations.find(({ id }) => id === scope.organisationId)?.name ?? fault('not-found')
}

/** Figures of a closed year, for the base or one organisation. Null for an open year, and for a person's own scope, which is not stored. */
async function closedFor(db: Querier, scope: Scope, year: number): Promise<ClosedYear | null> {
  const closed = scope.of === 'own' ? undefined : await closedYear(db, year)
  if (!closed) return null
  const { at, by } = closed
  const { organisations, merged } = await underPresentNames(db, closed, year)
  const isInScope = ({ intoId }: MergedOrganisation) => scope.of !== 'organisation' || intoId === scope.organisationId
  const closing = { at, by, merged: merged.filter(isInScope).map(({ name, intoName }) => ({ name, into: intoName })) }
  if (scope.of !== 'organisation') return { ...closing, figures: { ...closed.figures, organisations } }
  return { ...closing, figures: { totals: organisations.find(({ id }) => id === scope.organisationId) ?? NOTHING } }
}

const addService = (one: Service, other: Service): Service => ({
  people: tidy(one.people + other.people),
  turns: tidy(one.turns + other.turns),
  minutes: one.minutes + other.minutes,
})

type Closed = NonNullable<Awaited<ReturnType<typeof closedYear>>>

/** Adds the lines of organisations that were merged later to the lines of the organisations they were merged into. */
async function underPresentNames(db: Querier, { figures }: Pick<Closed, 'figures'>, year: number) {
  const merged = (await mergedOrganisations(db)).filter((one) => figures.organisations.some(({ id }) => id === one.id))
  const lines = new Map<string, OrganisationLine>()
  for (const line of figures.organisations) {
    const into = merged.find(({ id }) => id === line.id)
    const { id, name } = into ? { id: into.intoId, name: into.intoName } : line
    const before = lines.get(id) ?? { ...NOTHING, declared: NO_SERVICE }
    lines.set(id, {
      id,
      name,
      ...addService(before, line),
      activities: before.activities + line.activities,
      served: before.served + line.served,
      declared: addService(before.declared, line.declared),
    })
  }
  // An activity that several of the merged organisations ran counts once.
  for (const { intoId } of merged) Object.assign(lines.get(intoId) ?? {}, await keptActivities(db, year, intoId))
  return { organisations: [...lines.values()], merged }
}
