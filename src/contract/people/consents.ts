/** Taking a consent back, and what ends with it. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { RoleRefusal } from '../../domain/people/roles'
import type { SignUpEnd } from '../../domain/people/taking-back'
import { id } from '../common'

const kind = v.picklist(['personal-data', 'membership'])

export const takeBackPreviewInput = v.object({ kind })
export const takeBackInput = v.object({ requestId: id, kind })

export type TakeBackAnswer = { ok: true } | Refused<RoleRefusal>

/** A sign-up to a visit that has not begun. */
export interface EndingSignUp {
  signUpId: string
  activityId: string
  title: string
  startsAt: number
  end: SignUpEnd
}

/** A team that the person leads to a visit that has not begun. */
export interface EndingTeam {
  teamId: string
  title: string
  startsAt: number
  organisation: string
  /** Person of the team who leads it from then on; null if nobody can, so that the team is withdrawn. */
  successor: { volunteerId: string; name: string } | null
}

/** Consequences if the person takes the consent back now. */
export interface TakeBackPreview {
  /** Null if nothing stands against it. */
  refusal: RoleRefusal | null
  signUps: EndingSignUp[]
  teams: EndingTeam[]
  /** Short names of organisations whose membership ends today. */
  organisations: string[]
  /** Number of roles that end. */
  roles: number
}
