/**
 * The ticket a volunteer shows on site: a text for the QR code and six characters to read aloud.
 * Both follow from the activity's secret key, so that nobody can make one for somebody else.
 */
import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils'

/** Base 32 without I, L, O and U: nothing that looks like another. Upper case keeps the QR code small. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** To be read aloud in a courtyard: also without 0, 1 and letters that sound like another. */
const SPOKEN = '23456789ACEFHJKMNRWXY'
const CODE_LENGTH = 6
const PREFIX = 'TX'
const MAC_BYTES = 16

const sign = (key: string, text: string): Uint8Array => hmac(sha256, hexToBytes(key), utf8ToBytes(text))

/**
 * The QR code's text: prefix, sign-up id (128 bits) and HMAC-SHA-256 cut to 128 bits; 54 characters.
 * @param key the activity's ticket key, 32 bytes in hex
 * @param signUpId a UUID
 */
export function ticketText(key: string, signUpId: string): string {
  const id = hexToBytes(signUpId.replaceAll('-', ''))
  return PREFIX + base32(id) + base32(sign(key, `ticket:${signUpId}`).slice(0, MAC_BYTES))
}

/**
 * Six characters, unlike any other ticket's of the activity when the caller tries `attempt` 0, 1, 2 … until one is free.
 */
export function ticketCode(key: string, signUpId: string, attempt = 0): string {
  const bytes = sign(key, `code:${attempt}:${signUpId}`)
  return Array.from(bytes.slice(0, CODE_LENGTH), (byte) => SPOKEN[byte % SPOKEN.length]).join('')
}

/** `7K4 · 92D`. */
export const spokenCode = (code: string): string => `${code.slice(0, 3)} · ${code.slice(3)}`

function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text
}
