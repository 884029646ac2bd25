import { day, instantAt } from '../../../src/domain/calendar/calendar'
import { bySkillState, skillStateOf } from '../../../src/domain/people/skill-state'

const now = instantAt('2027-01-06', '10:00')
const verified = { verifiedAt: now - day, expiresAt: null }

test.each([
  ['not verified yet', { verifiedAt: null }, 'waiting'],
  ['no end', {}, 'verified'],
  ['one millisecond left', { expiresAt: now + 1 }, 'verified'],
  ['ended this moment', { expiresAt: now }, 'expired'],
] as const)('the state of a skill: %s', (_why, change, expected) => {
  expect(skillStateOf({ ...verified, ...change }, now)).toBe(expected)
})

test('each skill is in one state, in the given order', () => {
  const skills = [verified, { ...verified, expiresAt: now - day }, { ...verified, verifiedAt: null }, { ...verified, expiresAt: now + 1 }]
  const [first, expired, waiting, second] = skills
  expect(bySkillState(skills, now)).toEqual({ waiting: [waiting], expired: [expired], verified: [first, second] })
})
