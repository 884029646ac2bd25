import type { ActivityDetail } from '../../../src/contract/activities/activities'
import type { ProfileView } from '../../../src/contract/people/profile'
import {
  type SeatRow,
  type TeamForm,
  fillNames,
  inputOf,
  removeRow,
  addRow,
  openSeatsOf,
  placeOf,
  problemsIn,
  seatsOf,
  withRows,
} from '../../../src/screens/team/team-form'
import { day, hour } from '../../../src/domain/calendar/calendar'
import type { OwnSignUp } from '../../../src/domain/sign-ups/sign-up'
import { aPosition } from '../../components/positions'
import { aProfile, anActivity, start } from '../../domain/examples'

let made = 0
const makeId = () => `made-${++made}`
const rows = (...names: string[]): SeatRow[] => names.map((name, at) => ({ id: String(at), name }))
const namesOf = (list: readonly SeatRow[]) => list.map(({ name }) => name)

const activity = {
  ...anActivity(),
  id: 'this',
  version: 7,
  positions: [aPosition({ id: 'law', name: '律师', taken: 0 }), aPosition({ id: 'usher', name: '秩序引导', taken: 0 })],
} as unknown as ActivityDetail
const { name: leaderName, phone, consents } = aProfile()
const leader: ProfileView = {
  name: leaderName,
  phone,
  consents: [...consents],
  organisations: [{ id: 'minge', name: '民革', verified: true, split: null }],
  skills: [],
  isComplete: true,
  takenBack: [],
  hasConsent: true,
  leavesAt: null,
}
const aTeam = (...names: string[]): TeamForm => ({ organisationId: 'minge', parts: [{ positionId: 'usher', rows: rows(...names) }] })
const before = start - 3 * day
const reasons = (form: TeamForm, now = before, own: OwnSignUp[] = []) =>
  problemsIn(form, activity, leader, own, now).map(({ row, reason }) => [row, reason])

test('an added seat has no name, and removing a seat removes no name', () => {
  expect(namesOf(addRow(rows('陈样例'), makeId))).toEqual(['陈样例', ''])
  expect(namesOf(removeRow(rows('陈样例', '', '胡示范')))).toEqual(['陈样例', '胡示范'])
  expect(namesOf(removeRow(rows('陈样例', '胡示范')))).toEqual(['陈样例', '胡示范'])
})

test('pasted names fill the seat they were pasted into, then unnamed seats, then new ones', () => {
  const { rows: filled, left } = fillNames(rows('陈样例', '旧', '胡示范', ''), '1', ['王样例', '李演示', '张范例'], 6, makeId)
  expect(namesOf(filled)).toEqual(['陈样例', '王样例', '胡示范', '李演示', '张范例'])
  expect(left).toEqual([])
})

test('names for which the position has no seat are returned', () => {
  const { rows: filled, left } = fillNames(rows(''), null, ['陈样例', '胡示范', '王样例'], 2, makeId)
  expect([namesOf(filled), left]).toEqual([['陈样例', '胡示范'], ['王样例']])
})

test('a position without seats is not part of the team', () => {
  const form = withRows(aTeam('陈样例', ''), 'law', rows(''))
  expect([seatsOf(form), openSeatsOf(form)]).toEqual([3, 2])
  expect(withRows(form, 'law', []).parts).toHaveLength(1)
})

test.each([
  ['none if each seat has a name or stays open', ['陈样例', ''], []],
  ['a malformed name, at its seat', ['陈', ''], [['0', 'name-invalid']]],
  ['two people on one seat', ['陈样例 胡示范', ''], [['0', 'name-invalid']]],
  ['a name a second time, at the second seat', ['陈样例', '王样例', ' 陈样例 '], [['2', 'name-twice']]],
  ['one person is no team', ['陈样例'], [[undefined, 'team-too-small']]],
  ['more than the position has', ['', '', '', '', ''], [[undefined, 'team-exceeds-position']]],
])('problems of the form: %s', (_what, names, expected) => {
  expect(reasons(aTeam(...names))).toEqual(expected)
})

test('each seat needs a name after the names deadline', () => {
  expect(reasons(aTeam('陈样例', ''), activity.namesUntil)).toEqual([[undefined, 'names-missing']])
  expect(reasons(aTeam('陈样例', '胡示范'), activity.namesUntil)).toEqual([])
})

const elsewhere = (change: Partial<OwnSignUp> = {}): OwnSignUp => ({
  activityId: 'other',
  activityTitle: '送春联',
  status: 'confirmed',
  startsAt: start + hour,
  endsAt: start + 2 * hour,
  ...change,
})

test("the leader's own overlap is told at the leader's own seat, and at no other", () => {
  const team = aTeam('胡示范', leader.name)
  expect(problemsIn(team, activity, leader, [elsewhere()], before)).toEqual([
    { row: '1', reason: 'member-overlaps', about: `${leader.name}（送春联）` },
  ])
  expect(reasons(aTeam('胡示范', '王样例'), before, [elsewhere()])).toEqual([])
  expect(reasons(team, before, [elsewhere({ status: 'waitlisted' })])).toEqual([])
  expect(reasons(team, before, [elsewhere({ activityId: 'this' })])).toEqual([['1', 'member-signed-up']])
})

test('a leader whom the organisation has not confirmed is not known by name', () => {
  const declared = { ...leader, organisations: leader.organisations.map((one) => ({ ...one, verified: false })) }
  expect(problemsIn(aTeam('胡示范', leader.name), activity, declared, [elsewhere()], before)).toEqual([])
})

test('a position that no longer exists is reported, not dropped', () => {
  expect(reasons({ organisationId: 'minge', parts: [{ positionId: 'gone', rows: rows('陈样例', '') }] })).toEqual([
    [undefined, 'unknown-position'],
  ])
})

test.each([
  ['a name alone', { ok: false, reason: 'member-signed-up', about: '胡示范' }, '1'],
  ['a name and another visit', { ok: false, reason: 'member-overlaps', about: '胡示范（健康驿站）' }, '1'],
  ['no name', { ok: false, reason: 'sign-up-closed' }, undefined],
] as const)('the seat of a refusal that gives %s', (_what, refused, row) => {
  expect(placeOf(aTeam('陈样例', '胡示范'), refused).row).toBe(row)
})

test('a sent form has tidied names, null for unnamed seats, and the version that the leader saw', () => {
  const form = withRows(aTeam(' 陈样例 ', ''), 'law', rows('王样例'))
  expect(inputOf(form, activity)).toEqual({
    activityId: 'this',
    version: 7,
    organisationId: 'minge',
    parts: [
      { positionId: 'law', seats: ['王样例'] },
      { positionId: 'usher', seats: ['陈样例', null] },
    ],
  })
})
