/**
 * Encryption of data on the phone, so that a copied storage is unreadable once its key is gone. Only the organisers' part of the app
 * has a cipher.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha'
import { bytesToHex, hexToBytes } from '@noble/ciphers/utils'

/** Bytes of a key. */
export const KEY_LENGTH = 32
/** Bytes of a nonce, long enough for random nonces. */
export const NONCE_LENGTH = 24

/**
 * Nonce and sealed text in hex (XChaCha20-Poly1305).
 * @param key 32 bytes in hex
 * @param nonce random bytes, never used before with this key
 * @param about purpose of the text; it can be opened for the same purpose only
 */
export function seal(key: string, nonce: Uint8Array, about: string, value: unknown): string {
  const sealed = xchacha20poly1305(hexToBytes(key), nonce, bytesOf(about)).encrypt(bytesOf(value))
  return bytesToHex(nonce) + bytesToHex(sealed)
}

/** The value of a sealed text; undefined for a wrong key, another purpose, or a damaged text. */
export function unseal(key: string, about: string, sealed: string): unknown {
  try {
    const nonce = hexToBytes(sealed.slice(0, 2 * NONCE_LENGTH))
    const opened = xchacha20poly1305(hexToBytes(key), nonce, bytesOf(about)).decrypt(hexToBytes(sealed.slice(2 * NONCE_LENGTH)))
    return JSON.parse(Array.from(opened, (byte) => String.fromCharCode(byte)).join(''))
  } catch {
    return undefined
  }
}

/** Bytes of the value's JSON in ASCII, since WeChat has no TextEncoder. */
const bytesOf = (value: unknown): Uint8Array => {
  const text = JSON.stringify(value).replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}
