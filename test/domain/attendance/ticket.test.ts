import fc from 'fast-check'
import { encode } from 'uqr'
import { readTicket, ticketCode, ticketText } from '../../../src/domain/attendance/ticket'
import { venueCode } from '../../../src/domain/attendance/venue-code'
import { start } from '../examples'

const key = 'a1'.repeat(32)
const other = 'b2'.repeat(32)
const activityId = '3b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e'
const signUpId = '0b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e'
const text = ticketText(key, { activityId, signUpId })

test('a ticket of the activity names its sign-up', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (activity, id) => {
      expect(readTicket(key, activity, ticketText(key, { activityId: activity, signUpId: id }))).toEqual({ ok: true, signUpId: id })
    }),
  )
})

test.each([
  ['blanks around it', ` ${text}\n`],
  ['small letters, as some scanners give', text.toLowerCase()],
])('a ticket is read with %s', (_why, scanned) => {
  expect(readTicket(key, activityId, scanned)).toEqual({ ok: true, signUpId })
})

test.each([
  ["another visit's ticket", ticketText(other, { activityId: '9b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e', signUpId }), 'ticket-foreign'],
  ['a ticket made with another key', ticketText(other, { activityId, signUpId }), 'ticket-forged'],
  [
    'another sign-up under this signature',
    text.replace(/^(.{10})./, (_, head: string) => `${head}${text[10] === '0' ? '1' : '0'}`),
    'ticket-forged',
  ],
  ["the venue's code", venueCode(key, activityId, start).text, 'not-a-ticket'],
  ['a web address', 'https://example.org/TX', 'not-a-ticket'],
  ['one character short', text.slice(0, -1), 'not-a-ticket'],
  ['one character long', `${text}0`, 'not-a-ticket'],
  ['nothing', '', 'not-a-ticket'],
])('a text is refused as a ticket: %s', (_why, scanned, reason) => {
  expect(readTicket(key, activityId, scanned)).toEqual({ ok: false, reason })
})

test('every ticket that differs in one character is refused', () => {
  const typed = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  for (let at = 0; at < text.length; at++) {
    for (const char of [...typed, '零', '０']) {
      if (char.toUpperCase() === text[at]) continue
      const changed = text.slice(0, at) + char + text.slice(at + 1)
      expect([changed, readTicket(key, activityId, changed).ok]).toEqual([changed, false])
    }
  }
})

test('a ticket fits a QR code of 29 × 29 modules: 59 characters that QR packs as letters and digits', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (activity, id) => {
      const drawn = ticketText(key, { activityId: activity, signUpId: id })
      expect(drawn).toMatch(/^TX[0-9A-HJKMNP-TV-Z]{57}$/)
      expect(encode(drawn, { ecc: 'M', border: 0 })).toMatchObject({ version: 3, size: 29 })
    }),
  )
  // A QR code stores small letters as bytes, which makes it larger.
  expect(encode(text.toLowerCase(), { ecc: 'M', border: 0 }).version).toBeGreaterThan(3)
})

test('the spoken code has six characters, none of which look or sound alike', () => {
  fc.assert(fc.property(fc.uuid(), fc.nat(5), (id, attempt) => expect(ticketCode(key, id, attempt)).toMatch(/^[2-9ACEFHJKMNRWXY]{6}$/)))
})

test('another attempt gives another code', () => {
  expect(ticketCode(key, signUpId, 0)).not.toBe(ticketCode(key, signUpId, 1))
})
