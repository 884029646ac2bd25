import { countToNotify } from '../../../src/screens/organiser/desk-activity/count-to-notify'
import { aSignUp, aTeam } from './seats'

test('confirmed and waiting people are told, withdrawn ones are not', () => {
  const signUps = [
    aSignUp('一', { phone: '13800000001' }),
    aSignUp('二', { phone: '13800000002', status: 'waitlisted' }),
    aSignUp('三', { phone: '13800000003', status: 'withdrawn' }),
  ]
  expect(countToNotify(signUps, [])).toBe(2)
})

test("a team's leader is told once, as a member or not", () => {
  const team = aTeam('队', { phone: '13800000001' })
  expect(countToNotify([aSignUp('领队', { phone: '13800000001' })], [team])).toBe(1)
  expect(countToNotify([], [team])).toBe(1)
})

test('a person known by name alone cannot be told', () => {
  expect(countToNotify([aSignUp('甲样本', { teamId: '队' })], [])).toBe(0)
})
