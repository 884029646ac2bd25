import fc from 'fast-check'
import {
  base32,
  fromBase32,
  numberFromBase32,
  numberInBase32,
  referenceOf,
  sign,
  spokenCharacters,
} from '../../../src/domain/attendance/signed-code'
import { isSpokenCode, spokenCodeInGroups, tidySpokenCode } from '../../../src/domain/attendance/spoken-code'

const key = 'a1'.repeat(32)
const bytes = fc.uint8Array({ maxLength: 40 })

test('bytes written in base 32 read back as the same bytes', () => {
  fc.assert(fc.property(bytes, (some) => expect(fromBase32(base32(some))).toEqual(Uint8Array.from(some))))
})

test('base 32 has no I, L, O or U, and a text with one of them is not read', () => {
  fc.assert(fc.property(bytes, (some) => expect(base32(some)).toMatch(/^[0-9A-HJKMNP-TV-Z]*$/)))
  for (const char of 'ILOUilou-+= 十') expect([fromBase32(`0${char}`), numberFromBase32(`0${char}`)]).toEqual([undefined, undefined])
})

test('a number is written in base 32 with the requested number of characters, and reads back as the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 32 ** 6 - 1 }), (value) => {
      expect(numberInBase32(value, 6)).toHaveLength(6)
      expect(numberFromBase32(numberInBase32(value, 6))).toBe(value)
    }),
  )
})

test('another key or another text gives another signature', () => {
  const [one, again, otherText, otherKey] = [sign(key, 'a'), sign(key, 'a'), sign(key, 'b'), sign('b2'.repeat(32), 'a')]
  expect(again).toEqual(one)
  expect(otherText).not.toEqual(one)
  expect(otherKey).not.toEqual(one)
})

test('a code to read aloud has six characters, none of which look or sound alike', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6 }), (signature) => expect(spokenCharacters(signature)).toMatch(/^[2-9ACEFHJKMNRWXY]{6}$/)),
  )
})

test.each([
  ['as it is shown', spokenCodeInGroups('7K492A'), '7K492A'],
  ['in small letters with blanks', ' 7k4 92a ', '7K492A'],
  ['from a Chinese keyboard', '７ｋ４　９２ａ', '7K492A'],
])('a code is understood %s', (_why, typed, code) => {
  expect(tidySpokenCode(typed)).toBe(code)
  expect(isSpokenCode(tidySpokenCode(typed))).toBe(true)
})

test.each(['', '7K492', '7K492AA', '7K4920', '7K492B', '七K492A'])('"%s" is not a code to read aloud', (typed) => {
  expect(isSpokenCode(tidySpokenCode(typed))).toBe(false)
})

test('another activity has another reference', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(referenceOf(id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/)
      expect(referenceOf(id)).toBe(referenceOf(id.toUpperCase()))
    }),
  )
  expect(referenceOf('0b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e')).not.toBe(referenceOf('1b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e'))
})

test('a code is shown in two groups, between which no line breaks', () => {
  expect(spokenCodeInGroups('7K492A')).toBe('7K4\u00a0·\u00a092A')
})
