/**
 * The ticket a volunteer shows on site: a text for the QR code and six characters to read aloud.
 * Both are derived from the activity's secret key, so nobody can forge a ticket for another person, and a phone with the key
 * recognises a good one without a network, even of a volunteer who signed up after its attendance list was fetched.
 */
import { type Refused, refuse } from '../decision'
import { REFERENCE_LENGTH, base32, fromBase32, referenceOf, sign, spokenCharacters, uuidBytes } from './signed-code'

const PREFIX = 'TX'
const MAC_BYTES = 16
const ID_LENGTH = 26
/** Length of a ticket's text: 59 characters, which fit a QR code of 29 × 29 modules at level M. */
const LENGTH = PREFIX.length + REFERENCE_LENGTH + 2 * ID_LENGTH

interface TicketOf {
  activityId: string
  signUpId: string
}

/** Why a scanned text is not a ticket of this visit, in the order the reasons are checked. */
export type TicketRefusal =
  /** Some other QR code. */
  | 'not-a-ticket'
  /** A ticket of another visit. */
  | 'ticket-foreign'
  /** The ticket names this visit, but its signature is wrong. */
  | 'ticket-forged'

/**
 * The QR code's text: prefix, the activity's five characters, sign-up id (128 bits) and HMAC-SHA-256 cut to 128 bits.
 * @param key the activity's ticket key, 32 bytes in hex
 */
export const ticketText = (key: string, { activityId, signUpId }: TicketOf): string =>
  PREFIX + referenceOf(activityId) + base32(uuidBytes(signUpId)) + macOf(key, signUpId)

const macOf = (key: string, signUpId: string): string => base32(sign(key, `ticket:${signUpId}`).slice(0, MAC_BYTES))

/** Sign-up of a scanned ticket. The signature alone decides, so no network is needed. */
export function readTicket(key: string, activityId: string, text: string): { ok: true; signUpId: string } | Refused<TicketRefusal> {
  const scanned = text.trim().toUpperCase()
  const id = scanned.slice(PREFIX.length + REFERENCE_LENGTH, -ID_LENGTH)
  const bytes = fromBase32(id)
  if (!scanned.startsWith(PREFIX) || scanned.length !== LENGTH || !bytes) return refuse('not-a-ticket')
  if (scanned.slice(PREFIX.length).slice(0, REFERENCE_LENGTH) !== referenceOf(activityId)) return refuse('ticket-foreign')
  const signUpId = uuidOf(bytes)
  return scanned === ticketText(key, { activityId, signUpId }) ? { ok: true, signUpId } : refuse('ticket-forged')
}

/** Six characters to read aloud. The caller tries `attempt` 0, 1, 2 … until no other ticket of the activity has them. */
export const ticketCode = (key: string, signUpId: string, attempt = 0): string => spokenCharacters(sign(key, `code:${attempt}:${signUpId}`))

function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
