/** Token of the session on a server of one's own, which the mini-program keeps. Browsers have theirs in a cookie. */
import { phoneKey } from './phone-key'
import { phoneStorage } from './storage'

const TOKEN = phoneKey<string>('session-token')

let held: string | null | undefined

/** The token; null before the first sign-in and after signing out. */
export function sessionToken(): string | null {
  if (held !== undefined) return held
  const stored: unknown = phoneStorage.peek(TOKEN)
  return (held = typeof stored === 'string' ? stored : null)
}

/** Keeps a token; null removes it. Without room it lasts until the app is closed. */
export function keepToken(token: string | null): void {
  held = token
  if (token === null) return phoneStorage.remove(TOKEN)
  try {
    phoneStorage.write(TOKEN, token)
  } catch {
    // The storage is full.
  }
}
