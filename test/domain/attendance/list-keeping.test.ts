import fc from 'fast-check'
import { day } from '../../../src/domain/calendar/calendar'
import { BELIEVED_AFTER, listState } from '../../../src/domain/attendance/list-keeping'

const keepUntil = 100 * day
const state = (now: number, heardAt = 0) => listState(keepUntil, { now, heardAt })

test.each([
  ['an attendance list is open at its last moment', keepUntil, 0, 'open'],
  ['an attendance list is shut a moment later without a network: it may be the clock', keepUntil + 1, 0, 'shut'],
  ['an attendance list is shut a moment later if the server was heard before that', keepUntil + 1, keepUntil, 'shut'],
  ['an attendance list is over a moment later by the server', keepUntil + 1, keepUntil + 1, 'over'],
  ['an attendance list is over by the server, with any clock on the phone', 0, keepUntil + 1, 'over'],
  ['an attendance list is shut a week later without a network', keepUntil + BELIEVED_AFTER, 0, 'shut'],
  ['an attendance list is over more than a week later without a network', keepUntil + BELIEVED_AFTER + 1, 0, 'over'],
] as const)('%s', (_why, now, heardAt, expected) => {
  expect(state(now, heardAt)).toBe(expected)
})

const moment = fc.integer({ min: 0, max: 300 * day })
/** True time, time of the last contact with the server (never in the future), and the clock's jump since. */
const phone = fc
  .record({ truth: moment, ago: moment, jump: fc.integer({ min: -400 * day, max: 400 * day }), isOnline: fc.boolean() })
  .map(({ truth, ago, jump, isOnline }) => ({ truth, jump, heardAt: isOnline ? truth : Math.max(0, truth - ago) }))

test('with a right clock an attendance list is unreadable when its time is over, and deleted after contact to the server or a week', () => {
  fc.assert(
    fc.property(phone, ({ truth, heardAt }) => {
      const is = state(truth, heardAt)
      expect(is === 'open').toBe(truth <= keepUntil)
      if (truth > keepUntil && (heardAt === truth || truth > keepUntil + BELIEVED_AFTER)) expect(is).toBe('over')
    }),
  )
})

test('a clock up to a week ahead costs no attendance list: when the clock is corrected, the list opens again', () => {
  fc.assert(
    fc.property(phone, ({ truth, jump, heardAt }) => {
      fc.pre(truth <= keepUntil && jump <= BELIEVED_AFTER)
      expect(state(truth + jump, heardAt)).not.toBe('over')
      expect(state(truth, truth)).toBe('open')
    }),
  )
})

test('after the server has reported the end, no setting of the clock brings an attendance list back', () => {
  fc.assert(
    fc.property(phone, moment, ({ heardAt }, now) => {
      if (heardAt > keepUntil) expect(state(now, heardAt)).toBe('over')
    }),
  )
})
