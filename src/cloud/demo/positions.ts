/** Positions of a sample visit, from the skills that its services name. */
import type { UsualPosition } from '../../domain/activities/usual-plan'
import { POSITION_OF_ROLE } from '../founding/usual-plans'
import { type KnownSkill, SKILLS } from '../founding/known-skills'

const SKILL_OF_WORD = new Map(SKILLS.flatMap((skill) => [skill.name, ...skill.also].map((word) => [word, skill] as const)))

/** The skill that a report's word means. 等 and the text after it are ignored. */
export const skillOf = (word: string): KnownSkill | undefined => SKILL_OF_WORD.get(word.replace(/等.*$/, '').trim())

/** One position for each role that the services need, in order of first need; ushers last. */
export function positionsFor(services: readonly { skill: string | null }[]): UsualPosition[] {
  const words = services.flatMap(({ skill }) => skill?.split('/') ?? [])
  const roles = new Set([...words.flatMap((word) => skillOf(word)?.role ?? []), 'usher'])
  return [...roles].flatMap((role) => POSITION_OF_ROLE[role] ?? [])
}
