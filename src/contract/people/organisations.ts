/** The base's organisations, maintained by its administrator. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { OrganisationKind } from '../../domain/people/organisation-names'
import { id, key, optionalPhone, text } from '../common'

const words = {
  name: text(40, 2),
  shortName: text(16, 2),
  kind: v.picklist(['party', 'group', 'department', 'partner']),
  aliases: v.pipe(v.array(text(40, 2)), v.maxLength(20)),
  /** True if the organisation publishes without the administrator's approval. */
  isTrusted: v.boolean(),
  /** True if nobody has to confirm its members. Refused for an organisation with a roster or an organiser. */
  declaredIsEnough: v.boolean(),
  /** Number for residents' questions about its visits, tidied; '' for none. */
  contactPhone: optionalPhone,
}

export const addOrganisationInput = v.object({ requestId: id, ...words })
export const editOrganisationInput = v.object({ requestId: id, organisationId: key, ...words })
/** Merges `fromId` into `intoId`. `fromId` is removed, and its names become aliases. */
export const mergeOrganisationsInput = v.pipe(
  v.object({ requestId: id, fromId: key, intoId: key }),
  v.check(({ fromId, intoId }) => fromId !== intoId),
)

export type OrganisationRefusal =
  /** Another organisation has this name or alias; `about`: its name. */
  | 'name-taken'
  /** The organisation was merged into another one meanwhile. */
  | 'organisation-gone'
  /** A declaration is not enough where a roster or an organiser can confirm members. */
  | 'can-confirm-members'

export type OrganisationAnswer = { ok: true; organisationId: string } | Refused<OrganisationRefusal>
export type MergeAnswer = { ok: true; activities: number; people: number } | Refused<OrganisationRefusal>

export interface OrganisationView {
  id: string
  name: string
  shortName: string
  kind: OrganisationKind
  aliases: string[]
  isTrusted: boolean
  declaredIsEnough: boolean
  /** Number for residents' questions; '' for none. */
  contactPhone: string
  /** Number of activities that it leads, hosts or partners. */
  activities: number
  /** Number of declared members. */
  people: number
  /** Number of names on its roster. */
  roster: number
}
