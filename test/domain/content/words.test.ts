import fc from 'fast-check'
import { wordsIn } from '../../../src/domain/content/words'
import known from '../../../src/cloud/content/words.json'
import ordinary from '../../../src/cloud/content/ordinary.json'
import { LONGEST_INPUT, expectLinear } from '../../support/doubling'

const wordIn = (texts: readonly string[], words: readonly string[]) => wordsIn(words)(texts)

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

test.each([
  ['a letter for a homophone', '加V信领红包'],
  ['blanks and another homophone', '加 薇 信 领鸡蛋'],
  ['two letters', '加vx领'],
  ['letters of full width', '加ＶＸ领'],
  ['letters of another alphabet', '加\u03bd\u0445领'],
  ['pinyin', '加 WeiXin 领'],
  ['a homophone of the other half', '加微芯领'],
  ['the other script', '加微信領'],
  ['marks', '加★微*信★领'],
])('a forbidden word is found although it is written with %s', (_how, text) => {
  expect(wordIn([text], ['加微信领'])).toBe('加微信领')
})

test.each([
  ['代開發票', '代开发票'],
  ['祖传密方', '祖传秘方'],
  ['曰赚千圆', '日赚千元'],
  ['拉入头', '拉人头'],
  ['网络搏彩', '网络博彩'],
  ['高额反利', '高额返利'],
  ['唰单', '刷单'],
])('%s is read as %s', (text, word) => {
  expect(wordsIn(known, ordinary)([`好消息：${text}！`])).toBe(word)
})

/** Texts as notices of visits write them; each has a part of a forbidden word, or one by chance. */
const ORDINARY = [
  '现代孕产妇保健讲座，带孕妇量血压',
  '印刷单页三百份，粉刷单位围墙',
  '请志愿者加微信群，群里发通知',
  '县委树立威信，参加人员领取雨衣',
  '点亮微心愿，扫码看活动地图',
  '送鸡蛋饼手艺下乡，免费送春联',
  '预防糖尿病、高血压，根治污水',
  '信用卡安全、反诈宣传，校园货架义卖',
  '办证大厅现场办证，也教刻章',
  '采茶、采访、网络安全，博采众长',
]

test.each(ORDINARY)('an ordinary text is not refused: %s', (text) => {
  expect(wordsIn(known, ordinary)([text])).toBeUndefined()
})

test('an ordinary phrase excuses a word only inside it', () => {
  const find = wordsIn(['刷单'], ['印刷单'])
  expect(find(['印刷单页'])).toBeUndefined()
  expect(find(['印刷单页，刷单兼职'])).toBe('刷单')
})

test('the first of the words is named, whatever their order in the text', () => {
  expect(wordIn(['乙乙', '甲甲乙乙'], ['甲甲', '乙乙'])).toBe('甲甲')
})

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
test('a word is found exactly if the text contains it', () => {
  fc.assert(
    fc.property(letters, fc.array(letters, { maxLength: 6 }), (text, words) => {
      expect(wordIn([text], words)).toBe(words.find((word) => word !== '' && text.includes(word)))
    }),
  )
})

test('the search of a text costs in proportion to its length', () => {
  const find = wordsIn(known, ordinary)
  return expectLinear(
    (size) => '印刷单'.repeat(size / 4),
    (text) => find([text]),
    LONGEST_INPUT,
  )
})
