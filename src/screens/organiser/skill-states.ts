/** States of declared skills, and the typed end of a licence. */
import type { DeclaredSkill } from '../../contract/seats'
import { type Instant, day, dayOf, instantAt, isDay } from '../../domain/calendar/calendar'

export type SkillState =
  /** Not verified yet. */
  | 'waiting'
  | 'verified'
  /** The verified licence has expired. */
  | 'expired'

export function stateOf({ verifiedAt, expiresAt }: Pick<DeclaredSkill, 'verifiedAt' | 'expiresAt'>, now: Instant): SkillState {
  if (verifiedAt === null) return 'waiting'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'verified'
}

/** Skills that need a decision come first; otherwise the server's order is kept. */
export function inOrder(skills: readonly DeclaredSkill[], now: Instant): DeclaredSkill[] {
  const of = (state: SkillState) => skills.filter((skill) => stateOf(skill, now) === state)
  return [...of('waiting'), ...of('expired'), ...of('verified')]
}

/** End of a licence, which is valid through its last day. */
export const endOfLicence = (lastDay: string): Instant => instantAt(lastDay, '00:00') + day

/** The last day of a licence's validity. */
export const lastDayOf = (expiresAt: Instant): string => dayOf(expiresAt - 1)

/** Error in the typed last day; null for none, and for an empty field. */
export function dayProblem(lastDay: string, now: Instant): string | null {
  if (lastDay === '') return null
  if (!isDay(lastDay) || lastDay > LAST_DAY) return '请选一个正确的日期。'
  return endOfLicence(lastDay) <= now ? '这个日期已经过了：执照到期的，不能核实。' : null
}

/** The latest day that the server accepts. */
const LAST_DAY = '2099-12-30'
