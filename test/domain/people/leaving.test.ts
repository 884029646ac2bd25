/** Leaving: who may, when it ends, and what goes along. */
import { day } from '../../../src/domain/calendar/calendar'
import {
  TIME_TO_CHANGE,
  decideLeaving,
  decideStaying,
  goesAlong,
  isOver,
  leavesNobody,
  leavingAt,
  pseudonymOf,
} from '../../../src/domain/people/leaving'

describe('leaving', () => {
  it('is refused to the last administrator alone', () => {
    expect(decideLeaving('a', ['a'])).toEqual({ ok: false, reason: 'last-administrator' })
    expect(decideLeaving('a', ['a', 'b'])).toEqual({ ok: true })
    expect(decideLeaving('a', ['b'])).toEqual({ ok: true })
    expect(decideLeaving('a', [])).toEqual({ ok: true })
  })

  it('takes effect seven days after the first request, not a moment earlier', () => {
    expect(TIME_TO_CHANGE).toBe(7 * day)
    const end = leavingAt(null, 1_000)
    expect(end).toBe(1_000 + 7 * day)
    expect(leavingAt(end, 1_000 + day)).toBe(end)
    expect([isOver(end, end - 1), isOver(end, end)]).toEqual([false, true])
  })
})

describe('a request', () => {
  it('is taken back until its end, also when the data is still there afterwards', () => {
    expect(decideStaying(1_000, 999)).toEqual({ ok: true })
    expect(decideStaying(1_000, 1_000)).toEqual({ ok: false, reason: 'leaving-over' })
    expect(decideStaying(null, 1_000)).toEqual({ ok: true })
  })

  it('of an administrator waits at its end while nobody else is one', () => {
    expect(leavesNobody(true, [])).toBe(true)
    expect(leavesNobody(true, ['b'])).toBe(false)
    expect(leavesNobody(false, [])).toBe(false)
  })
})

describe('an entry without an account', () => {
  const person = { name: '王一', phone: '13900000001' }
  const entry = { name: '王 一', phone: person.phone, isToldApart: false, isAwaited: false }
  it('goes along with name and phone of the person', () => {
    expect(goesAlong(entry, person)).toBe(true)
  })

  it('stays with the name alone, since anybody may take it', () => {
    expect(goesAlong({ ...entry, phone: '' }, person)).toBe(false)
    expect(goesAlong({ ...entry, phone: '' }, { ...person, phone: '' })).toBe(false)
  })

  it('stays with another name, another phone, a visit ahead, or after somebody told the two apart', () => {
    expect(goesAlong({ ...entry, name: '王一鸣' }, person)).toBe(false)
    expect(goesAlong({ ...entry, phone: '13900000002' }, person)).toBe(false)
    expect(goesAlong({ ...entry, isAwaited: true }, person)).toBe(false)
    expect(goesAlong({ ...entry, isToldApart: true }, person)).toBe(false)
  })
})

test('a pseudonym says that somebody left, and nothing else', () => {
  expect(pseudonymOf('ABC234')).toBe('已注销ABC234')
})
