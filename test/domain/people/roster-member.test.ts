import { accept, refuse } from '../../../src/domain/decision'
import { type TypedMember, checkMember, tidyMember } from '../../../src/domain/people/roster-member'

const typed = (change: Partial<TypedMember> = {}): TypedMember => ({
  id: null,
  name: '王样例',
  phone: '13800000001',
  branch: '第一支部',
  skills: [],
  note: '',
  ...change,
})

test.each([
  ['a name with a blank in it', { name: ' 王 样例 ' }, { name: '王样例' }],
  ['a name with a word beside it, which stays as typed', { name: '王样例（主委）' }, { name: '王样例（主委）' }],
  ['two names, which stay as typed', { name: '王样例、李样例' }, { name: '王样例、李样例' }],
  ['a phone in groups', { phone: '138 0000 0001' }, { phone: '13800000001' }],
  ['skills in one text', { skills: ['书法、国画', '书法'] }, { skills: ['书法', '国画'] }],
])('a member typed by hand is stored in the form that a file gives: %s', (_what, change, expected) => {
  expect(tidyMember(typed(change))).toEqual(typed(expected))
})

const facts = { isKnown: true, sameId: undefined }
test.each([
  ['new', {}, {}, accept],
  ['who was removed meanwhile', { id: '1' }, { isKnown: false }, refuse('member-gone')],
  ['with a word beside the name', { name: '王样例（主委）' }, {}, refuse('name-unreadable')],
  ['with a blank in the name', { name: '王 样例' }, {}, refuse('name-unreadable')],
  ['with no name', { name: '' }, {}, refuse('name-unreadable')],
  ['with a phone of ten digits', { phone: '1380000000' }, {}, refuse('phone-not-mobile')],
  ['with the name and phone of another member', { id: '1' }, { sameId: '2' }, refuse('member-twice')],
  ['new, with the name and phone of a member', {}, { sameId: '2' }, refuse('member-twice')],
  ['who keeps their own name and phone', { id: '1' }, { sameId: '1' }, accept],
])('a member %s is accepted or refused', (_who, change, known, expected) => {
  expect(checkMember(typed(change), { ...facts, ...known })).toEqual(expected)
})
