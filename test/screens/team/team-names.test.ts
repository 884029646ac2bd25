import fc from 'fast-check'
import { isPastedList, parseNames } from '../../../src/screens/team/team-names'

test.each([
  ['顿号', '陈样例、胡示范、王样例', ['陈样例', '胡示范', '王样例']],
  ['commas of both widths', '陈样例，胡示范,王样例', ['陈样例', '胡示范', '王样例']],
  ['blanks', '陈样例 胡示范  王样例', ['陈样例', '胡示范', '王样例']],
  ['line breaks', '陈样例\n胡示范\r\n\n王样例\n', ['陈样例', '胡示范', '王样例']],
  ['numbers before the names', '1. 陈样例\n2、胡示范\n③王样例 (4)李演示', ['陈样例', '胡示范', '王样例', '李演示']],
  ['phone numbers after the names', '陈样例 13800000001\n胡示范：13800000002', ['陈样例', '胡示范']],
  ['names of two characters padded to the width of three', '陈样例 王　样\n李　演、胡示范', ['陈样例', '王样', '李演', '胡示范']],
  ['Latin names of several words', 'Anna Sample、陈样例 Bo Muster', ['Anna Sample', '陈样例', 'Bo Muster']],
  ['names with a dot', '买买提·样例、阿不都·示范', ['买买提·样例', '阿不都·示范']],
  ['a slash, which separates nothing', '买买提/样例、胡示范', ['买买提/样例', '胡示范']],
  ['a surname of two characters apart', '欧阳 样例、欧 阳 样 例', ['欧阳样例', '欧阳样例']],
  ['dots and a blank between', '古丽·样例 艾山·示范', ['古丽·样例', '艾山·示范']],
  ['numbers in circles and boxes', '①王样例②李样例 1️⃣张样例', ['王样例', '李样例', '张样例']],
  ['numbers abroad and in groups', '王样例 +85291234567、李样例 135-0000-0001', ['王样例', '李样例']],
  ['signs of a chat', '@王样例 @李样例', ['王样例', '李样例']],
  ['separators alone', ' 、，\n', []],
])('names in a text with %s', (_by, text, names) => {
  expect(parseNames(text)).toEqual(names)
})

test('a list of names joined and parsed again is the same list', () => {
  const name = fc.constantFrom('陈样例', '胡示范', '欧阳样例', 'Anna Sample', '买买提·样例')
  fc.assert(
    fc.property(fc.array(name), fc.constantFrom('、', '，', '\n', '；', ', '), (names, by) => {
      expect(parseNames(names.join(by))).toEqual(names)
    }),
  )
})

test.each([
  ['a name typed letter by letter', '陈样', '陈样例', false],
  ['a comma typed after the name', '陈样例', '陈样例，', false],
  ['a second name typed after the comma', '陈样例，', '陈样例，胡示范', false],
  ['a list into an empty seat', '', '陈样例、胡示范', true],
  ['more names after the first', '陈样例', '陈样例、胡示范、王样例', true],
  ['characters deleted', '陈样例 胡示范', '陈样例 胡示', false],
])('a pasted list is distinguished from typing: %s', (_what, before, after, isList) => {
  expect(isPastedList(before, after)).toBe(isList)
})
