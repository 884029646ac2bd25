/** Person that the visitor of a demonstration chose to be. A real deployment knows people by WeChat and ignores this. */
import { phoneKey } from './phone-key'
import { phoneStorage } from './storage'
import { openWatchers } from './watchers'

const PERSONA = phoneKey<string>('persona')

const ownerChanges = openWatchers()
/** Subscribes to a change of the phone's user, so that one person's data can be dropped. */
export const onOwnerChange = ownerChanges.subscribe

let chosen: string | null | undefined

/** Null for a visitor without a persona. */
export function chosenPersona(): string | null {
  if (chosen === undefined) {
    const stored: unknown = phoneStorage.peek(PERSONA)
    chosen = typeof stored === 'string' ? stored : null
  }
  return chosen
}

/** Owner of this phone's local data. Without a persona there is one owner per phone: WeChat gives each account its own storage. */
export const owner = (): string => chosenPersona() ?? ''

/** Only {@link file://../people/session.ts} calls this: the answers that the last person saw have to go at the same time. */
export function rememberPersona(persona: string | null): void {
  chosen = persona
  store(persona)
  ownerChanges.notifyAll()
}

function store(persona: string | null): void {
  if (persona === null) return phoneStorage.remove(PERSONA)
  try {
    phoneStorage.write(PERSONA, persona)
  } catch {
    // Full storage: the choice lasts until the app is closed.
  }
}
