import fc from 'fast-check'
import { findNamed } from '../../../src/domain/vocabulary/finding'

const organisations = [
  ['民革永康市支部', '民革'],
  ['民盟永康基层委员会', '民盟'],
  ['永康市工商业联合会', '工商联'],
  ['永康市新的社会阶层人士联谊会', '新阶联'],
  ['永康市工商联女企业家商会', '女企商会'],
]
const found = (typed: string) => findNamed(organisations, typed, (names) => names).map(([, short]) => short)

test.each([
  ['the short name', '民革', ['民革']],
  ['a part of the full name', '基层委员会', ['民盟']],
  ['a name that begins so before a name that has it inside', '工商联', ['工商联', '女企商会']],
  ['characters that are not together', '新社联谊', ['新阶联']],
  ['the place before the party', '永康民革', ['民革']],
  ['words in another order', '支部 永康', ['民革']],
  ['width and points of one word', '「民革」', ['民革']],
  ['nothing for blank text', ' 　', []],
  ['nothing for what is not there', '致公党', []],
])('finding by a few characters: %s', (_what, typed, expected) => {
  expect(found(typed)).toEqual(expected)
})

const entries = fc.uniqueArray(fc.stringMatching(/^[甲乙丙丁a-z0-9]{1,8}$/), { minLength: 1, maxLength: 20 })

test('every entry is found by its own name, first among those that do not begin with it, and whatever is found was in the list', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (names, pick) => {
      const name = names[pick % names.length] ?? ''
      const list = findNamed(names, name, (one) => [one])
      expect(names).toEqual(expect.arrayContaining(list))
      expect(list.filter((one) => !one.toLowerCase().startsWith(name.toLowerCase()) && list.indexOf(one) < list.indexOf(name))).toEqual([])
      expect(list).toContain(name)
    }),
  )
})

test('more typed characters never find more', () => {
  fc.assert(
    fc.property(entries, fc.stringMatching(/^[甲乙丙丁a-z0-9]{1,4}$/), fc.stringMatching(/^[甲乙丙丁a-z0-9]$/), (names, typed, next) => {
      const before = findNamed(names, typed, (one) => [one])
      for (const one of findNamed(names, typed + next, (name) => [name])) expect(before).toContain(one)
    }),
  )
})
