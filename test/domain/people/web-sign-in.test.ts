/** A browser signed in by a phone: who may scan, confirm and collect. */
import { minute } from '../../../src/domain/calendar/calendar'
import { type WebSignIn, decideConfirm, decideScan, webSignInState } from '../../../src/domain/people/web-sign-in'

const NOW = 1_800_000_000_000
const asked = (facts: Partial<WebSignIn> = {}): WebSignIn => ({
  endsAt: NOW + 2 * minute,
  number: 42,
  openid: null,
  answer: null,
  isCollected: false,
  ...facts,
})
const over = { ok: false, reason: 'sign-in-code-over' }
const taken = { ok: false, reason: 'sign-in-code-taken' }

describe('a scan', () => {
  it('is accepted for a fresh code, and again for the same account', () => {
    expect(decideScan(asked(), 'chen', NOW)).toEqual({ ok: true })
    expect(decideScan(asked({ openid: 'chen' }), 'chen', NOW)).toEqual({ ok: true })
  })
  it('by a second account is refused', () => expect(decideScan(asked({ openid: 'chen' }), 'hu', NOW)).toEqual(taken))
  it.each([
    ['unknown', null],
    ['expired', asked({ endsAt: NOW })],
    ['answered', asked({ openid: 'chen', answer: 'confirmed' })],
    ['refused', asked({ openid: 'chen', answer: 'refused' })],
    ['collected', asked({ openid: 'chen', answer: 'confirmed', isCollected: true })],
  ])('of an %s code is refused', (_state, facts) => expect(decideScan(facts, 'chen', NOW)).toEqual(over))
})

describe('a confirmation', () => {
  const scanned = asked({ openid: 'chen' })
  it('with the number that the browser shows is accepted', () =>
    expect(decideConfirm(scanned, { openid: 'chen', number: 42 }, NOW)).toEqual({ ok: true }))
  it('with another number is refused', () =>
    expect(decideConfirm(scanned, { openid: 'chen', number: 43 }, NOW)).toEqual({ ok: false, reason: 'sign-in-number-wrong' }))
  it('by an account that did not scan is refused, with the right number too', () => {
    expect(decideConfirm(scanned, { openid: 'hu', number: 42 }, NOW)).toEqual(taken)
    expect(decideConfirm(asked(), { openid: 'hu', number: 42 }, NOW)).toEqual(over)
  })
  it('after two minutes is refused', () =>
    expect(decideConfirm(asked({ openid: 'chen', endsAt: NOW }), { openid: 'chen', number: 42 }, NOW)).toEqual(over))
  it('after a wrong one is refused', () =>
    expect(decideConfirm(asked({ openid: 'chen', answer: 'refused' }), { openid: 'chen', number: 42 }, NOW)).toEqual(over))
})

test.each([
  ['waits for a scan', asked(), 'waiting'],
  ['waits for the answer', asked({ openid: 'chen' }), 'scanned'],
  ['is signed in', asked({ openid: 'chen', answer: 'confirmed' }), 'confirmed'],
  ['is refused', asked({ openid: 'chen', answer: 'refused' }), 'refused'],
  ['is late', asked({ openid: 'chen', answer: 'confirmed', endsAt: NOW }), 'over'],
  ['has collected before', asked({ openid: 'chen', answer: 'confirmed', isCollected: true }), 'over'],
  ['is a stranger', null, 'over'],
] as const)('the asking browser %s', (_words, facts, state) => expect(webSignInState(facts, NOW)).toBe(state))
