import fc from 'fast-check'
import { LONGEST_INPUT, expectLinear } from '../../support/doubling'
import { LONGEST_SENTENCE, spokenClock, spokenSentences, spokenText } from '../../../src/domain/activities/spoken-text'

test.each([
  ['明天 上午 8:30', '明天上午八点半'],
  ['上午 08:30 到 11:00', '上午八点半到十一点'],
  ['12月5日 周六 08:30–11:30', '12月5日周六八点半到十一点半'],
  ['下午 2:00', '下午两点'],
  ['14:15', '下午两点一刻'],
  ['下午 14:05', '下午两点零五分'],
  ['晚上 19:45', '晚上七点四十五分'],
  ['24:00', '晚上十二点'],
  ['明天 上午 8点半', '明天上午八点半'],
  ['上午 9点05分', '上午九点零五分'],
  ['下午2点', '下午两点'],
  ['０８：３０', '八点半'],
  ['周一至周五 8:30–17:00', '周一至周五八点半到下午五点'],
  ['8:30  –  9:30，13:30', '八点半到九点半，下午一点半'],
  ['2026-12-05', '2026年12月5日'],
])('the hour %s is said as %s', (written, said) => {
  expect(spokenText(written)).toBe(said)
})

test.each([
  ['a number that has a colon but no hour', '25:30', '25：30'],
  ['a longer number', '112:30', '112：30'],
  ['a count', '服务 120 人次', '服务120人次'],
  ['a sum', '1234567元', '1234567元'],
  ['a decimal number', '3.5 公里', '3点5公里'],
])('%s is no hour and no phone', (_what, written, said) => {
  expect(spokenText(written)).toBe(said)
})

test.each([
  ['打电话 0579-87012345', '打电话零五七九，八七零幺二三四五'],
  ['13800000094', '幺三八，零零零零，零零九四'],
  ['拨打 12345', '拨打幺二三四五'],
  ['急救打120。', '急救打幺二零。'],
])('the phone in %s is said digit by digit', (written, said) => {
  expect(spokenText(written)).toBe(said)
})

test.each([
  ['dots between services', '量血压 · 测血糖 · 针灸', '量血压、测血糖、针灸'],
  ['brackets', '健康驿站义诊（骨科·内科）', '健康驿站义诊，骨科、内科'],
  ['emoji, also joined ones', '看病👨‍⚕️不要钱❤️！', '看病不要钱！'],
  ['a rare character', '𠮷塘村', '𠮷塘村'],
  ['an address', '见 https://tongxin.example/a?b=1 吧', '见，网址看屏幕，吧'],
  ['Latin words', 'CT 检查 hello world', 'CT检查hello world'],
  ['only signs', '——（）🎉', ''],
])('%s: only what has a sound is said', (_what, written, said) => {
  expect(spokenText(written)).toBe(said)
})

test('each minute of a day has its own words, without a digit', () => {
  const all = Array.from({ length: 1_440 }, (_, at) => {
    const [hours, minutes] = [Math.floor(at / 60), at % 60]
    return spokenClock(hours, minutes, hours < 12 ? '上午' : hours === 12 ? '中午' : undefined)
  })
  expect(new Set(all).size).toBe(1_440)
  expect(
    all.filter((words) => !/^(上午|中午|下午|晚上)[零一二两三四五六七八九十]+点([零一二三四五六七八九十]+分|半|一刻)?$/.test(words)),
  ).toEqual([])
})

const SOUNDS = /^[\w\u00C0-\u024F\u3007\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{323AF}。，、？！；：% ℃]*$/u
const pieces = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '08:30',
    '8:30–11:00',
    '13800000094',
    '0579-87012345',
    '·',
    '（',
    '👨‍👩‍👧',
    '镇',
    '不要钱',
    ' ',
    '……',
    '-',
    ':',
    'https://a.b',
  ),
)
const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))

test('any text becomes words of a voice alone, without an hour in digits and without two pauses in a row', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const said = spokenText(text)
      expect(said).toMatch(SOUNDS)
      expect(said).not.toMatch(/[，、；：][，、；：。？！]|^[，、。]/)
    }),
  )
})

test('an hour among any words is never said in digits', () => {
  const words = fc.constantFrom('明天', '上午 ', '下午', '到', ' ', '，', '唐先镇', '')
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), words, (before, hours, minutes, after) => {
      const clock = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
      expect(spokenText(`${before}${clock}${after}`)).not.toMatch(/\d/)
    }),
  )
})

test('sentences together are the whole text, and none is longer than an engine bears', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 4 }), (all) => {
      const sentences = spokenSentences(all)
      expect(sentences.join('')).toBe(all.map(spokenText).join(''))
      expect(sentences.filter(({ length }) => length > LONGEST_SENTENCE || length === 0)).toEqual([])
      expect(sentences.filter((each) => /[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/.test(each))).toEqual([])
    }),
  )
})

test('a sentence is split at its end before its pauses, and at a pause before the middle of a word', () => {
  expect(spokenSentences(['今天有义诊。明天也有。'])).toEqual(['今天有义诊。', '明天也有。'])
  const long = `${'量血压'.repeat(10)}，${'测血糖'.repeat(10)}`
  expect(spokenSentences([long])).toEqual([`${'量血压'.repeat(10)}，`, '测血糖'.repeat(10)])
})

test.each([
  ['clock times', (size: number) => '8:30–'.repeat(size / 8)],
  ['brackets', (size: number) => '（'.repeat(size)],
  ['digits', (size: number) => '1'.repeat(size)],
  ['pauses', (size: number) => '，。'.repeat(size / 2)],
])('the cost of reading %s grows no faster than the text', async (_what, make) => {
  await expectLinear(make, (text) => spokenSentences([text]), LONGEST_INPUT * 32)
})
