/** Templates of visits by category, and the positions that services usually need: from reports of real visits. */
import type { ServiceNeed, UsualPlans, UsualPosition } from '../../domain/activities/usual-plan'
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

/**
 * Usual plans, limited to known categories and skills: a position whose skill is unknown is left out, since without the skill it
 * would be open to everybody.
 */
export function usualPlans({ categories, skills }: Known): UsualPlans {
  const isKnown = ({ skillId }: UsualPosition) => skillId === null || skills.has(skillId)
  return {
    titleOfSeveral: templates.titleOfSeveral,
    templates: templates.templates
      .filter(({ categoryId }) => categories.has(categoryId))
      .map(({ roles, ...template }) => ({ ...template, positions: positionsOf(roles).filter(isKnown) })),
    needs: usualNeeds(skills),
  }
}

/** Needs of services. The position to suggest is that of a need's first role; the skills of its other roles meet the need too. */
export const usualNeeds = (skills: ReadonlySet<string>): ServiceNeed[] =>
  serviceNeeds.flatMap(({ words, roles }) => {
    const skillIds = SKILLS.filter(({ id, role }) => roles.includes(role) && skills.has(id)).map(({ id }) => id)
    return positionsOf(roles.slice(0, 1)).flatMap((position) =>
      position.skillId !== null && skills.has(position.skillId) ? [{ words, skillIds, position }] : [],
    )
  })

const positionsOf = (roles: readonly string[]): UsualPosition[] => roles.flatMap((role) => POSITION_OF_ROLE[role] ?? [])
