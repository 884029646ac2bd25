import fc from 'fast-check'
import { hour } from '../../../src/domain/calendar/calendar'
import { STAYS_AT_LEAST, isHasty, nextMark } from '../../../src/domain/attendance/next-mark'
import { start } from '../examples'

test('after an arrival the next mark is a departure, however recent the arrival', () => {
  expect(nextMark(null)).toBe('in')
  fc.assert(fc.property(fc.integer({ min: start - hour, max: start + hour }), (inAt) => nextMark(inAt) === 'out'))
})

test('a departure within a quarter of an hour of the arrival is confirmed, and nothing else is', () => {
  const moments = fc.integer({ min: 0, max: hour })
  fc.assert(
    fc.property(moments, fc.constantFrom('in' as const, 'out' as const), fc.boolean(), (stayed, kind, cameIn) => {
      expect(isHasty(kind, cameIn ? start : null, start + stayed)).toBe(kind === 'out' && cameIn && stayed < STAYS_AT_LEAST)
    }),
  )
})
