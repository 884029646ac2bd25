/** Length and end of a session. */
import fc from 'fast-check'
import { day, hour, minute } from '../../../src/domain/calendar/calendar'
import { type SessionFacts, type SessionKind, LASTS, endOf, stateOf } from '../../../src/domain/people/sessions'

const NOW = 1_800_000_000_000
const session = (facts: Partial<SessionFacts> = {}): SessionFacts => ({
  kind: 'browser',
  device: 'Chrome',
  usedAt: NOW,
  endsAt: endOf('browser', NOW),
  endedAt: null,
  ...facts,
})

describe('a session', () => {
  it('lasts thirty days from its last use, and on a shared browser four hours', () => {
    expect(LASTS).toEqual({ phone: 30 * day, browser: 30 * day, 'shared-browser': 4 * hour })
  })

  it('that is used at least once in its time never ends by itself', () => {
    const kinds = fc.constantFrom<SessionKind>('phone', 'browser', 'shared-browser')
    fc.assert(
      fc.property(kinds, fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), { maxLength: 50 }), (kind, gaps) => {
        const held = session({ kind, endsAt: endOf(kind, NOW) })
        for (const gap of gaps) {
          // The end moves with the noted uses alone, so the gap counts from the last of these.
          const now = held.usedAt + gap * LASTS[kind]
          const state = stateOf(held, 'Chrome', now)
          expect(state.is).toBe('live')
          if (state.is === 'live' && state.noted) Object.assign(held, { usedAt: now, endsAt: endOf(kind, now) })
        }
      }),
    )
  })

  it('is over at its end, and a moment before it is live', () => {
    const { endsAt } = session()
    expect(stateOf(session(), 'Chrome', endsAt)).toEqual({ is: 'over' })
    expect(stateOf(session(), 'Chrome', endsAt - 1)).toEqual({ is: 'live', noted: true })
  })

  it('that was ended is over, before its time too', () => {
    expect(stateOf(session({ endedAt: NOW }), 'Chrome', NOW + 1)).toEqual({ is: 'over' })
  })

  it('whose token comes from another kind of browser is used elsewhere, unless it is over anyway', () => {
    expect(stateOf(session(), 'Firefox', NOW)).toEqual({ is: 'used-elsewhere' })
    expect(stateOf(session({ endedAt: NOW }), 'Firefox', NOW)).toEqual({ is: 'over' })
  })

  it('is noted at most every half hour, since a note is a write', () => {
    expect(stateOf(session(), 'Chrome', NOW + 30 * minute - 1)).toEqual({ is: 'live', noted: false })
    expect(stateOf(session(), 'Chrome', NOW + 30 * minute)).toEqual({ is: 'live', noted: true })
  })
})
