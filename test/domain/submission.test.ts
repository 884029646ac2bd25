import type { ActivityStatus } from '../../src/domain/activity'
import { defaultWindows } from '../../src/domain/activity'
import { decideApproval, decideReview, publicationOf } from '../../src/domain/submission'

const now = Date.parse('2027-01-04T02:00:00Z')
const activity = (status: ActivityStatus, startsAt = now + 86_400_000) => ({
  status,
  startsAt,
  endsAt: startsAt + 3_600_000,
  ...defaultWindows(startsAt, now),
})
const both = { positions: 1, services: 1 }

test.each([
  [true, false, 'published'],
  [true, true, 'published'],
  [false, true, 'published'],
  [false, false, 'submitted'],
] as const)('trusted %s, administrator %s: %s', (isTrusted, isAdministrator, status) => {
  expect(publicationOf({ isTrusted }, { isAdministrator })).toBe(status)
})

test.each(['draft', 'published', 'cancelled'] as const)('what is %s is not reviewed', (status) => {
  expect(decideReview(activity(status))).toEqual({ ok: false, reason: 'not-submitted' })
  expect(decideApproval(activity(status), both, now)).toEqual({ ok: false, reason: 'not-submitted' })
})

test('what was submitted is approved while it could be published', () => {
  expect(decideApproval(activity('submitted'), both, now)).toEqual({ ok: true })
  expect(decideApproval(activity('submitted', now), both, now)).toEqual({ ok: false, reason: 'start-in-past' })
  expect(decideApproval(activity('submitted'), { ...both, positions: 0 }, now)).toEqual({ ok: false, reason: 'no-positions' })
  expect(decideApproval(activity('submitted'), { ...both, services: 0 }, now)).toEqual({ ok: false, reason: 'no-services' })
})
