import fc from 'fast-check'
import { wordIn } from '../../src/domain/content'

const WORDS = ['代开发票', '包治百病']
const between = fc.constantFrom(
  '',
  ' ',
  '\u3000',
  '\u200b',
  '·',
  '-',
  '*',
  '.',
  '\n',
  '\ufeff',
  '\ufff0',
  '\u0085',
  '\u20dd',
  '\u{e0fff}',
  '\u034f',
)

test('a word is found anywhere in a text, even with spaces, marks or invisible characters inside it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...WORDS),
      fc.array(between, { minLength: 4, maxLength: 4 }),
      fc.string(),
      fc.string(),
      (word, gaps, before, after) => {
        const hidden = Array.from(word)
          .map((character, at) => `${character}${gaps[at] ?? ''}`)
          .join('')
        expect(wordIn(['好', `${before}${hidden}${after}`], [word])).toBe(word)
      },
    ),
  )
})

test('a word is not found across two texts or by a part of it, and an empty word is never found', () => {
  expect(wordIn(['代开', '发票'], WORDS)).toBeUndefined()
  expect(wordIn(['开发票、看百病'], WORDS)).toBeUndefined()
  expect(wordIn(['任何文字'], ['', ' ', '·'])).toBeUndefined()
})

test('a word is found in full width, capitals and compatibility forms', () => {
  expect(wordIn(['加ＶＸ领取'], ['加vx领'])).toBe('加vx领')
})
