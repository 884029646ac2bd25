import type { Outgoing } from '../../src/client/attendance/outbox'
import type { Chance } from '../histories/random'
import type { Phone } from './phone'
import type { Guest, Village } from './village'

/** A recorded mark, which is checked at the end. */
export interface Recorded {
  phone: Phone
  outgoing: Outgoing
  /** Reasons for which the server has to refuse the mark; null for a mark that it has to accept. */
  mustFail: readonly string[] | null
}

export interface Figures {
  histories: number
  marks: number
  refused: number
  repeated: number
  syncs: number
  kills: number
  callsLost: number
  answersLost: number
  answersAgain: number
  moves: number
  decisions: number
  seconds: number
}

/** State of a history. */
export interface Play {
  village: Village
  chance: Chance
  figures: Figures
  organisers: Phone[]
  volunteers: { phone: Phone; guest: Guest }[]
  recorded: Map<string, Recorded>
  clock: { now: number; isLateOpen: boolean; isCalm: boolean }
}
