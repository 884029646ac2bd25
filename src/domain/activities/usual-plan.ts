/** What visits usually are, and whom their services usually need. Suggestions: they add to what was written and replace nothing. */

export interface UsualPosition {
  name: string
  capacity: number
  /** What it demands; null for somebody who lends a hand. */
  skillId: string | null
}

/** A visit of one category, as most of them are. */
export interface Template {
  categoryId: string
  /** What it adds to the title of a visit of several categories. */
  word: string
  /** Of a visit of this category alone; `{town}` stands for where it goes. */
  title: string
  minutes: number
  services: { name: string; unit: string | null }[]
  positions: UsualPosition[]
}

/** Whom services of a kind usually need. */
export interface ServiceNeed {
  /** A service is meant when its name has one of them. */
  words: string[]
  /** A position that demands any of these is enough. */
  skillIds: string[]
  /** The one to suggest. */
  position: UsualPosition
}

export interface UsualPlans {
  /** `{categories}` stands for the templates' words. */
  titleOfSeveral: string
  templates: Template[]
  needs: ServiceNeed[]
}

/** What is written about services and positions; '' and null both for no skill. */
interface Written {
  services: readonly { name: string }[]
  positions: readonly { name: string; skillId: string | null }[]
}

/** How long a visit is of which nothing is known. */
export const USUAL_MINUTES = 150

/** The same name, however it was typed: full width or half, with spaces, stops or without. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const has = (name: string, word: string): boolean => plainName(name).includes(plainName(word))

/** What of a template is not there yet. A service is there when a wider one names it, a position when another demands its skill. */
export const lackingOf = (template: Template, { services, positions }: Written): Pick<Template, 'services' | 'positions'> => ({
  services: template.services.filter((usual) => !services.some(({ name }) => has(name, usual.name))),
  positions: template.positions.filter(
    (usual) =>
      !positions.some(
        ({ name, skillId }) => plainName(name) === plainName(usual.name) || (usual.skillId !== null && skillId === usual.skillId),
      ),
  ),
})

/** What a visit made of these is called; '' for none. Without a town its place in the title is left out. */
export function usualTitle(titleOfSeveral: string, templates: readonly Template[], town: string | null): string {
  const [first] = templates
  if (!first) return ''
  const pattern = templates.length === 1 ? first.title : titleOfSeveral.replace('{categories}', templates.map(({ word }) => word).join(''))
  return town === null ? pattern.replace(/[\s·]*\{town\}/, '') : pattern.replace('{town}', town)
}

/** As long as the longest of them. */
export const usualMinutes = (templates: readonly Template[]): number =>
  templates.length === 0 ? USUAL_MINUTES : Math.max(...templates.map(({ minutes }) => minutes))

/** Whom the services usually need, where no position asks for it; with the services that need it. */
export const unmetNeeds = (needs: readonly ServiceNeed[], { services, positions }: Written): (ServiceNeed & { services: string[] })[] =>
  needs.flatMap((need) => {
    const needy = services.map(({ name }) => name.trim()).filter((name) => need.words.some((word) => has(name, word)))
    const isMet = positions.some(({ skillId }) => skillId !== null && need.skillIds.includes(skillId))
    return needy.length === 0 || isMet ? [] : [{ ...need, services: needy }]
  })
