/**
 * Owner of this device's local data. In WeChat each account has a storage of its own; a browser may be used by several people, and in a
 * demonstration by several personas.
 */
import { phoneKey } from './phone-key'
import { phoneStorage } from './storage'
import { openWatchers } from './watchers'

/** Account that is signed in in this browser. */
export interface BrowserAccount {
  /** Opaque name, from the server. */
  account: string
  /** True for a browser that others use too: no answers are stored on it. */
  isShared: boolean
}

const PERSONA = phoneKey<string>('persona')
const ACCOUNT = phoneKey<BrowserAccount>('account')

const ownerChanges = openWatchers()
/** Subscribes to a change of the owner, so that one person's data can be dropped. */
export const onOwnerChange = ownerChanges.subscribe

/** A value that is read from the storage once. Without room it lasts until the app is closed. */
function remembered<T>(key: { name: string; value?: T }, isValid: (stored: unknown) => stored is T) {
  let held: T | null | undefined
  return {
    get: (): T | null => {
      if (held !== undefined) return held
      const stored: unknown = phoneStorage.peek(key)
      return (held = isValid(stored) ? stored : null)
    },
    set: (value: T | null): void => {
      held = value
      if (value === null) phoneStorage.remove(key)
      else write(key, value)
      ownerChanges.notifyAll()
    },
  }
}

function write<T>(key: { name: string; value?: T }, value: T): void {
  try {
    phoneStorage.write(key, value)
  } catch {
    // The storage is full.
  }
}

const isAccount = (stored: unknown): stored is BrowserAccount =>
  typeof stored === 'object' && stored !== null && typeof (stored as BrowserAccount).account === 'string'

const persona = remembered(PERSONA, (stored) => typeof stored === 'string')
const account = remembered(ACCOUNT, isAccount)

/** Persona that the visitor of a demonstration chose; null for none. A real deployment ignores it. */
export const chosenPersona = persona.get

/** Account signed in in this browser; null for none, and in WeChat. */
export const browserAccount = account.get

/** Owner of local data on this device; '' without a persona or an account. */
export const owner = (): string => chosenPersona() ?? browserAccount()?.account ?? ''

/** Only {@link file://../people/session.ts} calls these, since the previous person's answers have to be dropped at the same time. */
export const rememberPersona = persona.set
export const rememberAccount = account.set
