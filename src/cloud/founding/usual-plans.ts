/** What visits of a category usually are, and whom their services usually need: as reports of real visits have them. */
import type { ServiceNeed, UsualPlans, UsualPosition } from '../../domain/activities/usual-plan'
import usualPositions from './positions.json'
import serviceNeeds from './service-needs.json'
import templates from './templates.json'
import { SKILLS } from './vocabulary'

/** The position that each role takes; see skills.json. Ushers show the way and keep the queue: open to everybody. */
export const POSITION_OF_ROLE: Readonly<Record<string, UsualPosition>> = usualPositions

/** The words that a base knows by now; an administrator may have others than it began with. */
interface Known {
  categories: ReadonlySet<string>
  skills: ReadonlySet<string>
}

/** Nothing that the base does not know: a position without its skill would be open to everybody. */
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

/** The first role is the one to ask for; whoever is of another will do as well. */
export const usualNeeds = (skills: ReadonlySet<string>): ServiceNeed[] =>
  serviceNeeds.flatMap(({ words, roles }) => {
    const skillIds = SKILLS.filter(({ id, role }) => roles.includes(role) && skills.has(id)).map(({ id }) => id)
    return positionsOf(roles.slice(0, 1)).flatMap((position) =>
      position.skillId !== null && skills.has(position.skillId) ? [{ words, skillIds, position }] : [],
    )
  })

const positionsOf = (roles: readonly string[]): UsualPosition[] => roles.flatMap((role) => POSITION_OF_ROLE[role] ?? [])
