import type { TakeBackPreview } from '../../../src/contract/people/consents'
import type { ProfileView, SaveProfileInput } from '../../../src/contract/people/profile'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { CONSENT_VERSION, type ConsentKind } from '../../../src/domain/people/profile'
import { afterTakingBack, errorsIn, initialAnswers, untickedInForce } from '../../../src/screens/volunteer/profile/form-state'
import { endingLines, takenBackLines } from '../../../src/screens/volunteer/taking-back-words'
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
  expect(Object.keys(errorsIn(answers(change)))).toEqual(expected)
})

test('unticking asks about a consent that is in force, and about no other', () => {
  const given = (...kinds: ConsentKind[]) => ({
    ...holding(false, null),
    consents: kinds.map((kind) => ({ kind, version: CONSENT_VERSION, givenAt: 0 })),
  })
  const none = { agreesToPersonalData: false, agreesToMembership: false }
  expect(untickedInForce(null, none)).toBeNull()
  expect(untickedInForce(given(), none)).toBeNull()
  expect(untickedInForce(given('membership'), none)).toBe('membership')
  expect(untickedInForce(given('personal-data', 'membership'), none)).toBe('personal-data')
  expect(untickedInForce(given('personal-data', 'membership'), { ...none, agreesToPersonalData: true })).toBe('membership')
  expect(untickedInForce(given('personal-data'), { ...none, agreesToPersonalData: true })).toBeNull()
})

test('the form after a consent was taken back has nothing that ended, and keeps what was typed', () => {
  const typed = answers({ organisationIds: ['nonggong'], skillIds: ['medicine'], agreesToMembership: true })
  expect({ ...typed, ...afterTakingBack('membership') }).toEqual({ ...answers({ skillIds: ['medicine'] }), splits: null })
  expect({ ...typed, ...afterTakingBack('personal-data') }).toEqual({
    ...answers({ phone: '', agreesToPersonalData: false }),
    splits: null,
  })
})

test('the confirmation names everything that ends', () => {
  const now = instantAt('2027-02-01', '08:00')
  const visit = { title: '义诊', startsAt: instantAt('2027-02-06', '08:30') }
  const ending: TakeBackPreview = {
    refusal: null,
    signUps: [{ ...visit, signUpId: 's', activityId: 'a', end: 'withdrawn' }],
    teams: [
      { ...visit, teamId: 't', organisation: '民革', successor: { volunteerId: 'v', name: '胡示范' } },
      { ...visit, teamId: 'u', organisation: '民盟', successor: null },
    ],
    organisations: ['民革', '民盟'],
    roles: 1,
  }
  const lines = endingLines('personal-data', ending, now).join('\n')
  for (const words of ['义诊', '报名退出', '改由胡示范带队', '整队退出', '民革、民盟的成员身份', '权限', '手机号和专长'])
    expect(lines).toContain(words)
  expect(endingLines('membership', { ...ending, signUps: [], teams: [], organisations: [], roles: 0 }, now)).toEqual([
    expect.stringContaining('没有'),
  ])
  expect(takenBackLines([{ kind: 'membership', at: now }])).toEqual([expect.stringContaining('2027 年 2 月 1 日')])
})

const skills = [
  { id: 'medicine', name: '临床医疗', needsVerification: true, isRetired: false },
  { id: 'calligraphy', name: '书法', needsVerification: false, isRetired: false },
]
const holding = (verified: boolean, expiresAt: number | null): ProfileView => ({
  name: '陈样例',
  phone: '13800000001',
  organisations: [],
  skills: [{ skillId: 'medicine', name: '临床医疗', verified, expiresAt }],
  consents: [],
  isComplete: true,
  takenBack: [],
  hasConsent: true,
  leavesAt: null,
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
