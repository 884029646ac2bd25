/** States of declared skills that need verification. */
import type { Instant } from '../calendar/calendar'

export type SkillState =
  /** Not verified yet. */
  | 'waiting'
  /** The verified licence has expired. */
  | 'expired'
  | 'verified'

/** In the order of a list: those that need a decision come first. */
export const SKILL_STATES = ['waiting', 'expired', 'verified'] as const satisfies readonly SkillState[]

export interface Verification {
  verifiedAt: Instant | null
  expiresAt: Instant | null
}

export function skillStateOf({ verifiedAt, expiresAt }: Verification, now: Instant): SkillState {
  if (verifiedAt === null) return 'waiting'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'verified'
}

/** Skills by their state, each state in the given order. */
export function bySkillState<Skill extends Verification>(skills: readonly Skill[], now: Instant): Record<SkillState, Skill[]> {
  const of = (state: SkillState) => skills.filter((skill) => skillStateOf(skill, now) === state)
  return { waiting: of('waiting'), expired: of('expired'), verified: of('verified') }
}
