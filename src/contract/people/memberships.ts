/** Memberships that volunteers declare, and their confirmation by the organisations. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import { id, key } from '../common'

export const answerDeclaredInput = v.object({ requestId: id, organisationId: key, volunteerId: id })

/** A volunteer who says that they belong to the organisation, which has not answered yet. */
export interface DeclaredMembership {
  volunteerId: string
  name: string
  /** Masked phone number. */
  phone: string
  organisationId: string
  organisation: string
  /** First day of the declaration, `YYYY-MM-DD`. */
  since: string
  /** Number of visits for which they wait, some of them perhaps for the organisation's reserved seats. */
  waiting: number
  /** True for a person of the same name on the organisation's roster, with another phone. */
  isNamesake: boolean
}

export interface DeclaredMemberships {
  /** Longest waiting first. */
  items: DeclaredMembership[]
  /** Number of all, of which `items` may be only the first. */
  total: number
}

/** `not-declared`: the volunteer no longer says so, or somebody has answered already. */
export type DeclaredAnswer = { ok: true } | Refused<'not-declared'>

export type MembershipState =
  /** Verified by the organisation, or declared where that is enough. */
  'verified' | 'declared' | 'refused'

/** One of the volunteer's own memberships, as they were. */
export interface MembershipView {
  organisationId: string
  organisation: string
  from: string
  /** First day on which it holds no more; null for a present one. */
  until: string | null
  state: MembershipState
  /** Percent of the service that counts for the organisation, rounded. */
  share: number
}
