/** Roles of people who act for an organisation, or for the base. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { Role } from '../../domain/people/permission'
import type { RoleRefusal as TakingRefusal } from '../../domain/people/roles'
import { id, key, text } from '../common'

/** Search by a part of the name, or by the whole phone. */
export const findPeopleInput = v.object({ text: text(20, 2) })

export const roleInput = v.pipe(
  v.object({
    requestId: id,
    volunteerId: id,
    role: v.picklist(['organiser', 'administrator']),
    /** The organisation that an organiser acts for; null for the administrator, who acts for the base. */
    organisationId: v.nullable(key),
  }),
  v.check(({ role, organisationId }) => (role === 'organiser') === (organisationId !== null)),
)
export type RoleInput = v.InferOutput<typeof roleInput>

export type RoleRefusal =
  | TakingRefusal
  /** The person has no account, and so cannot have a role. */
  | 'no-account'
  /** The person asked to leave, and a role of theirs would end with them. */
  | 'is-leaving'

export type RoleAnswer = { ok: true } | Refused<RoleRefusal>

export interface PersonFound {
  volunteerId: string
  name: string
  /** Masked phone number. */
  phone: string
  organisations: string[]
}
export interface PeopleFound {
  items: PersonFound[]
  /** Number of all who match, including those not listed. */
  total: number
}

export interface RoleView {
  volunteerId: string
  name: string
  phone: string
  role: Role
  organisation: { id: string; name: string } | null
}
