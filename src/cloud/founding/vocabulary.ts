/** Vocabulary of a new base: towns, categories, skills, organisations with their aliases. */
import type { OrganisationKind } from '../../contract/people/organisations'
import type { Instant } from '../../domain/calendar/calendar'
import type { Tx } from '../db/database'
import * as tables from '../db/schema/vocabulary'
import categories from './categories.json'
import organisations from './organisations.json'
import skills from './skills.json'
import towns from './towns.json'
import { foundTemplates } from './usual-plans'

/** An organisation that runs or helps with visits. */
export interface KnownOrganisation {
  /** Id in pinyin. */
  id: string
  name: string
  /** Name on the list of activities. */
  shortName: string
  kind: OrganisationKind
  /** Other spellings in notices. */
  aliases: string[]
}

/** A skill, with its role and the words that mean the same. */
export interface KnownSkill {
  id: string
  name: string
  /** Role, a key of positions.json. */
  role: string
  also: string[]
}

/** Name of the base. It begins with the county, by which the importer distinguishes its towns from others of the same name. */
export const BASE_NAME = '永康市同心社会服务实践基地'
export const ORGANISATIONS = organisations as KnownOrganisation[]
export const SKILLS: readonly KnownSkill[] = skills
export const TOWNS: readonly { id: string; name: string }[] = towns

/** Roles whose mistakes can do harm: an organisation has to verify their skills. */
const VERIFIED_ROLES = ['doctor', 'lawyer']
export const needsVerification = ({ role }: KnownSkill): boolean => VERIFIED_ROLES.includes(role)

/**
 * Sets up an empty database: the base and its vocabulary.
 * @returns false, with nothing changed, when the database already has a base
 */
export async function foundBase(tx: Tx, isDemo: boolean, now: Instant): Promise<boolean> {
  const founded = await tx
    .insert(tables.base)
    .values({ name: BASE_NAME, isDemo, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: tables.base.id })
  if (founded.length === 0) return false
  await tx.insert(tables.towns).values(inOrder(TOWNS))
  await tx.insert(tables.categories).values(inOrder(categories))
  await tx
    .insert(tables.skills)
    .values(inOrder(SKILLS.map((skill) => ({ id: skill.id, name: skill.name, needsVerification: needsVerification(skill) }))))
  await tx
    .insert(tables.organisations)
    .values(inOrder(ORGANISATIONS.map(({ id, name, shortName, kind }) => ({ id, name, shortName, kind, isTrusted: kind !== 'partner' }))))
  await tx
    .insert(tables.organisationAliases)
    .values(ORGANISATIONS.flatMap(({ id, aliases }) => aliases.map((alias) => ({ alias, organisationId: id }))))
  await foundTemplates(tx, { categories: idsOf(categories), skills: idsOf(SKILLS) })
  return true
}

const idsOf = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id))

const inOrder = <T extends object>(rows: readonly T[]): (T & { ordinal: number })[] => rows.map((row, ordinal) => ({ ...row, ordinal }))
