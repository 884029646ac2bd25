import { ATTEMPTS_REST, type Attempts, MOST_ATTEMPTS, afterWrong, mayTry } from '../../../src/domain/attendance/attempts'
import { minute } from '../../../src/domain/calendar/calendar'
import { start } from '../examples'

const wrong = (times: number, every: number) => {
  let attempts: Attempts | null = null
  for (let n = 0; n < times; n++) attempts = afterWrong(attempts, start + n * every)
  return attempts
}

test('five wrong codes in a row are allowed, but not a sixth', () => {
  expect(mayTry(null, start)).toBe(true)
  expect(mayTry(wrong(MOST_ATTEMPTS - 1, minute), start + 4 * minute)).toBe(true)
  expect(mayTry(wrong(MOST_ATTEMPTS, minute), start + 4 * minute)).toBe(false)
})

test('the wait begins at the last wrong code', () => {
  const last = start + (MOST_ATTEMPTS - 1) * minute
  expect(mayTry(wrong(MOST_ATTEMPTS, minute), last + ATTEMPTS_REST - 1)).toBe(false)
  expect(mayTry(wrong(MOST_ATTEMPTS, minute), last + ATTEMPTS_REST)).toBe(true)
})

test('after a wait one more try is allowed, not another five', () => {
  const rested = start + ATTEMPTS_REST
  const again = afterWrong(wrong(MOST_ATTEMPTS, 0), rested)
  expect(again).toEqual({ count: MOST_ATTEMPTS + 1, lastAt: rested })
  expect([mayTry(again, rested + ATTEMPTS_REST - 1), mayTry(again, rested + ATTEMPTS_REST)]).toEqual([false, true])
})
