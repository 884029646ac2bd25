import type { ProfileView, SaveProfileInput } from '../../../src/contract/people/profile'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { errorsIn, initialAnswers } from '../../../src/screens/volunteer/profile/form-state'
import { skillWords } from '../../../src/screens/volunteer/profile/skill-words'

const answers = (change: Partial<SaveProfileInput> = {}): SaveProfileInput => ({
  name: '陈样例',
  phone: '13800000001',
  organisationIds: [],
  skillIds: [],
  agreesToPersonalData: true,
  agreesToMembership: false,
  ...change,
})

test('both consents start unticked', () => {
  expect(initialAnswers(null)).toMatchObject({ agreesToPersonalData: false, agreesToMembership: false })
})

test.each([
  ['none if all is filled in', {}, []],
  ['a phone number as people type it', { phone: '１３８ 0000 0001' }, []],
  ['the name', { name: '陈' }, ['name']],
  ['the phone number', { phone: '1380000' }, ['phone']],
  ['the first consent', { agreesToPersonalData: false }, ['consent']],
  ['the second consent, for a member', { organisationIds: ['nonggong'] }, ['consent']],
  ['none for a member who gave both consents', { organisationIds: ['nonggong'], agreesToMembership: true }, []],
])('problems of the form: %s', (_what, change, expected) => {
  expect(Object.keys(errorsIn(answers(change), true))).toEqual(expected)
})

test('a person with a stored profile may withdraw consent', () => {
  expect(errorsIn(answers({ agreesToPersonalData: false }), false)).toEqual({})
})

const skills = [
  { id: 'medicine', name: '临床医疗', needsVerification: true },
  { id: 'calligraphy', name: '书法', needsVerification: false },
]
const holding = (verified: boolean, expiresAt: number | null): ProfileView => ({
  name: '陈样例',
  phone: '13800000001',
  organisations: [],
  skills: [{ skillId: 'medicine', name: '临床医疗', verified, expiresAt }],
  consents: [],
  isComplete: true,
  hasConsent: true,
})

test.each([
  ['it needs no verification', 'calligraphy', null, null],
  ['it was just picked', 'medicine', null, '待组织核实'],
  ['the organisation has not looked yet', 'medicine', holding(false, null), '待组织核实'],
  ['the licence does not end', 'medicine', holding(true, null), '已核实'],
  ['the licence is good for the day itself', 'medicine', holding(true, instantAt('2027-03-02', '00:00')), '已核实（至 2027年3月1日）'],
  ['the licence has ended', 'medicine', holding(true, instantAt('2027-02-01', '00:00')), '已过期，请组织重新核实'],
])('the words for a skill: %s', (_why, skillId, profile, words) => {
  expect(skillWords(skillId, profile, { skills }, instantAt('2027-02-01', '00:00'))).toBe(words)
})
