import type { ActivityDetail } from '../../../src/contract/activities/activities'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { nextStep } from '../../../src/screens/main/activity/next-step'
import { end, start } from '../../domain/examples'
import { aPosition, aQuota } from '../../components/positions'
import { aDetail } from './detail'

const full = { positions: [aPosition({ taken: 4, waitlisted: 2 })] }
const reserved = { positions: [aPosition({ reserved: 1, quotas: [aQuota({ free: 1 })] })] }
const own = (status: 'confirmed' | 'waitlisted' | 'withdrawn') => ({ own: { signUpId: 's', positionId: 'p', status } })
const before = start - 3 * day

test.each([
  ['sign up while there are seats', {}, before, '志愿者报名'],
  ['wait when there are none', full, before, '报名候补'],
  ['show the ticket of a confirmed volunteer', own('confirmed'), before, '看我的签到码'],
  ['show the place of a waiting volunteer', own('waitlisted'), before, '看我的候补'],
  ['sign up again after leaving', own('withdrawn'), before, '志愿者报名'],
  ['show the ticket during the visit', own('confirmed'), start + hour, '看我的签到码'],
  ['show the record afterwards', own('confirmed'), end, '看我的服务记录'],
] as const)('the next step: %s', (_what, change, now, label) => {
  expect(nextStep(aDetail(change), [], now)).toMatchObject({ label })
})

test.each<[string, Partial<ActivityDetail>, number, RegExp]>([
  ['the visit is cancelled, also for a volunteer who signed up', { status: 'cancelled', ...own('confirmed') }, before, /取消/],
  ['the visit has begun', {}, start, /正在进行/],
  ['the visit is over', {}, end, /已结束/],
  ['sign-up closed early', { signUpClosesAt: before }, before, /截止/],
  ['sign-up has not begun', { signUpOpensAt: before + hour }, before, /1月6日 周三 09:30 开始/],
  ['the visit needs no volunteers', { positions: [] }, before, /不招志愿者/],
  ['the visit is a draft', { status: 'draft' }, before, /还没有发布/],
])('the reason for having no next step: %s', (_what, change, now, why) => {
  expect(nextStep(aDetail(change), [], now)).toEqual({ kind: 'nothing', why: expect.stringMatching(why) })
})

test('seats reserved for an organisation are offered to its verified members; others are offered the waitlist', () => {
  expect(nextStep(aDetail(reserved), [{ id: 'minge', verified: true }], before)).toMatchObject({ label: '志愿者报名' })
  expect(nextStep(aDetail(reserved), [{ id: 'minge', verified: false }], before)).toMatchObject({ label: '报名候补' })
  expect(nextStep(aDetail(reserved), [{ id: 'nonggong', verified: true }], before)).toMatchObject({ label: '报名候补' })
})

test('the next step of a cached activity is decided by the present time', () => {
  expect(nextStep(aDetail({ phase: 'open' }), [], end)).toMatchObject({ kind: 'nothing' })
})
