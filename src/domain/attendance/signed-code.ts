/** Signed codes: texts for QR codes, and characters to read aloud. Only a holder of the activity's secret key can make them. */
import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { hexToBytes } from '@noble/hashes/utils'
import { SPOKEN_ALPHABET, SPOKEN_LENGTH } from './spoken-code'

/** Base 32 without I, L, O and U: no two characters look alike. Upper case keeps the QR code small. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Characters that name a code's activity: 25 bits of its id, so that another visit's code is reported as such, not as forged. */
export const REFERENCE_LENGTH = 5

/**
 * HMAC-SHA-256.
 * @param key 32 bytes in hex
 * @param text begins with its purpose, so that no signature is valid for another purpose
 */
export const sign = (key: string, text: string): Uint8Array => hmac(sha256, hexToBytes(key), asciiBytes(text))

/** ASCII bytes: signed texts have no other characters, and WeChat has no TextEncoder. */
const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** Six characters derived from the signature. They hold only 26 bits, so attempts have to be limited. */
export const spokenCharacters = (signature: Uint8Array): string =>
  Array.from(signature.slice(0, SPOKEN_LENGTH), (byte) => SPOKEN_ALPHABET[byte % SPOKEN_ALPHABET.length]).join('')

/** The five characters that name an activity in its codes. */
export const referenceOf = (activityId: string): string => base32(uuidBytes(activityId)).slice(0, REFERENCE_LENGTH)

export const uuidBytes = (uuid: string): Uint8Array => hexToBytes(uuid.replace(/-/g, ''))

/** Upper case, without padding. */
export function base32(bytes: Uint8Array): string {
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

/** Bytes of a base 32 text; leftover bits are dropped. Undefined when a character is not in the alphabet. */
export function fromBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const char of text) {
    const value = ALPHABET.indexOf(char)
    if (value < 0) return undefined
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
    }
    held &= (1 << bits) - 1
  }
  return Uint8Array.from(bytes)
}

/** A number in `length` characters, most significant first. */
export function numberInBase32(value: number, length: number): string {
  let text = ''
  for (let rest = value, n = 0; n < length; n++, rest = Math.floor(rest / 32)) text = (ALPHABET[rest % 32] ?? '') + text
  return text
}

/** The number of a base 32 text; undefined when a character is not in the alphabet. */
export function numberFromBase32(text: string): number | undefined {
  let value = 0
  for (const char of text) {
    const digit = ALPHABET.indexOf(char)
    if (digit < 0) return undefined
    value = value * 32 + digit
  }
  return value
}
