/** Founding of a base: the base itself and its vocabulary. */
import type { FoundingRefusal, Founding } from '../../domain/base/founding'
import type { Instant } from '../../domain/calendar/calendar'
import { type Accepted, type Refused, accept, refuse } from '../../domain/decision'
import { recordAudit } from '../db/audit/recording'
import type { Tx } from '../db/database'
import { inParts } from '../db/in-parts'
import * as tables from '../db/schema/vocabulary'
import categories from './categories.json'
import { foundSayings } from './first-sayings'
import { SKILLS, needsVerification } from './known-skills'
import { foundTemplates } from './usual-plans'

interface FoundingOptions {
  now: Instant
  /** True for a demonstration, in which visitors may choose a persona. */
  isDemo: boolean
  /** The administrator; null for a file. */
  actorId: string | null
}

/**
 * Names the base and stores its vocabulary, in the caller's transaction. Of two foundings at the same time the second waits for the
 * first and is refused.
 * @param founding without mistakes
 */
export async function foundBase(
  tx: Tx,
  { towns, organisations, ...named }: Founding,
  { now, isDemo, actorId }: FoundingOptions,
): Promise<Accepted | Refused<FoundingRefusal>> {
  const founded = await tx
    .insert(tables.base)
    .values({ ...named, isDemo, hasSayings: true, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: tables.base.id })
  if (founded.length === 0) {
    const [first] = await tx.select({ name: tables.base.name }).from(tables.base)
    return refuse('already-founded', first?.name)
  }
  await tx.insert(tables.towns).values(inOrder(towns))
  await tx.insert(tables.categories).values(inOrder(categories))
  await tx
    .insert(tables.skills)
    .values(inOrder(SKILLS.map((skill) => ({ id: skill.id, name: skill.name, needsVerification: needsVerification(skill) }))))
  await tx.insert(tables.organisations).values(
    inOrder(
      organisations.map(({ id, name, shortName, contactPhone, kind }) => ({
        id,
        name,
        shortName,
        contactPhone,
        kind,
        isTrusted: kind !== 'partner',
      })),
    ),
  )
  const aliases = organisations.flatMap(({ id, aliases }) => aliases.map((alias) => ({ alias, organisationId: id })))
  for (const some of inParts(aliases)) await tx.insert(tables.organisationAliases).values(some)
  await foundSayings(tx)
  await foundTemplates(tx, { categories: idsOf(categories), skills: idsOf(SKILLS) })
  const details = { county: named.county, towns: towns.length, organisations: organisations.length }
  await recordAudit(tx, { actorId, action: 'base.founded', details }, now)
  return accept
}

const idsOf = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id))

const inOrder = <T extends object>(rows: readonly T[]): (T & { ordinal: number })[] => rows.map((row, ordinal) => ({ ...row, ordinal }))
