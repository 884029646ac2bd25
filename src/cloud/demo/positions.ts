/** Which positions a sample visit has: they follow from the skills that its services name. */
import { type KnownSkill, SKILLS } from '../founding/vocabulary'

export interface PositionPlan {
  name: string
  capacity: number
  /** What the position demands; null for somebody who lends a hand. */
  skillId: string | null
}

/** Each role that a service's skill asks for becomes one position, however many of its services the visit has. */
const POSITION_OF_ROLE: Record<string, PositionPlan> = {
  doctor: { name: '执业医师', capacity: 6, skillId: 'clinical' },
  nurse: { name: '护士・检测', capacity: 4, skillId: 'nursing' },
  lawyer: { name: '律师', capacity: 3, skillId: 'law' },
  calligrapher: { name: '书法', capacity: 8, skillId: 'calligraphy' },
  farmer: { name: '农技专家', capacity: 3, skillId: 'farming' },
  teacher: { name: '讲师', capacity: 2, skillId: 'teaching' },
  explainer: { name: '科普讲解', capacity: 3, skillId: 'popular-science' },
  performer: { name: '演员', capacity: 8, skillId: 'performance' },
  photographer: { name: '摄影', capacity: 2, skillId: 'photography' },
  barber: { name: '理发', capacity: 4, skillId: 'hairdressing' },
  repairer: { name: '便民维修', capacity: 2, skillId: 'repairs' },
  computing: { name: '手机电脑辅导', capacity: 3, skillId: 'computing' },
  adviser: { name: '金融社保咨询', capacity: 2, skillId: 'finance' },
  counsellor: { name: '心理咨询', capacity: 2, skillId: 'psychology' },
}

/** Every visit needs people who show the way and keep the queue; the position is open to everybody. */
const USHERS: PositionPlan = { name: '秩序引导', capacity: 4, skillId: null }

const SKILL_OF_WORD = new Map(SKILLS.flatMap((skill) => [skill.name, ...skill.also].map((word) => [word, skill] as const)))

/** The skill that a report means by a word; 等 and what follows say nothing. */
export const skillOf = (word: string): KnownSkill | undefined => SKILL_OF_WORD.get(word.replace(/等.*$/, '').trim())

/** Positions in the order in which the services first need them, ushers last. */
export function positionsFor(services: readonly { skill: string | null }[]): PositionPlan[] {
  const words = services.flatMap(({ skill }) => skill?.split('/') ?? [])
  const roles = new Set(words.flatMap((word) => skillOf(word)?.role ?? []))
  return [...[...roles].flatMap((role) => POSITION_OF_ROLE[role] ?? []), USHERS]
}
