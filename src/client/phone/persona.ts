/** Persona that the visitor of a demonstration chose. A real deployment identifies people by WeChat and ignores this. */
import { phoneKey } from './phone-key'
import { phoneStorage } from './storage'
import { openWatchers } from './watchers'

const PERSONA = phoneKey<string>('persona')

const ownerChanges = openWatchers()
/** Subscribes to a change of the phone's user, so that one person's data can be dropped. */
export const onOwnerChange = ownerChanges.subscribe

let chosen: string | null | undefined

/** The chosen persona; null for none. */
export function chosenPersona(): string | null {
  if (chosen === undefined) {
    const stored: unknown = phoneStorage.peek(PERSONA)
    chosen = typeof stored === 'string' ? stored : null
  }
  return chosen
}

/** Owner of local data on this phone. Without a persona all data has one owner, since WeChat gives each account its own storage. */
export const owner = (): string => chosenPersona() ?? ''

/** Only {@link file://../people/session.ts} calls this, since the previous person's answers have to be dropped at the same time. */
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
    // The storage is full, so the choice lasts until the app is closed.
  }
}
