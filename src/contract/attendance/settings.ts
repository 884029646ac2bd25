/** Settings of the base, for the administrator. */
import * as v from 'valibot'
import type { ServiceBegins } from '../../domain/attendance/served'
import { id } from '../common'

export const serviceBeginsInput = v.object({ requestId: id, begins: v.picklist(['planned-start', 'arrival']) })

export interface SettingsView {
  /** Value for visits that start now. */
  begins: ServiceBegins
  /** Value that holds from `since` on, UTC ms, if it differs; null without a change to come. */
  next: { begins: ServiceBegins; since: number } | null
}

/** `since`: start of the day, UTC ms, from which the value holds. */
export type SetServiceBeginsAnswer = { ok: true; since: number }
