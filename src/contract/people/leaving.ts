/** Leaving (注销): asked for, taken back within seven days, and what it does. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { StayRefusal } from '../../domain/people/leaving'
import type { RoleRefusal } from '../../domain/people/roles'
import { id } from '../common'
import type { TakeBackPreview } from './consents'

export const leavingInput = v.object({ requestId: id })

/** `leavesAt`: end of the time to change one's mind. */
export type AskToLeaveAnswer = { ok: true; leavesAt: number } | Refused<RoleRefusal>
export type StayAnswer = { ok: true } | Refused<StayRefusal>

/** Consequences if the person asks to leave now. */
export interface LeavingPreview extends TakeBackPreview {
  /** End of the time to change one's mind; null unless the person is leaving. */
  leavesAt: number | null
  /** Reasons for which something is kept, each with what it is. */
  kept: string[]
}
