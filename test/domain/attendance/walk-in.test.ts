import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import * as v from 'valibot'
import { sentMark } from '../../../src/contract/attendance/attendance'
import { cleanText } from '../../../src/contract/common'
import { isName, tidyName } from '../../../src/domain/people/names'
import { isWalkInName } from '../../../src/domain/attendance/walk-in'

test.each([
  '陈样例',
  'José',
  'Jose\u0301',
  'Nguyễn',
  "O'Neil",
  'O’Neil',
  '王（村医）',
  '王',
  'X',
  '古丽·阿不都',
  '𠮷野',
  'ａｂ',
  '王大爷2',
  'J. Smith',
  'Анна',
  'สมชาย',
])('%s may be the name of a walk-in', (typed) => {
  expect(isWalkInName(tidyName(typed))).toBe(true)
})

test.each([
  ['nothing', ''],
  ['punctuation alone', '·-.'],
  ['blanks alone', '   '],
  ['emoji', '🙂🙂'],
  ['markup', '<b>x</b>'],
  ['a control character', '王\u0007五'],
  ['half a character', '王\ud83d'],
  ['an invisible letter', '\u3164'],
  ['21 characters', '样'.repeat(21)],
])('%s is not a name', (_what, typed) => {
  expect(isWalkInName(tidyName(typed))).toBe(false)
})

test('a direction mark is not part of a name', () => {
  expect(tidyName('王\u202e五')).toBe('王五')
  expect(isWalkInName('王\u202e五')).toBe(false)
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 24 }),
  fc.string({ unit: fc.constantFrom(...Array.from("王é·-'’.()（）2 \u200b\u202e\u3164\ufe0f\0")), maxLength: 24 }),
)

test('a name that the screen accepts reaches the server unchanged, without invisible characters', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const name = tidyName(typed)
      fc.pre(isWalkInName(name))
      expect(tidyName(cleanText(name))).toBe(name)
      expect(Array.from(name).length).toBeLessThanOrEqual(20)
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2028\u2029]/u)
      expect(name).toMatch(/[\p{L}\p{N}]/u)
    }),
    { numRuns: 2_000 },
  )
})

test('every name that a member may have is also accepted for a walk-in', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('陈样例ab·- ')), maxLength: 22 }),
      (name) => !isName(name) || isWalkInName(name),
    ),
  )
})

test('the server accepts every name that the screen accepts', () => {
  const mark = { id: randomUUID(), volunteerId: randomUUID(), kind: 'in', method: 'ticked', at: 1_800_000_000_000, clockOffset: 0 }
  fc.assert(
    fc.property(text, (typed) => {
      const name = tidyName(typed)
      expect(v.safeParse(sentMark, { ...mark, name }).success || !isWalkInName(name)).toBe(true)
    }),
  )
})
