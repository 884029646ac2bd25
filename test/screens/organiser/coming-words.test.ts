import type { Vocabulary } from '../../../src/contract/activities/activities'
import { answerWords, comingPreview, contactIn, summaryWords } from '../../../src/screens/organiser/publish/coming-words'
import { aForm } from '../../client/activities/forms'

const vocabulary = (contactPhone: string | null): Vocabulary => ({
  base: { name: '示范基地', county: '示范县', isDemo: false, contactPhone, callingHours: null },
  categories: [],
  towns: [],
  skills: [],
  organisations: [{ id: 'nonggong', name: '农工党示范县支部', shortName: '农工党', kind: 'party' }],
})
const office = { name: '示范基地', phone: '0571-81234567' }

test.each([
  [
    "the visit's",
    { contactName: '陈样例', contactPhone: '13900000001' },
    { nonggong: '0571-81234568' },
    { name: '陈样例', phone: '13900000001' },
  ],
  ["the lead organisation's", {}, { nonggong: '0571-81234568' }, { name: '农工党', phone: '0571-81234568' }],
  ["the base's", {}, { minge: '0571-81234568' }, office],
])('the form names whose number residents will see: %s', (_whose, said, phones, contact) => {
  expect(contactIn(aForm(said), vocabulary(office.phone), phones)).toEqual(contact)
})

test('without any number the form says so', () => {
  expect(contactIn(aForm(), vocabulary(null), {})).toBeNull()
  expect(summaryWords(aForm(), null)).toBe('直接来；没有电话可问')
})

test.each([
  ['of a usual visit', {}, '直接来；打电话问示范基地 0571-81234567'],
  ['of a visit to which residents call first', { comesBy: 'call-first' as const }, '先打电话；打电话问示范基地 0571-81234567'],
  ['without a name that has no number', { contactName: '陈样例' }, '直接来；打电话问示范基地 0571-81234567'],
  [
    'of everything',
    {
      contactName: '陈样例',
      contactPhone: '13900000001',
      gettingThere: '坐 12 路',
      isIndoors: true,
      isStepFree: true,
      inRain: 'goes-on' as const,
      location: { latitude: 28.89, longitude: 120.01 },
    },
    '直接来；怎么来：坐 12 路；陈样例 13900000001；室内；轮椅进得去；下雨照常；地图上标了位置',
  ],
])('the one line %s', (_what, said, words) => {
  expect(summaryWords(aForm(said), office)).toBe(words)
})

test('the preview begins with what to bring', () => {
  expect(comingPreview(aForm({ bring: ' 身份证 ' }), office)).toBe('带：身份证；直接来；打电话问示范基地 0571-81234567')
})

test.each([
  ['comesBy', { comesBy: 'call-first' as const }, '先打电话'],
  ['contact', {}, '没有'],
  ['contact', { contactName: '陈样例', contactPhone: '13900000001' }, '陈样例 13900000001'],
  ['location', { location: { latitude: 28.89, longitude: 120.01 } }, '28.890000, 120.010000'],
  ['location', { locationTyped: '村口' }, '村口'],
  ['indoors', { isIndoors: false }, '露天'],
  ['stepFree', { isStepFree: false }, '有台阶，轮椅进不去'],
  ['stepFree', { isIndoors: true }, '没有'],
  ['rain', { inRain: 'moves-indoors' as const }, '下雨改到室内'],
] as const)("another person's answer to %s %j is read as %s", (field, said, words) => {
  expect(answerWords(aForm(said), field)).toBe(words)
})
