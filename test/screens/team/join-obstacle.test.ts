import type { InvitationView } from '../../../src/contract/teams'
import { day, hour } from '../../../src/domain/calendar/calendar'
import type { OwnSignUp } from '../../../src/domain/sign-ups/sign-up'
import { knownObstacle } from '../../../src/screens/team/join/obstacle'
import { aProfile, anActivity, end, start } from '../../domain/examples'

const invitation = {
  teamId: 't',
  status: 'confirmed',
  activity: { ...anActivity(), id: 'this' },
  organisation: { id: 'nonggong', name: '农工党' },
  leader: '王样例',
  parts: [{ positionId: 'p', position: '秩序引导', skill: null, open: 1 }],
  named: null,
  ownSignUpId: null,
} as unknown as InvitationView
const profile = {
  ...aProfile(),
  consents: [...aProfile().consents],
  organisations: [{ id: 'nonggong', name: '农工党', verified: true, split: null }],
  skills: [],
  isComplete: true,
  takenBack: [],
  hasConsent: true,
  leavesAt: null,
}
const other: OwnSignUp = { activityId: 'other', activityTitle: '送春联', status: 'confirmed', startsAt: start + hour, endsAt: end }
const obstacle = (...own: OwnSignUp[]) => knownObstacle(invitation, 'p', profile, own, start - 3 * day)

test('an overlap is told before the invitation is accepted, and a visit that waits or only touches is none', () => {
  expect(obstacle()).toBeUndefined()
  expect(obstacle(other)).toEqual({ ok: false, reason: 'overlaps', about: '送春联' })
  expect(obstacle({ ...other, status: 'waitlisted' })).toBeUndefined()
  expect(obstacle({ ...other, startsAt: end, endsAt: end + hour })).toBeUndefined()
})

test('whoever has signed up for the visit alone is told so before joining', () => {
  expect(obstacle({ ...other, activityId: 'this' })?.reason).toBe('already-signed-up')
})
