/** Templates of visits, and the positions that services usually need. Suggestions add to a plan and replace nothing in it. */
import { plainName } from '../vocabulary/names'

export interface UsualPosition {
  name: string
  capacity: number
  /** Skill that the position demands; null for a helper. */
  skillId: string | null
}

export interface UsualService {
  name: string
  /** Null for a service that is not counted. */
  unit: string | null
}

/** A usual visit. A category may have several. */
export interface Template {
  id: string
  name: string
  categoryId: string
  /** Word in the title of a visit made from several templates. */
  word: string
  /** Title of a visit made from this template alone; `{town}` stands for the town. */
  title: string
  minutes: number
  services: UsualService[]
  positions: UsualPosition[]
}

/** The position that services of one kind usually need. */
export interface ServiceNeed {
  /** A service is of this kind when its name contains one of these words. */
  words: string[]
  /** A position that demands one of these skills meets the need. */
  skillIds: string[]
  /** The position to suggest. */
  position: UsualPosition
}

export interface UsualPlans {
  /** Title of a visit made from several templates; `{categories}` stands for the templates' words. */
  titleOfSeveral: string
  templates: Template[]
  needs: ServiceNeed[]
}

/** Services and positions of a plan; '' and null both mean no skill. */
interface Written {
  services: readonly { name: string }[]
  positions: readonly { name: string; skillId: string | null }[]
}

/** Characters of a template's title. With the longest town in place of `{town}` it is still a visit's title of 40. */
export const LONGEST_TEMPLATE_TITLE = 26

/** Length of a visit without a template, minutes. */
export const USUAL_MINUTES = 150

const has = (name: string, word: string): boolean => plainName(name).includes(plainName(word))

/**
 * Parts of a template that a plan lacks. The plan has a service if one of its services contains that name. It has a position if
 * one of its positions has that name or demands that skill.
 */
export const lackingOf = (template: Template, { services, positions }: Written): Pick<Template, 'services' | 'positions'> => ({
  services: template.services.filter((usual) => !services.some(({ name }) => has(name, usual.name))),
  positions: template.positions.filter(
    (usual) =>
      !positions.some(
        ({ name, skillId }) => plainName(name) === plainName(usual.name) || (usual.skillId !== null && skillId === usual.skillId),
      ),
  ),
})

/** Title of a visit made from these templates; '' for none. Without a town, `{town}` is left out. */
export function usualTitle(titleOfSeveral: string, templates: readonly Template[], town: string | null): string {
  const [first] = templates
  if (!first) return ''
  const pattern = templates.length === 1 ? first.title : titleOfSeveral.replace('{categories}', templates.map(({ word }) => word).join(''))
  return town === null ? pattern.replace(/[\s·]*\{town\}/, '') : pattern.replace('{town}', town)
}

/** Length of the longest template, minutes. */
export const usualMinutes = (templates: readonly Template[]): number =>
  templates.length === 0 ? USUAL_MINUTES : Math.max(...templates.map(({ minutes }) => minutes))

/** Needs that no position of the plan meets, each with the services that cause it. */
export const unmetNeeds = (needs: readonly ServiceNeed[], { services, positions }: Written): (ServiceNeed & { services: string[] })[] =>
  needs.flatMap((need) => {
    const needy = services.map(({ name }) => name.trim()).filter((name) => need.words.some((word) => has(name, word)))
    const isMet = positions.some(({ skillId }) => skillId !== null && need.skillIds.includes(skillId))
    return needy.length === 0 || isMet ? [] : [{ ...need, services: needy }]
  })
