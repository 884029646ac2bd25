/** The verification of skills, in words. */
import type { Vocabulary } from '../../../contract/activities/activities'
import type { ProfileView } from '../../../contract/people/profile'
import { dayOf } from '../../../domain/calendar/calendar'

/** State of a skill: `已核实（至 2027年3月1日）`, 待组织核实, or 已过期; null for a skill that needs no verification. */
export function skillWords(
  skillId: string,
  profile: ProfileView | null,
  { skills }: Pick<Vocabulary, 'skills'>,
  now: number,
): string | null {
  if (skills.find(({ id }) => id === skillId)?.needsVerification !== true) return null
  const held = profile?.skills.find((skill) => skill.skillId === skillId)
  if (held?.verified !== true) return '待组织核实'
  if (held.expiresAt === null) return '已核实'
  return now < held.expiresAt ? `已核实（至 ${lastDay(held.expiresAt)}）` : '已过期，请组织重新核实'
}

/** Last day of a licence, which expires at the start of the next day. */
function lastDay(expiresAt: number): string {
  const [year = '', month = '', day = ''] = dayOf(expiresAt - 1).split('-')
  return `${Number(year)}年${Number(month)}月${Number(day)}日`
}
