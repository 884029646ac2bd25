/** Leaving: who may, when it ends, what goes along, and what a text keeps. */
import fc from 'fast-check'
import { day } from '../../../src/domain/calendar/calendar'
import {
  TIME_TO_CHANGE,
  decideLeaving,
  goesAlong,
  isOver,
  leavingAt,
  pseudonymOf,
  withoutMention,
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

describe('an entry without an account', () => {
  const person = { name: '王一', phone: '13900000001', hasNamesake: false }
  const entry = { name: '王一', phone: '', isToldApart: false }
  it('goes along with the only person of its name', () => {
    expect(goesAlong(entry, person)).toBe(true)
    expect(goesAlong({ ...entry, phone: person.phone }, { ...person, hasNamesake: true })).toBe(true)
  })

  it('stays with another name, another phone, a namesake to whom it may belong, or after somebody told the two apart', () => {
    expect(goesAlong({ ...entry, name: '王一鸣' }, person)).toBe(false)
    expect(goesAlong({ ...entry, phone: '13900000002' }, person)).toBe(false)
    expect(goesAlong(entry, { ...person, hasNamesake: true })).toBe(false)
    expect(goesAlong({ ...entry, isToldApart: true }, person)).toBe(false)
  })
})

describe('a text', () => {
  it('loses every mention of the person and keeps longer names that contain it', () => {
    expect(withoutMention('王一带队，王一鸣和王一', '王一', pseudonymOf('ABC234'), ['王一鸣', '王一'])).toBe(
      '已注销ABC234带队，王一鸣和已注销ABC234',
    )
    expect(withoutMention('高山镇的高山', '高山', 'X', ['高山镇'])).toBe('高山镇的X')
  })

  it('without a mention stays as it is, also with no name to look for', () => {
    expect(withoutMention('下乡义诊', '王一', 'X', [])).toBe('下乡义诊')
    expect(withoutMention('下乡义诊', '', 'X', ['下乡'])).toBe('下乡义诊')
  })

  it('holds no mention afterwards, and the text again when the mention is put back', () => {
    const words = fc.array(fc.constantFrom('王一', '王', '一', '𠮷', '来', '13900000001'), { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(words, (text) => {
        const without = withoutMention(text, '王一', '已注销QQ', [])
        expect(without).not.toContain('王一')
        expect(without.replaceAll('已注销QQ', '王一')).toBe(text)
      }),
    )
  })
})
