/** Random secrets, and the hashes under which they are stored. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { OPENING_ALPHABET, OPENING_LENGTH } from '../../domain/people/opening'

/** Bytes of a session's token: 256 bits, as its hash has. */
const TOKEN_BYTES = 32
/** Bytes of a scanned code, which is valid for two minutes. */
const CODE_BYTES = 16

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')
export const newCode = (): string => randomBytes(CODE_BYTES).toString('base64url')

export const newOpening = (): string =>
  Array.from({ length: OPENING_LENGTH }, () => OPENING_ALPHABET[randomInt(OPENING_ALPHABET.length)]).join('')

/** A number from 10 to 99, and three numbers in a random order of which it is one. */
export function newNumbers(): { number: number; choices: number[] } {
  const choices = new Set<number>()
  while (choices.size < 3) choices.add(randomInt(10, 100))
  const listed = [...choices]
  return { number: listed[randomInt(listed.length)] ?? 10, choices: listed }
}

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Opaque name of an account for its own devices, which keep its local data apart from others'. */
export const accountOf = (openid: string): string => hashOf(`account ${openid}`).slice(0, 16)
