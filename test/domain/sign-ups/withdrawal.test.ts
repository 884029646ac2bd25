import { day, minute } from '../../../src/domain/calendar/calendar'
import { accept, refuse } from '../../../src/domain/decision'
import { mayMoveUp, MOVE_UP_CUTOFF } from '../../../src/domain/seats/waitlist'
import { decideWithdrawal } from '../../../src/domain/sign-ups/withdrawal'
import { anActivity, start } from '../examples'

const deadline = start - day

test.each([
  ['a volunteer, one minute before the deadline', 'confirmed', 'volunteer', deadline - minute, accept],
  ['a volunteer, on the deadline: it is too late', 'confirmed', 'volunteer', deadline, refuse('past-withdrawal-deadline')],
  ['an organiser, after the deadline', 'confirmed', 'organiser', deadline + minute, accept],
  ['an organiser, once it has begun: a volunteer who is not there is absent', 'confirmed', 'organiser', start, refuse('already-begun')],
  ['a waiting volunteer, who holds no seat, after the deadline', 'waitlisted', 'volunteer', deadline + minute, accept],
  ['a waiting volunteer, once it has begun', 'waitlisted', 'volunteer', start, refuse('already-begun')],
  ['a volunteer, a second time', 'withdrawn', 'volunteer', deadline - minute, refuse('not-signed-up')],
  ['a volunteer, after the activity was called off', 'cancelled', 'volunteer', deadline - minute, refuse('not-signed-up')],
] as const)('withdrawal by %s', (_why, status, by, now, expected) => {
  expect(decideWithdrawal(status, anActivity({ withdrawUntil: deadline }), by, now)).toEqual(expected)
})

test.each([
  ['a moment before the cut-off', {}, start - MOVE_UP_CUTOFF - 1, true],
  ['at the cut-off: they may have made other plans', {}, start - MOVE_UP_CUTOFF, false],
  ['an activity that was called off', { status: 'cancelled' }, start - 5 * day, false],
] as const)('moving up from the waitlist: %s', (_why, change, now, expected) => {
  expect(mayMoveUp(anActivity(change), false, now)).toBe(expected)
})
