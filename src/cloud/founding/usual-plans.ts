/** Templates of visits for a new base, and the positions that services usually need: from reports of real visits. */
import type { ServiceNeed, Template, UsualPlans, UsualPosition } from '../../domain/activities/usual-plan'
import type { Tx } from '../db/database'
import * as tables from '../db/schema/vocabulary'
import usualPositions from './positions.json'
import serviceNeeds from './service-needs.json'
import templates from './templates.json'
import { SKILLS } from './known-skills'

/** Position of each role; see skills.json. Ushers show the way and keep the queue, and anybody can be one. */
export const POSITION_OF_ROLE: Readonly<Record<string, UsualPosition>> = usualPositions

/** Ids in the base's present vocabulary, which may differ from the one at its founding. */
interface Known {
  categories: ReadonlySet<string>
  skills: ReadonlySet<string>
}

/** Templates of a new base, which its administrator may change. Those of unknown categories and positions of unknown skills are left out. */
export const foundingTemplates = (known: Known): Template[] =>
  templates.templates
    .map(({ roles, ...template }): Template => ({
      ...template,
      id: template.categoryId,
      name: template.word,
      positions: positionsOf(roles),
    }))
    .flatMap((template) => limitedTo(known, template))

/** Stores the templates of a new base, after its categories. */
export async function foundTemplates(tx: Pick<Tx, 'insert'>, known: Known): Promise<void> {
  const rows = foundingTemplates(known).map((template, ordinal) => ({ ...template, ordinal }))
  if (rows.length > 0) await tx.insert(tables.templates).values(rows)
}

/** Usual plans of a base from its own templates, limited to what it offers at present. */
export const usualPlans = (known: Known, own: readonly Template[]): UsualPlans => ({
  titleOfSeveral: templates.titleOfSeveral,
  templates: own.flatMap((template) => limitedTo(known, template)),
  needs: usualNeeds(known.skills),
})

/**
 * The template, or none if its category is unknown. A position whose skill is unknown is left out, since without the skill it would be
 * open to everybody.
 */
const limitedTo = ({ categories, skills }: Known, template: Template): Template[] =>
  categories.has(template.categoryId)
    ? [{ ...template, positions: template.positions.filter(({ skillId }) => skillId === null || skills.has(skillId)) }]
    : []

/** Needs of services. The position to suggest is that of a need's first role; the skills of its other roles meet the need too. */
export const usualNeeds = (skills: ReadonlySet<string>): ServiceNeed[] =>
  serviceNeeds.flatMap(({ words, roles }) => {
    const skillIds = SKILLS.filter(({ id, role }) => roles.includes(role) && skills.has(id)).map(({ id }) => id)
    return positionsOf(roles.slice(0, 1)).flatMap((position) =>
      position.skillId !== null && skills.has(position.skillId) ? [{ words, skillIds, position }] : [],
    )
  })

const positionsOf = (roles: readonly string[]): UsualPosition[] => roles.flatMap((role) => POSITION_OF_ROLE[role] ?? [])
