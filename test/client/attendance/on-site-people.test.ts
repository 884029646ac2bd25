import { type OnPhone, asTicket, listOf, ticketsOn } from '../../../src/client/attendance/on-site-people'
import type { StoredMarks } from '../../../src/client/attendance/stored-marks'
import { VISIT, aMark, anAttendanceList, aListEntry, aServerMark } from './marks'

const { marks: _marks, cursor: _cursor, hasMore: _hasMore, ...pack } = anAttendanceList({ entries: [aListEntry()] })
const storedOf = (part: Partial<StoredMarks> = {}): StoredMarks => ({
  marks: [],
  cursor: 0,
  hasMore: false,
  heardAt: 1,
  visit: VISIT,
  walkIns: {},
  ...part,
})
const list = (part: Partial<OnPhone> = {}) => listOf({ pack, stored: storedOf(), waiting: [], deviceId: 'phone-1', ...part })
const { volunteerId: _, ...unnamed } = aMark('a')
const shown = ({ people, attendance }: ReturnType<typeof list>) =>
  people.map(({ volunteerId, name }) => [volunteerId, name, attendance.get(volunteerId)?.inMarkIds ?? []])

test('a mark that is both here and on the server counts once', () => {
  expect(shown(list({ stored: storedOf({ marks: [aServerMark('a')] }), waiting: [aMark('a')] }))).toEqual([
    ['volunteer-1', '陈样例', ['a']],
  ])
})

test('a walk-in is shown before the attendance list has them, and only once when it has', () => {
  const walkIn = aMark('b', { volunteerId: 'walk-in', name: '王样例' })
  const named = ['walk-in', '王样例', ['b']]
  expect(shown(list({ waiting: [walkIn] }))[1]).toEqual(named)
  const accepted = storedOf({ marks: [aServerMark('b', { volunteerId: 'walk-in' })], walkIns: { 'walk-in': '王样例' } })
  expect(shown(list({ stored: accepted }))[1]).toEqual(named)
  const entries = [aListEntry(), aListEntry({ volunteerId: 'walk-in', signUpId: null, name: '王样例' })]
  expect(shown(list({ stored: accepted, pack: { ...pack, entries } }))).toEqual([['volunteer-1', '陈样例', []], named])
})

describe('a person known by a ticket alone', () => {
  const waiting = [{ ...unnamed, signUpId: 'sign-up-2' }]

  test('is shown without a name, under the sign-up', () => {
    const { people } = list({ waiting })
    expect(people[1]).toMatchObject({ volunteerId: 'sign-up-2', signUpId: 'sign-up-2', name: '' })
    expect(shown(list({ waiting }))[1]).toEqual(['sign-up-2', '', ['a']])
  })

  test('gets their name as soon as the attendance list has it, even before the mark is sent', () => {
    const entries = [aListEntry(), aListEntry({ volunteerId: 'volunteer-2', signUpId: 'sign-up-2', name: '王样例' })]
    expect(shown(list({ waiting, pack: { ...pack, entries } }))).toEqual([
      ['volunteer-1', '陈样例', []],
      ['volunteer-2', '王样例', ['a']],
    ])
  })

  test('is no longer shown when the scan is taken back', () => {
    const back = { ...unnamed, id: 'b', kind: 'void' as const, voids: 'a', signUpId: 'sign-up-2' }
    expect(shown(list({ waiting: [...waiting, back] }))).toEqual([['volunteer-1', '陈样例', []]])
  })
})

test("a person in another phone's marks is unknown only while the attendance list lacks them", () => {
  const marks = [aServerMark('a'), aServerMark('b', { volunteerId: 'volunteer-9' })]
  expect(list({ stored: storedOf({ marks }) }).unknown).toEqual(['volunteer-9'])
  expect(shown(list({ stored: storedOf({ marks }) }))[1]).toEqual(['volunteer-9', '', ['b']])
})

test('people whose mark this phone took back are reported, even after the void is sent, but not people whose mark another phone took back', () => {
  const back = { kind: 'void' as const, voids: 'a' }
  expect([...list({ waiting: [aMark('b', back)] }).takenBack]).toEqual(['volunteer-1'])
  const marks = [aServerMark('b', back), aServerMark('c', { ...back, volunteerId: 'volunteer-2', deviceId: 'phone-2' })]
  expect([...list({ stored: storedOf({ marks }) }).takenBack]).toEqual(['volunteer-1'])
})

test('people known to the phone are shown even without an attendance list', () => {
  const { attendanceList, people } = list({
    pack: undefined,
    stored: undefined,
    waiting: [aMark('b', { volunteerId: 'walk-in', name: '王样例' })],
  })
  expect([attendanceList, people.map(({ name }) => name)]).toEqual([undefined, ['王样例']])
})

test('marks about a person known by a ticket alone refer to the ticket, even after the first was accepted; other marks are unchanged', () => {
  const tickets = ticketsOn({
    stored: storedOf({ walkIns: { 'sign-up-3': '', 'walk-in': '王样例' } }),
    waiting: [{ ...unnamed, signUpId: 'sign-up-2' }],
  })
  expect(asTicket(aMark('b', { volunteerId: 'sign-up-2' }), tickets)).toEqual({ ...unnamed, id: 'b', signUpId: 'sign-up-2' })
  expect(asTicket(aMark('b', { volunteerId: 'sign-up-3' }), tickets)).toEqual({ ...unnamed, id: 'b', signUpId: 'sign-up-3' })
  for (const volunteerId of ['volunteer-1', 'walk-in'])
    expect(asTicket(aMark('b', { volunteerId }), tickets)).toEqual(aMark('b', { volunteerId }))
})
