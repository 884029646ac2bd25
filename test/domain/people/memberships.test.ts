import {
  type Membership,
  type MembershipFacts,
  daysConfirmed,
  declaredSet,
  isSameSet,
  membershipsOn,
  withoutOrganisation,
  withoutVerification,
} from '../../../src/domain/people/memberships'
import { decideTakingRole } from '../../../src/domain/people/roles'
import { accept, refuse } from '../../../src/domain/decision'

const minge: MembershipFacts = { organisationId: 'minge', verifiedAt: 5, split: 60 }
const minjin: MembershipFacts = { organisationId: 'minjin', verifiedAt: null, split: 40 }
const both = ['minge', 'minjin']

test('a membership holds from its first day until the day before its end', () => {
  const memberships = [{ from: '2027-01-02', until: '2027-01-04' }]
  const days = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04']
  expect(days.map((day) => membershipsOn(memberships, day).length)).toEqual([0, 1, 1, 0])
  expect(membershipsOn([{ from: '2027-01-02', until: null }], '2099-01-01')).toHaveLength(1)
})

test.each([
  ['shares that are not declared again stay', { splits: undefined, isSamePerson: true }, [minge, minjin]],
  [
    'declared shares replace those before',
    { splits: { minge: 30 }, isSamePerson: true },
    [
      { ...minge, split: 30 },
      { ...minjin, split: null },
    ],
  ],
  [
    'equal shares drop those before',
    { splits: null, isSamePerson: true },
    [
      { ...minge, split: null },
      { ...minjin, split: null },
    ],
  ],
  ['another name or phone ends the verification', { isSamePerson: false }, [{ ...minge, verifiedAt: null }, minjin]],
])('a declaration: %s', (_rule, change, expected) => {
  expect(declaredSet([minge, minjin], { organisationIds: both, ...change })).toEqual(expected)
})

test('an organisation that is declared for the first time is neither verified nor has a share, and one left out is gone', () => {
  const expected = [{ organisationId: 'minmeng', verifiedAt: null, split: null }]
  expect(declaredSet([minge, minjin], { organisationIds: ['minmeng'], isSamePerson: true })).toEqual(expected)
})

test('one organisation loses its verification, or its membership, and the other keeps both', () => {
  const other = { ...minjin, verifiedAt: 6 }
  expect(withoutVerification([minge, other], 'minge')).toEqual([{ ...minge, verifiedAt: null }, other])
  expect(withoutOrganisation([minge, other], 'minge')).toEqual([other])
})

test.each([
  ['in another order', [minjin, minge], true],
  ['verified at another moment', [{ ...minge, verifiedAt: 9 }, minjin], true],
  ['with one verification fewer', [{ ...minge, verifiedAt: null }, minjin], false],
  ['with another share', [{ ...minge, split: 50 }, minjin], false],
  ['with another organisation', [minge, { ...minjin, organisationId: 'minmeng' }], false],
  ['with one organisation fewer', [minge], false],
  ['with one organisation more', [minge, minjin, { ...minjin, organisationId: 'minmeng' }], false],
])('two sets count services alike or not: %s', (_how, other, expected) => {
  expect(isSameSet([minge, minjin], other)).toBe(expected)
})

type Turn = Pick<Membership, 'from' | 'until' | 'verifiedAt'>
const turn = (from: string, until: string | null, verifiedAt: number | null = null): Turn => ({ from, until, verifiedAt })
test.each([
  ['the present membership', [turn('2027-03-01', null)], ['2027-03-01']],
  ['those that led to it without a gap', [turn('2027-01-01', '2027-03-01'), turn('2027-03-01', null)], ['2027-03-01', '2027-01-01']],
  ['none from before a gap', [turn('2027-01-01', '2027-02-01'), turn('2027-03-01', null)], ['2027-03-01']],
  ['none from before a verified one', [turn('2027-01-01', '2027-03-01', 5), turn('2027-03-01', null)], ['2027-03-01']],
  ['none, when the present one is verified', [turn('2027-01-01', '2027-03-01'), turn('2027-03-01', null, 5)], []],
  ['none, when the membership has ended', [turn('2027-01-01', '2027-03-01')], []],
])('a confirmation verifies %s', (_which, memberships, expected) => {
  expect(daysConfirmed(memberships)).toEqual(expected)
})

const chen = { volunteerId: 'chen', role: 'administrator' } as const
test.each([
  ['the only administrator', chen, ['chen'], refuse('last-administrator')],
  ['one of two administrators', chen, ['chen', 'hu'], accept],
  ['a person who is no administrator', chen, ['hu'], accept],
  ['a person who is none, in a base that has none', chen, [], accept],
  ['an organiser who is the only administrator, too', { ...chen, role: 'organiser' }, ['chen'], accept],
] as const)('the role is taken from %s, or stays', (_who, taken, administrators, expected) => {
  expect(decideTakingRole(taken, administrators)).toEqual(expected)
})
