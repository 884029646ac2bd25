/** Rule for taking a role away. */
import { type Decision, accept, refuse } from '../decision'
import type { Role } from './permission'

/** Why a role cannot be taken away: without an administrator, nobody could appoint another. */
export type RoleRefusal = 'last-administrator'

/** @param administrators ids of all administrators of the base */
export function decideTakingRole(
  { volunteerId, role }: { volunteerId: string; role: Role },
  administrators: readonly string[],
): Decision<RoleRefusal> {
  if (role !== 'administrator') return accept
  return administrators.some((id) => id !== volunteerId) || !administrators.includes(volunteerId) ? accept : refuse('last-administrator')
}
