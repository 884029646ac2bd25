/** Taking away what lets somebody act for others. */
import { type Decision, accept, refuse } from '../decision'
import type { Role } from './permission'

/** A base without an administrator has nobody who could make one. */
export type RoleRefusal = 'last-administrator'

/** @param administrators ids of all whom the base has */
export function decideTakingRole(
  { volunteerId, role }: { volunteerId: string; role: Role },
  administrators: readonly string[],
): Decision<RoleRefusal> {
  if (role !== 'administrator') return accept
  return administrators.some((id) => id !== volunteerId) || !administrators.includes(volunteerId) ? accept : refuse('last-administrator')
}
