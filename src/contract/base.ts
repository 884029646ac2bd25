/** The base itself: its founding, and what residents see of it. */
import * as v from 'valibot'
import type { FoundingRefusal } from '../domain/base/founding'
import type { BaseChangeRefusal, Naming } from '../domain/base/naming'
import type { Refused } from '../domain/decision'
import type { OrganisationKind } from '../domain/people/organisation-names'
import { id, key, text } from './common'

/** More than a base may have, so that too many are refused with the reason. */
const MOST_SENT = 2_000

const naming = {
  name: text(60),
  /** Null for a base without a number to call. */
  contactPhone: v.nullable(text(40)),
  /** Null for any time. */
  callingHours: v.nullable(
    v.object({
      days: v.pipe(v.array(v.number()), v.maxLength(7)),
      from: v.pipe(v.string(), v.maxLength(5)),
      to: v.pipe(v.string(), v.maxLength(5)),
    }),
  ),
}

export const foundInput = v.object({
  requestId: id,
  county: text(40),
  ...naming,
  towns: v.pipe(v.array(text(40)), v.maxLength(MOST_SENT)),
  organisations: v.pipe(
    v.array(
      v.object({
        /** A usual organisation, whose aliases and id it gets; null for another. */
        form: v.nullable(key),
        name: text(60),
        shortName: text(60),
        kind: v.picklist(['party', 'group', 'department', 'partner']),
      }),
    ),
    v.maxLength(MOST_SENT),
  ),
})
export type FoundInput = v.InferOutput<typeof foundInput>
export type FoundAnswer = { ok: true; towns: number; organisations: number } | Refused<FoundingRefusal>

export const changeBaseInput = v.object({
  requestId: id,
  ...naming,
  /** Values that the form showed. */
  seen: v.object(naming),
})
export type ChangeBaseAnswer = { ok: true } | Refused<BaseChangeRefusal>

export const offersInput = v.object({ county: text(40) })

/** An organisation that every county has, by its names in this county. */
export interface OfferedOrganisation {
  form: string
  /** Names to choose from, the usual one first. */
  names: string[]
  shortName: string
  kind: OrganisationKind
}

/** The base as everybody sees it. */
export interface BaseView extends Naming {
  county: string
  /** True for a demonstration, in which everything is invented. */
  isDemo: boolean
}
