import type { ActivityStatus } from '../../../src/domain/activities/activity'
import { defaultWindows } from '../../../src/domain/activities/activity'
import { decideApproval, decideReview, publicationOf } from '../../../src/domain/activities/submission'

const now = Date.parse('2027-01-04T02:00:00Z')
const activity = (status: ActivityStatus, startsAt = now + 86_400_000) => ({
  status,
  startsAt,
  endsAt: startsAt + 3_600_000,
  ...defaultWindows(startsAt, now),
})
const both = { positions: 1, services: 1 }

const runner = (id: string, isTrusted: boolean, isLead = false) => ({ id, isTrusted, isLead })
const trusted = runner('minge', true, true)
const hospital = runner('hospital', false)
test.each([
  ['a trusted lead publishes', [trusted], ['minge'], 'published'],
  ['a trusted host publishes under a trusted lead', [trusted, runner('nonggong', true)], ['nonggong'], 'published'],
  ['a host that is not trusted submits, also under a trusted lead', [trusted, hospital], ['hospital'], 'submitted'],
  ['a lead that is not trusted submits', [{ ...hospital, isLead: true }], ['hospital'], 'submitted'],
  [
    'a trusted host under a lead that is not trusted submits',
    [{ ...hospital, isLead: true }, runner('minge', true)],
    ['minge'],
    'submitted',
  ],
  ['an organiser who acts for both publishes', [trusted, hospital], ['hospital', 'minge'], 'published'],
] as const)('%s', (_rule, runners, organises, status) => {
  expect(publicationOf(runners, { volunteerId: 'v', isAdministrator: false, organises })).toBe(status)
  expect(publicationOf(runners, { volunteerId: 'v', isAdministrator: true, organises: [] })).toBe('published')
})

test.each(['draft', 'published', 'cancelled'] as const)('an activity that is %s is not reviewed', (status) => {
  expect(decideReview(activity(status))).toEqual({ ok: false, reason: 'not-submitted' })
  expect(decideApproval(activity(status), both, now)).toEqual({ ok: false, reason: 'not-submitted' })
})

test('a submission is approved only while it could be published', () => {
  expect(decideApproval(activity('submitted'), both, now)).toEqual({ ok: true })
  expect(decideApproval(activity('submitted', now), both, now)).toEqual({ ok: false, reason: 'start-in-past' })
  expect(decideApproval(activity('submitted'), { ...both, positions: 0 }, now)).toEqual({ ok: false, reason: 'no-positions' })
  expect(decideApproval(activity('submitted'), { ...both, services: 0 }, now)).toEqual({ ok: false, reason: 'no-services' })
})
