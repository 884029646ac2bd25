import fc from 'fast-check'
import { chosenThings, thingsIn, usualThings, withChosen } from '../../../src/domain/activities/bringing'

const usual = ['身份证', '医保卡', '正在吃的药']

test.each([
  ['marks of every kind', '身份证、医保卡，老花镜;手机\n雨伞。', ['身份证', '医保卡', '老花镜', '手机', '雨伞']],
  ['blanks and marks alone', ' 、 ，', []],
  ['the same thing twice, in other width', 'CT片、ＣＴ片', ['CT片']],
  ['different pictures', '👓、🩺', ['👓', '🩺']],
])('a typed line is split at %s', (_what, line, things) => {
  expect(thingsIn(line)).toEqual(things)
})

test('things of several categories are offered once each, in the order of the categories', () => {
  expect(usualThings({ law: ['身份证', '合同'], health: ['身份证', '医保卡'] }, ['health', 'law', 'other'])).toEqual([
    '身份证',
    '医保卡',
    '合同',
  ])
})

test.each([
  ['nothing', '', ['身份证'], '身份证'],
  ["somebody's own words", '最近的化验单', ['医保卡'], '最近的化验单、医保卡'],
  ['another thing', '身份证', ['身份证', '正在吃的药'], '身份证、正在吃的药'],
  ['a thing that goes', '身份证，老花镜、医保卡', ['医保卡'], '老花镜、医保卡'],
  ['an unfinished line in which nothing changes', '身份证、', ['身份证'], '身份证、'],
])('a tap on usual things after %s', (_what, line, chosen, after) => {
  expect(withChosen(line, usual, chosen)).toBe(after)
})

const line = fc.array(fc.constantFrom(...usual, '老花镜', '雨伞'), { maxLength: 6 }).map((things) => things.join('、'))

test('after every tap exactly the chosen things are chosen, and all other words stay', () => {
  fc.assert(
    fc.property(line, fc.subarray(usual), (before, chosen) => {
      const after = withChosen(before, usual, chosen)
      expect(chosenThings(after, usual)).toEqual(chosen)
      const others = (text: string) => thingsIn(text).filter((thing) => !usual.includes(thing))
      expect(others(after)).toEqual(others(before))
    }),
  )
})
