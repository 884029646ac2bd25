/**
 * The venue's code: on the organiser's phone, a new one every 30 seconds, made without a network. The volunteer's phone keeps
 * the code it scanned or typed, and the server verifies it on arrival. It is no proof by itself: codes are passed on.
 */
import { type Instant, minute } from '../calendar/calendar'
import { type Refused, refuse } from '../decision'
import { REFERENCE_LENGTH, base32, numberFromBase32, numberInBase32, referenceOf, sign, spokenCharacters } from './signed-code'
import { isSpokenCode, tidySpokenCode } from './spoken-code'

/** Time that one code is shown, ms. */
export const VENUE_STEP = minute / 2
/** Longest delay from showing to scanning, ms: a code scanned later was photographed or passed on, or one of the clocks is wrong. */
export const VENUE_CODE_FRESH = 2 * minute

const PREFIX = 'TV'
const STEP_LENGTH = 6
const MAC_LENGTH = 15
/** 28 characters: 25 × 25 modules at level M, for the oldest camera. */
const LENGTH = PREFIX.length + REFERENCE_LENGTH + STEP_LENGTH + MAC_LENGTH

export interface VenueCode {
  /** For the QR code. */
  text: string
  /** To type without a camera. */
  spoken: string
  /** When the next code replaces it. */
  until: Instant
}

/** Why a venue code does not count, in the order the reasons are checked. */
export type VenueCodeRefusal =
  /** Some other QR code, too few characters, or letters that no code has. */
  | 'not-a-venue-code'
  /** A code of another visit. */
  | 'venue-code-foreign'
  /** The code names this visit, but its signature is wrong. */
  | 'venue-code-forged'
  /** Six characters that were not shown here on that day. */
  | 'venue-code-wrong'

const stepOf = (at: Instant): number => Math.floor(at / VENUE_STEP)
const shortOf = (key: string, step: number): string => spokenCharacters(sign(key, `venue-spoken:${step}`))
const textOf = (key: string, activityId: string, step: number): string =>
  PREFIX +
  referenceOf(activityId) +
  numberInBase32(step, STEP_LENGTH) +
  base32(sign(key, `venue:${activityId}:${step}`)).slice(0, MAC_LENGTH)

/** @param key the activity's ticket key, 32 bytes in hex */
export function venueCode(key: string, activityId: string, now: Instant): VenueCode {
  const step = stepOf(now)
  return { text: textOf(key, activityId, step), spoken: shortOf(key, step), until: (step + 1) * VENUE_STEP }
}

/**
 * Check on the volunteer's phone, without the key: whether the code is of this visit, and when it was shown (null for six typed
 * characters).
 */
export function parseVenueCode(
  activityId: string,
  typed: string,
): { ok: true; shownAt: Instant | null } | Refused<'not-a-venue-code' | 'venue-code-foreign'> {
  const text = tidySpokenCode(typed)
  if (isSpokenCode(text)) return { ok: true, shownAt: null }
  const step = numberFromBase32(text.slice(PREFIX.length + REFERENCE_LENGTH, -MAC_LENGTH))
  if (!text.startsWith(PREFIX) || text.length !== LENGTH || step === undefined) return refuse('not-a-venue-code')
  if (text.slice(PREFIX.length).slice(0, REFERENCE_LENGTH) !== referenceOf(activityId)) return refuse('venue-code-foreign')
  return { ok: true, shownAt: step * VENUE_STEP }
}

/**
 * Verifies a code that a volunteer's phone scanned or typed.
 * @param near time of scanning, as far as the phone knew it; of equal short codes the one shown nearest to it counts
 * @param spans periods in which codes can have been shown; the first that contains the code counts
 * @returns when it was shown, by the organiser's phone
 */
export function readVenueCode(
  key: string,
  activityId: string,
  typed: string,
  near: Instant,
  spans: readonly { from: Instant; until: Instant }[],
): { ok: true; shownAt: Instant } | Refused<VenueCodeRefusal> {
  const parsed = parseVenueCode(activityId, typed)
  if (!parsed.ok) return parsed
  const text = tidySpokenCode(typed)
  if (parsed.shownAt !== null) {
    const { shownAt } = parsed
    return text === textOf(key, activityId, stepOf(shownAt)) ? { ok: true, shownAt } : refuse('venue-code-forged')
  }
  for (const span of spans) {
    const nearest = nearestStep(near, span, (step) => shortOf(key, step) === text)
    if (nearest !== null) return { ok: true, shownAt: nearest * VENUE_STEP }
  }
  return refuse('venue-code-wrong')
}

/** The matching step nearest to a moment; null if none matches. The search goes outwards, so most codes are found at once. */
function nearestStep(near: Instant, span: { from: Instant; until: Instant }, matches: (step: number) => boolean): number | null {
  const [first, last] = [stepOf(span.from), stepOf(span.until)]
  const middle = Math.min(Math.max(stepOf(near), first), last)
  for (let away = 0; middle - away >= first || middle + away <= last; away++) {
    for (const step of away === 0 ? [middle] : [middle - away, middle + away])
      if (step >= first && step <= last && matches(step)) return step
  }
  return null
}
