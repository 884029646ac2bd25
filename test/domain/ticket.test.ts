import fc from 'fast-check'
import { spokenCode, ticketCode, ticketText } from '../../src/domain/ticket'

const key = 'a1'.repeat(32)
const other = 'b2'.repeat(32)
const id = '0b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e'

test('a ticket is one text for one sign-up and one activity', () => {
  expect(ticketText(key, id)).toBe(ticketText(key, id))
  expect(ticketText(key, id)).not.toBe(ticketText(other, id))
})

test('a ticket fits a small QR code: 54 characters that QR packs as letters and digits', () => {
  fc.assert(fc.property(fc.uuid(), (signUpId) => expect(ticketText(key, signUpId)).toMatch(/^TX[0-9A-HJKMNP-TV-Z]{52}$/)))
})

test('the spoken code has six characters that do not sound or look like another', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(5), (signUpId, attempt) => expect(ticketCode(key, signUpId, attempt)).toMatch(/^[2-9ACEFHJKMNRWXY]{6}$/)),
  )
})

test('another attempt gives another code', () => {
  expect(ticketCode(key, id, 0)).not.toBe(ticketCode(key, id, 1))
})

test('a code is shown in two groups', () => {
  expect(spokenCode('7K492D')).toBe('7K4 · 92D')
})
