/** Operations of a history. References are names, so that a step keeps its meaning when others are left out. */
import type { ActivityKey, PersonKey, PositionKey, TeamKey } from './model/world'

/** A single person or a team. */
export type EntryRef = { person: PersonKey } | { team: TeamKey }
export interface QuotaRef {
  organisation: string
  seats: number
  releaseAt: number
}

/** An organiser's changes in one edit; omitted fields stay. */
export interface Change {
  capacity?: { position: PositionKey; seats: number }
  quotas?: { position: PositionKey; quotas: QuotaRef[] }
  skill?: { position: PositionKey; skill: string | null }
  times?: { startsAt: number; endsAt: number }
  adds?: { key: PositionKey; capacity: number; quotas: QuotaRef[] }
  removes?: PositionKey
}

/** Operations that a phone requests. */
export type Requested =
  | { do: 'signUp'; by: PersonKey; activity: ActivityKey; position: PositionKey; organisation: string | null; isStale: boolean }
  | { do: 'withdraw'; by: PersonKey; activity: ActivityKey; person: PersonKey }
  | {
      do: 'createTeam'
      /** Name of the team in later steps. */
      as: TeamKey
      by: PersonKey
      activity: ActivityKey
      organisation: string
      parts: { position: PositionKey; names: (string | null)[] }[]
      isStale: boolean
    }
  | { do: 'addMember'; by: PersonKey; team: TeamKey; position: PositionKey; name: string }
  | { do: 'replaceMember'; by: PersonKey; team: TeamKey; person: PersonKey; name: string }
  | { do: 'removeMember'; by: PersonKey; team: TeamKey; person: PersonKey }
  | { do: 'shrink'; by: PersonKey; team: TeamKey; position: PositionKey; seats: number }
  | { do: 'withdrawTeam'; by: PersonKey; team: TeamKey }
  | { do: 'join'; by: PersonKey; team: TeamKey; position: PositionKey | null; hasKey: boolean }
  | { do: 'confirm'; activity: ActivityKey; entry: EntryRef }
  | { do: 'move'; activity: ActivityKey; person: PersonKey; position: PositionKey }
  | { do: 'remove'; activity: ActivityKey; entry: EntryRef }
  | { do: 'edit'; activity: ActivityKey; change: Change; toWaitlist: EntryRef[]; isStale: boolean }
  | { do: 'cancel'; activity: ActivityKey }

export type Operation =
  | Requested
  /** Two concurrent requests; the result has to be as if one had run after the other. With `isOneRequest` both are the same request, as after a double tap. */
  | { do: 'atOnce'; operations: readonly [Requested, Requested]; isOneRequest: boolean }
  /** Saves the profile: consent, skills and organisations, each of which may be added or removed. */
  | { do: 'saveProfile'; by: PersonKey; consents: boolean; skills: string[]; organisations: string[] }
  /** Verifies a skill or revokes the verification. */
  | { do: 'vouch'; person: PersonKey; skill: string; verified: boolean; expiresAt: number | null }
  | { do: 'wait'; until: number }
  | { do: 'job' }
  /** The same request again, as after a double tap or a lost answer. */
  | { do: 'retry'; of: string }
  /** Another request under the same id. */
  | { do: 'reuse'; of: string }

export type Kind = Operation['do']

/** A step of a history. A retry refers to it by the label. */
export interface Step {
  label: string
  operation: Operation
}
