/** The opening code. */
import { day } from '../../../src/domain/calendar/calendar'
import { decideOpening, shownOpening, tidyOpening } from '../../../src/domain/people/opening'

const NOW = 1_800_000_000_000
const valid = { endsAt: NOW + day, triesLeft: 5, isUsed: false }
const over = { ok: false, reason: 'opening-over' }

describe('an opening code', () => {
  it('opens once', () => {
    expect(decideOpening(valid, true, NOW)).toEqual({ ok: true })
    expect(decideOpening({ ...valid, isUsed: true }, true, NOW)).toEqual(over)
  })
  it('is refused when wrong, with the tries that are left', () =>
    expect(decideOpening(valid, false, NOW)).toEqual({ ok: false, reason: 'opening-wrong', about: '4' }))
  it('is refused after five wrong ones of the account, also when right', () =>
    expect(decideOpening({ ...valid, triesLeft: 0 }, true, NOW)).toEqual(over))
  it('is void after a day', () => {
    expect(decideOpening({ ...valid, endsAt: NOW }, true, NOW)).toEqual(over)
    expect(decideOpening({ ...valid, endsAt: NOW + 1 }, true, NOW)).toEqual({ ok: true })
  })
  it('is refused where none was made', () => expect(decideOpening(null, true, NOW)).toEqual(over))
  it('may be typed in small letters, with blanks or dashes', () => {
    expect(shownOpening('ABCDEFGH2345')).toBe('ABCD-EFGH-2345')
    expect(tidyOpening(' abcd-efgh 2345\n')).toBe('ABCDEFGH2345')
  })
})
