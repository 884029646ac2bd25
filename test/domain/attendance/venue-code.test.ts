import fc from 'fast-check'
import { encode } from 'uqr'
import { hour, minute } from '../../../src/domain/calendar/calendar'
import { spokenCodeInGroups } from '../../../src/domain/attendance/spoken-code'
import { ticketText } from '../../../src/domain/attendance/ticket'
import { VENUE_STEP, parseVenueCode, readVenueCode, venueCode } from '../../../src/domain/attendance/venue-code'
import { end, start } from '../examples'

const key = 'a1'.repeat(32)
const other = 'b2'.repeat(32)
const activityId = '3b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e'
const elsewhere = '9b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e'
const span = { from: start - 3 * hour, until: end + 3 * hour }
const read = (typed: string, near = start) => readVenueCode(key, activityId, typed, near, [span])
const { text, spoken } = venueCode(key, activityId, start)

test('a scanned code gives the half minute in which it was shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: start - 300 * hour, max: end + 300 * hour }), (shown) => {
      const code = venueCode(key, activityId, shown)
      const shownAt = Math.floor(shown / VENUE_STEP) * VENUE_STEP
      expect(read(code.text)).toEqual({ ok: true, shownAt })
      expect(parseVenueCode(activityId, code.text)).toEqual({ ok: true, shownAt })
    }),
  )
})

test('a code changes at each half minute and at no other moment', () => {
  expect(venueCode(key, activityId, start + VENUE_STEP - 1)).toEqual({ text, spoken, until: start + VENUE_STEP })
  const next = venueCode(key, activityId, start + VENUE_STEP)
  expect(next.until).toBe(start + 2 * VENUE_STEP)
  expect([next.text === text, next.spoken === spoken]).toEqual([false, false])
})

test.each([
  ["another visit's code", venueCode(other, elsewhere, start).text, 'venue-code-foreign'],
  ['a code made with another key', venueCode(other, activityId, start).text, 'venue-code-forged'],
  [
    'a code with the time of another half minute',
    text.slice(0, 7) + venueCode(key, activityId, end).text.slice(7, 13) + text.slice(13),
    'venue-code-forged',
  ],
  ["somebody's ticket", ticketText(key, { activityId, signUpId: elsewhere }), 'not-a-venue-code'],
  ['a web address', 'https://example.org/TV', 'not-a-venue-code'],
  ['five characters', spoken.slice(1), 'not-a-venue-code'],
  ['six characters, one of which no code has', `${spoken.slice(1)}0`, 'not-a-venue-code'],
  ['nothing', '', 'not-a-venue-code'],
  ['six characters of another visit', venueCode(other, activityId, start).spoken, 'venue-code-wrong'],
  ['six characters of the next day', venueCode(key, activityId, start + 24 * hour).spoken, 'venue-code-wrong'],
])('a code is refused: %s', (_why, typed, reason) => {
  expect(read(typed)).toEqual({ ok: false, reason })
})

test('every scanned code that differs in one character is refused', () => {
  for (let at = 0; at < text.length; at++) {
    for (const char of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const changed = text.slice(0, at) + char + text.slice(at + 1)
      if (changed !== text) expect([changed, read(changed).ok]).toEqual([changed, false])
    }
  }
})

test('a typed code is read in any spelling, anywhere in its period and at both ends', () => {
  for (const shown of [span.from, start, end, span.until]) {
    const code = venueCode(key, activityId, shown)
    const shownAt = Math.floor(shown / VENUE_STEP) * VENUE_STEP
    for (const near of [span.from - hour, shown + minute, span.until + hour])
      expect(read(spokenCodeInGroups(code.spoken).toLowerCase(), near)).toEqual({ ok: true, shownAt })
  }
  for (const outside of [span.from - VENUE_STEP, span.until + VENUE_STEP])
    expect(read(venueCode(key, activityId, outside).spoken)).toEqual({ ok: false, reason: 'venue-code-wrong' })
})

test('of two moments with the same six characters the moment nearest to the scan counts', () => {
  // Codes of 26 bits repeat within weeks, so a long period has such a pair.
  const seen = new Map<string, number>()
  let pair: { code: string; first: number; second: number } | undefined
  for (let at = 0; !pair; at += VENUE_STEP) {
    const code = venueCode(key, activityId, at).spoken
    const first = seen.get(code)
    if (first !== undefined) pair = { code, first, second: at }
    seen.set(code, at)
  }
  const { code, first, second } = pair
  const within = { from: first, until: second }
  const shownAt = (near: number) => readVenueCode(key, activityId, code, near, [within])
  expect(shownAt(first + 10 * minute)).toEqual({ ok: true, shownAt: first })
  expect(shownAt(second - 10 * minute)).toEqual({ ok: true, shownAt: second })
})

test('a code fits a QR code of 25 × 25 modules: 28 characters that QR packs as letters and digits', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: start, max: end }), (activity, at) => {
      const drawn = venueCode(key, activity, at).text
      expect(drawn).toMatch(/^TV[0-9A-HJKMNP-TV-Z]{26}$/)
      expect(encode(drawn, { ecc: 'M', border: 0 })).toMatchObject({ version: 2, size: 25 })
    }),
  )
})

test('a code shown near the time of typing is found even if the visit is planned for another day; a code shown at neither time is not', () => {
  const typed = (shownAt: number) => readVenueCode(key, activityId, venueCode(key, activityId, shownAt).spoken, start, [around, planned])
  const around = { from: start - hour, until: start + hour }
  const planned = { from: start + 200 * hour, until: start + 204 * hour }
  expect(typed(start + 2 * minute)).toEqual({ ok: true, shownAt: start + 2 * minute })
  expect(typed(start + 201 * hour)).toEqual({ ok: true, shownAt: start + 201 * hour })
  expect(typed(start + 100 * hour)).toEqual({ ok: false, reason: 'venue-code-wrong' })
})
