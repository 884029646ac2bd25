/** Which positions a sample visit has: they follow from the skills that its services name. */
import type { UsualPosition } from '../../domain/activities/usual-plan'
import { POSITION_OF_ROLE } from '../founding/usual-plans'
import { type KnownSkill, SKILLS } from '../founding/vocabulary'

const SKILL_OF_WORD = new Map(SKILLS.flatMap((skill) => [skill.name, ...skill.also].map((word) => [word, skill] as const)))

/** The skill that a report means by a word; 等 and what follows say nothing. */
export const skillOf = (word: string): KnownSkill | undefined => SKILL_OF_WORD.get(word.replace(/等.*$/, '').trim())

/** Each role that a service's skill asks for becomes one position, in the order in which they are first needed; ushers last. */
export function positionsFor(services: readonly { skill: string | null }[]): UsualPosition[] {
  const words = services.flatMap(({ skill }) => skill?.split('/') ?? [])
  const roles = new Set([...words.flatMap((word) => skillOf(word)?.role ?? []), 'usher'])
  return [...roles].flatMap((role) => POSITION_OF_ROLE[role] ?? [])
}
