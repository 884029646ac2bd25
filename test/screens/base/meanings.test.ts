/** The words that an everyday word stands for, as the administrator types them. */
import { hasWord, meaningsIn, meaningsInWords, meaningsProblem } from '../../../src/screens/base/sayings/meanings'

test('words are parted by any mark or blank, each once', () => {
  expect(meaningsIn('理发、剪发，理 发； 义务理发\n剪发')).toEqual(['理发', '剪发', '理', '发', '义务理发'])
  expect(meaningsIn('、 ，')).toEqual([])
  expect(meaningsIn(meaningsInWords(['眼科', '视力']))).toEqual(['眼科', '视力'])
})

test.each([
  [[], '至少一个'],
  [Array.from({ length: 13 }, (_, at) => `词${at}`), '最多写 12 个，现在是 13 个'],
  [['长'.repeat(21)], '太长'],
  [['…'], '没有字'],
])('%j is refused with its reason', (means, reason) => {
  expect(meaningsProblem(means)).toContain(reason)
})

test('up to twelve words of up to twenty characters are taken', () => {
  expect(meaningsProblem(Array.from({ length: 12 }, (_, at) => `${'词'.repeat(18)}${at}`))).toBeNull()
})

test('a saying is found by itself and by its meanings', () => {
  const saying = { name: '剃头', means: ['理发'] }
  expect([hasWord(saying, ''), hasWord(saying, '剃'), hasWord(saying, '理 发'), hasWord(saying, '看牙')]).toEqual([true, true, true, false])
})
