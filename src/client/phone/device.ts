/** This installation's id, and random ids. */
import { phoneKey } from './phone-key'
import { phoneStorage } from './storage'

/** A random UUID (version 4). WeChat has no synchronous crypto, so there it comes from Math.random. */
export function randomId(): string {
  const bytes = randomBytes(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Random bytes from the platform's synchronous source. */
export function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  if (typeof crypto !== 'undefined' && typeof crypto.getRandomValues === 'function') return crypto.getRandomValues(bytes)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(Math.random() * 256)
  return bytes
}

/** This installation's id. */
const DEVICE = phoneKey<string>('device')

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
let known: string | undefined

/** This installation's id. It is written again if the system removed it, and identifies a phone, not a person. */
export function deviceId(): string {
  const stored: unknown = phoneStorage.peek(DEVICE)
  if (typeof stored === 'string' && UUID.test(stored)) return (known = stored)
  known ??= randomId()
  try {
    phoneStorage.write(DEVICE, known)
  } catch {
    // The storage is full, so the id lasts until the app is closed, which is enough for syncing.
  }
  return known
}
