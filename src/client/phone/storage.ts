/** Everything that stays on the phone, by key. WeChat allows 1 MB a key and 10 MB in all. */
import Taro from '@tarojs/taro'
import type { KeptActivity, KeptMarks } from '../attendance/marks-store'
import type { KeptOutcome } from '../../screens/day/outcome/outcome-drafts'
import type { KeptPlan } from '../activities/plan-drafts'
import type { KeptTeam } from '../../screens/team/new-team/team-drafts'
import type { KeptSeriesEdit } from '../../screens/series/edit-series/editing'
import type { KeptSeries } from '../../screens/series/new-series/writing'
import type { Attempts } from '../../domain/attendance/attempts'
import type { OutboxEntry } from '../attendance/outbox'
import type { PutAside } from '../attendance/outbox-store'

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
  /** What lay there and could not be read. */
  'unread-marks': PutAside
  /** Activities of which something lies under the next three keys, for work without a network. */
  'on-site': KeptActivity[]
  /** By activity: marks of all phones. */
  [marks: `marks:${string}`]: KeptMarks
  /** By activity: the attendance list, sealed. */
  [list: `list:${string}`]: string
  /** By activity: what opens it, 32 bytes in hex; it goes when the activity is over. */
  [key: `list-key:${string}`]: string
  /** Wrong codes typed at the door, by activity. */
  'wrong-codes': Record<string, Attempts>
  /** Activities being written, until the server has them. */
  plans: KeptPlan[]
  /** Teams being put together, until the server has them. */
  teams: KeptTeam[]
  /** Series being planned, until their visits are made. */
  series: KeptSeries[]
  /** Changes of many visits at once, until the server has them. */
  'series-edits': KeptSeriesEdit[]
  /** Reports of visits being written, until the server has them. */
  outcomes: KeptOutcome[]
}
type StorageKey = keyof Stored

/** A phone's storage, as an argument: what is built on it runs in tests that fail and die as they please. */
export interface PhoneStorage {
  /** Undefined when nothing is there. @throws when the platform cannot say */
  read: <K extends StorageKey>(key: K) => Stored[K] | undefined
  /** Undefined also when the platform cannot say. */
  peek: <K extends StorageKey>(key: K) => Stored[K] | undefined
  /** Returns when the value is on the phone. @throws when there is no room */
  write: <K extends StorageKey>(key: K, value: Stored[K]) => void
  remove: (key: StorageKey) => void
}

/** Undefined when nothing is stored. @throws when the platform cannot say */
function read<K extends StorageKey>(key: K): Stored[K] | undefined {
  const value: unknown = Taro.getStorageSync(key)
  // The platforms answer '' for a key that they do not have.
  return value === '' || value === null ? undefined : (value as Stored[K])
}

/** Undefined when nothing is stored, or the platform cannot say. */
export function readStored<K extends StorageKey>(key: K): Stored[K] | undefined {
  try {
    return read(key)
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

/** This phone's. */
export const phoneStorage: PhoneStorage = { read, peek: readStored, write: writeStored, remove: removeStored }
