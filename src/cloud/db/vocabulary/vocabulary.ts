/** The base's own words: towns, categories, skills and organisations. Data, not code. */
import { asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { BaseView } from '../../../contract/base'
import type { BeginsFrom, ServiceBegins } from '../../../domain/attendance/served'
import type { Naming } from '../../../domain/base/naming'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { base, categories, organisations, settings, skills, towns } from '../schema/vocabulary'

const isRetired = ({ retiredAt }: typeof towns | typeof categories | typeof skills) => sql<boolean>`${retiredAt} is not null`

/** The base; null while nobody has founded it. */
export async function loadBase(db: Querier): Promise<BaseView | null> {
  const { name, county, isDemo, contactPhone, callingHours } = base
  const [row] = await db.select({ name, county, isDemo, contactPhone, callingHours }).from(base)
  return row ?? null
}

/** The base's name, phone and hours, locked until the transaction ends; null while nobody has founded it. */
export async function lockNaming(tx: Tx): Promise<Naming | null> {
  const { name, contactPhone, callingHours } = base
  const [row] = await tx.select({ name, contactPhone, callingHours }).from(base).for('update')
  return row ?? null
}

export const writeNaming = (tx: Tx, naming: Naming): Promise<unknown> => tx.update(base).set(naming)

export async function loadVocabulary(db: Querier): Promise<Vocabulary> {
  return {
    base: await loadBase(db),
    categories: await db
      .select({ id: categories.id, name: categories.name, label: categories.label, isRetired: isRetired(categories) })
      .from(categories)
      .orderBy(asc(categories.ordinal)),
    towns: await db
      .select({ id: towns.id, name: towns.name, isRetired: isRetired(towns) })
      .from(towns)
      .orderBy(asc(towns.ordinal)),
    skills: await db
      .select({ id: skills.id, name: skills.name, needsVerification: skills.needsVerification, isRetired: isRetired(skills) })
      .from(skills)
      .orderBy(asc(skills.ordinal)),
    organisations: await db
      .select({ id: organisations.id, name: organisations.name, shortName: organisations.shortName, kind: organisations.kind })
      .from(organisations)
      .orderBy(asc(organisations.ordinal)),
  }
}

/** Organisations that a person acts for. @param ids null for all organisations */
export const organisationsFor = (db: Querier, ids: readonly string[] | null): Promise<{ id: string; name: string; isTrusted: boolean }[]> =>
  db
    .select({ id: organisations.id, name: organisations.name, isTrusted: organisations.isTrusted })
    .from(organisations)
    .where(ids === null ? undefined : inArray(organisations.id, [...ids]))
    .orderBy(asc(organisations.ordinal))

/** Ids of categories and skills on offer. */
export async function loadKnownWords(db: Querier): Promise<{ categories: ReadonlySet<string>; skills: ReadonlySet<string> }> {
  const ids = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
  return {
    categories: ids(await db.select({ id: categories.id }).from(categories).where(isNull(categories.retiredAt))),
    skills: ids(await db.select({ id: skills.id }).from(skills).where(isNull(skills.retiredAt))),
  }
}

/** An organisation by id, with its short name; null for an unknown id. */
export async function loadOrganisation(db: Querier, id: string): Promise<{ id: string; name: string } | null> {
  const [row] = await db.select({ id: organisations.id, name: organisations.shortName }).from(organisations).where(eq(organisations.id, id))
  return row ?? null
}

/** Short names of all organisations by id. */
export async function organisationNames(db: Querier): Promise<Map<string, string>> {
  const rows = await db.select({ id: organisations.id, name: organisations.shortName }).from(organisations)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Things that residents usually bring, by category; only of categories that have some. */
export async function usualBring(db: Querier): Promise<Record<string, string[]>> {
  const rows = await db.select({ id: categories.id, things: categories.usualBring }).from(categories).orderBy(asc(categories.ordinal))
  return Object.fromEntries(rows.flatMap(({ id, things }) => (things.length > 0 ? [[id, things]] : [])))
}

/** Numbers for residents' questions by organisation; only of those that have one. */
export async function organisationPhones(db: Querier): Promise<Record<string, string>> {
  const { id, contactPhone } = organisations
  const rows = await db.select({ id, contactPhone }).from(organisations).where(ne(contactPhone, ''))
  return Object.fromEntries(rows.map((row) => [row.id, row.contactPhone]))
}

/** True when the database was filled with samples, so that visitors may choose a persona. */
export const isDemoBase = async (db: Querier): Promise<boolean> => (await loadBase(db))?.isDemo ?? false

/** All values of the setting of when service begins, earliest first. */
export const serviceBegins = async (db: Querier): Promise<BeginsFrom[]> => {
  const rows = await db
    .select({ begins: settings.value, since: settings.since })
    .from(settings)
    .where(eq(settings.name, 'service-begins'))
    .orderBy(asc(settings.since))
  return rows as BeginsFrom[]
}

/** Stores a value from a moment on; a value stored for the same moment before is replaced. */
export async function setServiceBegins(tx: Tx, begins: ServiceBegins, since: Instant): Promise<void> {
  await tx
    .insert(settings)
    .values({ name: 'service-begins', value: begins, since })
    .onConflictDoUpdate({ target: [settings.name, settings.since], set: { value: begins } })
}
