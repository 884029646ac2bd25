import fc from 'fast-check'
import {
  LONGEST_ACTIVITY,
  checkPlan,
  decideCancellation,
  decideEdit,
  decidePublication,
  defaultWindows,
  overlap,
  phaseOf,
} from '../../../src/domain/activities/activity'
import { day, hour, minute } from '../../../src/domain/calendar/calendar'
import { accept, refuse } from '../../../src/domain/decision'
import { anActivity, end, start } from '../examples'

const opens = anActivity().signUpOpensAt

test.each([
  ['a draft, at any time', { status: 'draft' }, start, 'draft'],
  ['called off, also after its end', { status: 'cancelled' }, end + day, 'cancelled'],
  ['a minute before sign-up opens', {}, opens - minute, 'announced'],
  ['the moment sign-up opens', {}, opens, 'open'],
  ['the last millisecond of sign-up', {}, start - 1, 'open'],
  ['sign-up closed a day early', { signUpClosesAt: start - day }, start - day, 'closed'],
  ['the moment it begins', {}, start, 'running'],
  ['it has begun, though sign-up would still be open', { signUpClosesAt: end }, start + hour, 'running'],
  ['the moment it ends', {}, end, 'ended'],
] as const)('phase: %s', (_why, change, now, expected) => {
  expect(phaseOf(anActivity(change), now)).toBe(expected)
})

test('an activity never returns to an earlier phase, for any windows', () => {
  const order = ['announced', 'open', 'closed', 'running', 'ended']
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }), ([a = 0, b = 0, c = 0, d = 0, now1 = 0, now2 = 0]) => {
      const [opensAt, closesAt] = [Math.min(a, b), Math.max(a, b)]
      const activity = anActivity({ startsAt: c, endsAt: c + d + 1, signUpOpensAt: opensAt, signUpClosesAt: closesAt })
      const [first, second] = [Math.min(now1, now2), Math.max(now1, now2)]
      expect(order.indexOf(phaseOf(activity, first))).toBeLessThanOrEqual(order.indexOf(phaseOf(activity, second)))
    }),
  )
})

const plan = (change: object = {}) => ({ ...anActivity(), ...change })
test.each([
  ['a plain morning', {}, accept],
  ['ends as it begins', { endsAt: start }, refuse('ends-before-start')],
  ['a whole day', { endsAt: start + LONGEST_ACTIVITY }, accept],
  ['a minute more than a day', { endsAt: start + LONGEST_ACTIVITY + minute }, refuse('too-long')],
  ['sign-up would close after the end', { signUpClosesAt: end + minute }, refuse('window-wrong')],
  ['sign-up would open after it closes', { signUpOpensAt: start + 1 }, refuse('window-wrong')],
  ['withdrawal after the start', { withdrawUntil: start + 1 }, refuse('window-wrong')],
])('a plan: %s', (_why, change, expected) => {
  expect(checkPlan(plan(change))).toEqual(expected)
})

test('the default windows always make a valid plan, even for a start in the past', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: LONGEST_ACTIVITY }), (lead, length) => {
      const startsAt = start + lead
      expect(checkPlan({ startsAt, endsAt: startsAt + length, ...defaultWindows(startsAt, start) })).toEqual(accept)
    }),
  )
})

const full = { positions: 2, services: 1 }
test.each([
  ['a complete draft', {}, full, accept],
  ['published before', { status: 'published' }, full, refuse('already-published')],
  ['called off', { status: 'cancelled' }, full, refuse('already-cancelled')],
  ['it begins now: nobody could come', { startsAt: start - 2 * day }, full, refuse('start-in-past')],
  ['nobody could sign up', {}, { positions: 0, services: 1 }, refuse('no-positions')],
  ['residents would not learn what they get', {}, { positions: 1, services: 0 }, refuse('no-services')],
] as const)('publishing: %s', (_why, change, counts, expected) => {
  expect(decidePublication(anActivity({ status: 'draft', ...change }), counts, start - 2 * day)).toEqual(expected)
})

test.each([
  ['before it begins', {}, start - day, accept],
  ['a moment before it begins: a storm', {}, start - 1, accept],
  ['once it has begun: volunteers have served', {}, start, refuse('already-begun')],
  ['a draft: nobody knows of it', { status: 'draft' }, start - day, refuse('not-published')],
  ['after its end: it took place', {}, end, refuse('already-ended')],
  ['twice', { status: 'cancelled' }, start - day, refuse('already-cancelled')],
] as const)('calling off %s', (_why, change, now, expected) => {
  expect(decideCancellation(anActivity(change), now)).toEqual(expected)
})

test.each([
  ['before it begins', {}, start - 1, accept],
  ['once it has begun: its facts are a record', {}, start, refuse('already-begun')],
  ['a draft whose day has passed', { status: 'draft' }, end, accept],
  ['called off', { status: 'cancelled' }, start - day, refuse('already-cancelled')],
] as const)('editing %s', (_why, change, now, expected) => {
  expect(decideEdit(anActivity(change), now)).toEqual(expected)
})

const span = (from: number, to: number) => ({ startsAt: from, endsAt: to })
test.each([
  ['one minute shared', span(0, 10), span(9, 20), true],
  ['one begins as the other ends', span(0, 10), span(10, 20), false],
  ['one within the other', span(0, 10), span(3, 4), true],
])('overlap: %s', (_why, one, other, expected) => {
  expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected])
})
