/** Likeness of two people, the right to join them, and the deadline for undoing it. */
import fc from 'fast-check'
import { day } from '../../../src/domain/calendar/calendar'
import { residentActor } from '../../../src/domain/people/permission'
import {
  UNDO_WITHIN,
  type PersonFacts,
  decideJoining,
  decideTellingApart,
  decideUndo,
  keptFirst,
  likenessOf,
  mayJoin,
} from '../../../src/domain/people/same-person'

const person = (change: Partial<PersonFacts> = {}): PersonFacts => ({
  id: 'one',
  name: '王样例',
  phone: '13800000001',
  hasAccount: true,
  organisationIds: ['minge'],
  hasRole: false,
  isLeaving: false,
  hasLeft: false,
  createdAt: 1,
  ...change,
})
const account = (change: Partial<PersonFacts> = {}) => person({ id: 'two', createdAt: 2, ...change })
const walkIn = (change: Partial<PersonFacts> = {}) => person({ id: 'walk-in', phone: '', hasAccount: false, createdAt: 3, ...change })

describe('two people look like one', () => {
  it.each([
    ['two accounts of one name and phone', account(), 'two-accounts'],
    ['two accounts of one name in another spelling and one phone', account({ name: '王 样·例' }), 'two-accounts'],
    ['no two accounts of one name and two phones, even at one organisation', account({ phone: '13800000002' }), null],
    ['no couple with one phone', account({ name: '李样例' }), null],
    ['an account and a walk-in of its name at its organisation', walkIn(), 'same-organisation'],
    ['no walk-in of the name at another organisation', walkIn({ organisationIds: ['hospital'] }), null],
    [
      'a person without an account of its name and phone at another organisation',
      walkIn({ phone: '13800000001', organisationIds: [] }),
      'same-phone',
    ],
    ['no walk-in of another name', walkIn({ name: '李样例' }), null],
    ['not a person and themselves', person(), null],
  ] as const)('%s', (_, other, likeness) => {
    expect(likenessOf(person(), other)).toBe(likeness)
    expect(decideJoining(person(), other).ok).toBe(likeness !== null)
  })

  it('no two people without an account, since nothing proves either of them', () => {
    expect(likenessOf(walkIn(), walkIn({ id: 'another' }))).toBeNull()
    const unnumbered = { phone: '', organisationIds: [] }
    expect(likenessOf(person(unnumbered), walkIn(unnumbered))).toBeNull()
  })

  it('not after one of them has left, since nobody stands there any more', () => {
    for (const [one, other] of [
      [person(), account({ hasLeft: true })],
      [person({ hasLeft: true }), account()],
      [person(), walkIn({ hasLeft: true })],
    ] as const) {
      expect(likenessOf(one, other)).toBeNull()
      expect(decideJoining(one, other)).toEqual({ ok: false, reason: 'not-alike' })
    }
  })

  it('in either order, and the same one of them is kept', () => {
    const anyone = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      name: fc.constantFrom('王样例', '王 样例', '李样例'),
      phone: fc.constantFrom('', '13800000001', '13800000002'),
      hasAccount: fc.boolean(),
      organisationIds: fc.subarray(['minge', 'hospital']),
      hasRole: fc.boolean(),
      isLeaving: fc.boolean(),
      hasLeft: fc.boolean(),
      createdAt: fc.integer({ min: 0, max: 2 }),
    })
    fc.assert(
      fc.property(anyone, anyone, (one, other) => {
        expect(likenessOf(one, other)).toBe(likenessOf(other, one))
        expect(decideJoining(one, other)).toEqual(decideJoining(other, one))
        if (one.id === other.id) return
        expect(keptFirst(one, other)[0]).toBe(keptFirst(other, one)[0])
        if (likenessOf(one, other) !== null) expect(keptFirst(one, other)[0].hasAccount).toBe(true)
      }),
    )
  })

  it('keeps the account, and of two accounts the earlier', () => {
    expect(keptFirst(walkIn({ createdAt: 0 }), person())[0].id).toBe('one')
    expect(keptFirst(account(), person())[0].id).toBe('one')
  })
})

describe('two people are joined', () => {
  const organiser = { ...residentActor, volunteerId: 'organiser', organises: ['minge'] }
  const administrator = { ...residentActor, volunteerId: 'administrator', isAdministrator: true }

  it('by an organiser of both and by the administrator, not by the organiser of one', () => {
    expect(mayJoin(organiser, person(), account())).toBe(true)
    expect(mayJoin(organiser, person(), account({ organisationIds: ['hospital'] }))).toBe(false)
    expect(mayJoin(administrator, person(), account({ organisationIds: ['hospital'] }))).toBe(true)
    expect(mayJoin(residentActor, person(), account())).toBe(false)
  })

  it('by the administrator alone if either has a role', () => {
    expect(mayJoin(organiser, person(), account({ hasRole: true }))).toBe(false)
    expect(mayJoin(organiser, person({ hasRole: true }), account())).toBe(false)
    expect(mayJoin(administrator, person({ hasRole: true }), account())).toBe(true)
  })

  it('while neither is leaving, since the request would take the other person along', () => {
    const refused = { ok: false, reason: 'joining-while-leaving' }
    expect(decideJoining(person(), account())).toEqual({ ok: true })
    expect(decideJoining(person(), account({ isLeaving: true }))).toEqual(refused)
    expect(decideJoining(person({ isLeaving: true }), account())).toEqual(refused)
    expect(decideJoining(person({ isLeaving: true }), walkIn())).toEqual(refused)
    expect(decideTellingApart(person({ isLeaving: true }), account())).toEqual({ ok: true })
  })

  it('while no account would get a role of the other, which an entry without an account cannot use', () => {
    const refused = { ok: false, reason: 'joining-with-role' }
    expect(decideJoining(person({ hasRole: true }), account())).toEqual(refused)
    expect(decideJoining(person(), account({ hasRole: true }))).toEqual(refused)
    expect(decideJoining(person({ hasRole: true }), account({ hasRole: true }))).toEqual(refused)
    expect(decideJoining(person({ hasRole: true }), walkIn())).toEqual({ ok: true })
    expect(decideJoining(person(), walkIn({ hasRole: true }))).toEqual(refused)
    expect(decideTellingApart(person({ hasRole: true }), account())).toEqual({ ok: true })
  })

  it('by nobody else to themselves', () => {
    expect(mayJoin({ ...organiser, volunteerId: 'two' }, person(), account())).toBe(false)
  })

  it('until they are undone, within seven days, and only while neither the kept person nor another to them was joined since', () => {
    const joining = { joinedAt: 1_000, undoneAt: null, isJoinedFurther: false }
    expect(UNDO_WITHIN).toBe(7 * day)
    expect(decideUndo(joining, 1_000 + 7 * day - 1)).toEqual({ ok: true })
    expect(decideUndo(joining, 1_000 + 7 * day)).toEqual({ ok: false, reason: 'undo-too-late' })
    expect(decideUndo({ ...joining, undoneAt: 2_000 }, 3_000)).toEqual({ ok: false, reason: 'joining-undone' })
    expect(decideUndo({ ...joining, isJoinedFurther: true }, 3_000)).toEqual({ ok: false, reason: 'joined-further' })
  })
})
