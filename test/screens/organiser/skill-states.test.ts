import type { DeclaredSkill } from '../../../src/contract/seats'
import { day, instantAt } from '../../../src/domain/calendar/calendar'
import { dayProblem, endOfLicence, inOrder, lastDayOf, stateOf } from '../../../src/screens/organiser/skill-states'

const now = instantAt('2027-01-06', '10:00')
const aSkill = (name: string, change: Partial<DeclaredSkill> = {}): DeclaredSkill => ({
  volunteerId: name,
  name,
  organisation: '农工党',
  skillId: 'clinical',
  skill: '临床医疗',
  verifiedAt: now - day,
  expiresAt: null,
  ...change,
})

test.each([
  ['not verified yet', { verifiedAt: null }, 'waiting'],
  ['no end', {}, 'verified'],
  ['one millisecond left', { expiresAt: now + 1 }, 'verified'],
  ['ended this moment', { expiresAt: now }, 'expired'],
] as const)('the state of a skill: %s', (_why, change, expected) => {
  expect(stateOf(aSkill('样例', change), now)).toBe(expected)
})

test('skills that need a decision come first: unverified, then expired', () => {
  const skills = [aSkill('有效'), aSkill('到期', { expiresAt: now - day }), aSkill('待核', { verifiedAt: null })]
  expect(inOrder(skills, now).map(({ name }) => name)).toEqual(['待核', '到期', '有效'])
})

test('a licence is valid through the typed day', () => {
  expect(endOfLicence('2027-01-09')).toBe(instantAt('2027-01-10', '00:00'))
  expect(lastDayOf(endOfLicence('2027-01-09'))).toBe('2027-01-09')
})

test.each([
  ['none', '', true],
  ['today', '2027-01-06', true],
  ['yesterday', '2027-01-05', false],
  ['a day that does not exist', '2027-02-30', false],
  ['later than a call can carry', '2199-01-01', false],
])('the last day of a licence: %s', (_why, typed, isGood) => {
  expect(dayProblem(typed, now) === null).toBe(isGood)
})
