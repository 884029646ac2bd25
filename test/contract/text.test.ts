import * as v from 'valibot'
import { cleanText, lengthSeen, text } from '../../src/contract/common'

const FAMILY = '👨‍👩‍👧‍👦'

test.each([
  ['', 0],
  ['样例', 2],
  ['𠮷野', 2],
  ['e\u0301', 1],
  [FAMILY, 1],
  ['👍🏽', 1],
  ['❤️‍🔥', 1],
  ['🇨🇳🇨🇳', 2],
  ['1️⃣', 1],
  ['☎️电话', 3],
])('%s has %d characters for a person who reads it', (typed, length) => {
  expect(lengthSeen(cleanText(typed))).toBe(length)
})

test.each([
  [`全家福${FAMILY}`, `全家福${FAMILY}`],
  ['a\u200db', 'ab'],
  ['👨\u200d', '👨'],
  ['\u200d👨', '👨'],
  ['样\u200b例\ud800', '样例'],
  ['e\u200b\u0301', 'é'],
  ['a\rb\r\nc', 'a\nb\nc'],
])('invisible characters are removed from %j, but not the joiners of a picture', (typed, clean) => {
  expect(cleanText(typed)).toBe(clean)
})

test('a text may have as many pictures or rare characters as letters', () => {
  const accepts = (typed: string) => v.safeParse(text(4, 2), typed).success
  for (const char of ['样', '𠮷', FAMILY, '🇨🇳', 'e\u0301']) {
    expect(accepts(char)).toBe(false)
    expect(accepts(char.repeat(2))).toBe(true)
    expect(accepts(char.repeat(4))).toBe(true)
    expect(accepts(char.repeat(5))).toBe(false)
  }
})
