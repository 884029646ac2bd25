/** The town whose visits this phone's owner wants to see first. */
import { useSyncExternalStore } from 'react'
import { phoneKey } from './phone-key'
import { phoneStorage } from './storage'
import { openWatchers } from './watchers'

const TOWN = phoneKey<string>('town')
/** Stored for the whole county, since the phone's storage does not tell '' from nothing. */
const WHOLE_COUNTY = '*'
const changes = openWatchers()

/** Chosen town's id; '' for the whole county, null before any choice. Without room it lasts until the app is closed. */
let held: string | null | undefined

function ownTown(): string | null {
  if (held !== undefined) return held
  const stored: unknown = phoneStorage.peek(TOWN)
  return (held = stored === WHOLE_COUNTY ? '' : typeof stored === 'string' ? stored : null)
}

export function chooseTown(id: string): void {
  held = id
  try {
    phoneStorage.write(TOWN, id || WHOLE_COUNTY)
  } catch {
    // Without room the choice lasts until the app is closed.
  }
  changes.notifyAll()
}

/** The chosen town's id; '' for the whole county, null before any choice. */
export const useOwnTown = (): string | null => useSyncExternalStore(changes.subscribe, ownTown, ownTown)

/** Reads the storage again, as when the app starts. For tests. */
export function forgetOwnTown(): void {
  held = undefined
}
