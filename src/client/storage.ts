/** Everything that stays on the phone, by key. WeChat allows 1 MB a key and 10 MB in all. */
import Taro from '@tarojs/taro'
import type { KeptPlan } from './kept-plans'
import type { KeptTeam } from './kept-teams'
import type { Attempts } from '../domain/attempts'
import type { OutboxEntry } from './outbox'
import type { StoredRoster } from './roster'

interface Stored {
  /** This installation's id. */
  device: string
  /** Server time minus device time in ms, as last heard. */
  'clock-offset': number
  /** Who the visitor of a demonstration chose to be. */
  persona: string
  /** The last answers, so that the app opens without a network. */
  cache: string
  /** Marks that the server has not confirmed. */
  outbox: OutboxEntry[]
  /** Rosters of the activities opened on this phone, for work without a network. */
  rosters: StoredRoster[]
  /** Wrong codes typed at the door, by activity. */
  'wrong-codes': Record<string, Attempts>
  /** Activities being written, until the server has them. */
  plans: KeptPlan[]
  /** Teams being put together, until the server has them. */
  teams: KeptTeam[]
}
type StorageKey = keyof Stored

/** Undefined when nothing is stored, or the platform cannot say. */
export function readStored<K extends StorageKey>(key: K): Stored[K] | undefined {
  try {
    const value: unknown = Taro.getStorageSync(key)
    // The platforms answer '' for a key that they do not have.
    return value === '' || value === null ? undefined : (value as Stored[K])
  } catch {
    return undefined
  }
}

/** Returns when the value is on the phone. @throws when the storage is full or not there. */
export const writeStored = <K extends StorageKey>(key: K, value: Stored[K]): void => Taro.setStorageSync(key, value)

/** Forgets a key; a key that is not there is as good as forgotten. */
export function removeStored(key: StorageKey): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Nothing can be done, and nothing depends on it.
  }
}
