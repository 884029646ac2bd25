/** Skills that a new base begins with. */
import skills from './skills.json'

/** A skill, with its role and the words that mean the same. */
export interface KnownSkill {
  id: string
  name: string
  /** Role, a key of positions.json. */
  role: string
  also: string[]
}

export const SKILLS: readonly KnownSkill[] = skills

/** Roles whose mistakes can do harm: an organisation has to verify their skills. */
const VERIFIED_ROLES = ['doctor', 'lawyer']
export const needsVerification = ({ role }: KnownSkill): boolean => VERIFIED_ROLES.includes(role)
