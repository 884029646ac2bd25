import type { ListEntry } from '../../../src/contract/attendance/attendance'
import { foldMarks } from '../../../src/domain/attendance/attendance'
import {
  type Filter,
  type Person,
  countPeople,
  isFound,
  originWords,
  peopleOf,
  shownPeople,
  teamsToTick,
  personRefOf,
} from '../../../src/screens/day/on-site/people'
import { aFoldedMark } from './folded'
import { day } from '../../../src/domain/calendar/calendar'
import { end, start } from '../../domain/examples'

const INITIALS: Record<string, string> = { 陈医生: 'cys', 胡老师: 'hls', 李会长: 'lhz', 欧阳老师: 'oyls' }
const NAMES = Object.keys(INITIALS)
const entryOf = (name: string, part: Partial<ListEntry> = {}): ListEntry => ({
  volunteerId: name,
  signUpId: `sign-up ${name}`,
  name,
  initials: INITIALS[name] ?? '',
  position: '秩序引导',
  organisation: '农工党',
  team: null,
  code: null,
  ...part,
})
const entries = NAMES.map((name) => entryOf(name))
const mark = (volunteerId: string, kind: 'in' | 'out') =>
  aFoldedMark(`${volunteerId} ${kind}`, { volunteerId, kind, at: start + (kind === 'out' ? 1 : 0) })
const visit = { startsAt: start, endsAt: end }
const people = peopleOf(entries, foldMarks([mark('胡老师', 'in'), mark('李会长', 'in'), mark('李会长', 'out')], visit), start)
const names = (shown: readonly Person[]) => shown.map(({ name }) => name)
const nobody = new Set<string>()

test('a person who left still counts as present, so that the four counts add up', () => {
  expect(countPeople(people)).toEqual({ expected: 4, present: 2, missing: 2, left: 1 })
})

test.each<[Filter, string[]]>([
  ['missing', ['陈医生', '欧阳老师']],
  ['present', ['胡老师', '李会长']],
  ['all', NAMES],
])('people shown by the filter %s', (filter, expected) => {
  expect(names(shownPeople(people, filter, '', nobody))).toEqual(expected)
})

describe('the origin of a mark on another phone', () => {
  const phoneOf = (id: string) => ({ name: id === 'phone-2' ? '叶范例' : undefined, isOwn: id === 'phone-1' })
  const words = (marks: Parameters<typeof aFoldedMark>[1][], takenBack = ['胡老师']) => {
    const own = marks.map((part, n) => aFoldedMark(`mark-${n}`, { volunteerId: '胡老师', at: start, ...part }))
    const [person] = peopleOf([entryOf('胡老师')], foldMarks(own, visit), start)
    return person && originWords(person, { takenBack: new Set(takenBack), phoneOf })
  }
  test.each([
    ['another organiser ticked them', [{ deviceId: 'phone-2' }], '叶范例的手机记的'],
    ['an unknown phone ticked them', [{ deviceId: 'phone-3' }], '另一台手机记的'],
    ['they scanned the code themselves', [{ deviceId: 'phone-4', method: 'venue' as const }], '本人的手机记的'],
    ['they were checked out there', [{}, { kind: 'out' as const, deviceId: 'phone-2', at: start }], '叶范例的手机记的'],
    ['this phone ticked them once more', [{ deviceId: 'phone-1' }], null],
    ['no phone has a mark of them', [], null],
  ])('after this phone voided its own mark: %s', (_why, marks, expected) => {
    expect(words(marks)).toBe(expected)
  })

  test('is not named if this phone voided no mark, since most marks are made on other phones', () => {
    expect(words([{ deviceId: 'phone-2' }], [])).toBeNull()
  })
})

test('a person who was just tapped keeps their place, so that no row moves under a finger', () => {
  expect(names(shownPeople(people, 'missing', '', new Set(['胡老师'])))).toEqual(['陈医生', '胡老师', '欧阳老师'])
  expect(names(shownPeople(people, 'present', '', new Set(['陈医生'])))).toEqual(['陈医生', '胡老师', '李会长'])
})

test.each([
  ['a surname', '陈', ['陈医生']],
  ['a surname of two characters', '欧阳', ['欧阳老师']],
  ['part of a name, with blanks', ' 老师 ', ['胡老师', '欧阳老师']],
  ['a name that nobody has', '王', []],
  ['first letters', 'cy', ['陈医生']],
  ['first letters in capitals', 'CYS', ['陈医生']],
  ['first letters with one left out', 'hs', ['胡老师']],
  ["first letters without the surname's", 'ls', []],
  ['letters in the wrong order', 'hsl', []],
])('a search for %s', (_why, typed, expected) => {
  expect(names(shownPeople(people, 'all', typed, nobody))).toEqual(expected)
})

test.each([
  ['as written on the ticket', '7K4 · 92C', true],
  ['in small letters', '7k492c', true],
  ['of another person', '7K492H', false],
  ['in part, which would let codes be guessed', '7K4', false],
])("a search for a ticket's six characters, %s", (_why, typed, isThere) => {
  expect(isFound({ name: '陈样例', initials: 'cyl', code: '7K492C' }, typed)).toBe(isThere)
})

test.each([
  ['a person on the attendance list', entryOf('陈医生'), { volunteerId: '陈医生' }],
  ['a walk-in, by name', entryOf('路过人', { signUpId: null }), { volunteerId: '路过人', name: '路过人' }],
  [
    'a ticket that the attendance list does not know, by its sign-up',
    entryOf('', { volunteerId: 'late', signUpId: 'late' }),
    { signUpId: 'late' },
  ],
  ['a person marked on another phone alone', entryOf('', { volunteerId: 'theirs', signUpId: null }), { volunteerId: 'theirs' }],
])('a mark sent to the server refers to %s', (_why, entry, expected) => {
  const [person] = peopleOf([entry], foldMarks([mark(entry.volunteerId, 'in')], visit), start)
  expect(person && personRefOf(person)).toEqual(expected)
})

test('a walk-in is not expected, and leaves the list once their mark is voided', () => {
  const all = [entryOf('陈医生'), entryOf('路过人', { signUpId: null })]
  expect(countPeople(peopleOf(all, foldMarks([mark('路过人', 'in')], visit), start))).toEqual({
    expected: 1,
    present: 1,
    missing: 1,
    left: 0,
  })
  expect(names(peopleOf(all, foldMarks([], visit), start))).toEqual(['陈医生'])
})

test('a person whose name is unknown is shown as newly signed up', () => {
  expect(names(peopleOf([entryOf('', { volunteerId: 'late' })], new Map(), start))).toEqual(['新报名的人'])
})

const missingOf = (entries: ListEntry[], here: string[], held: string[] = []) =>
  teamsToTick(
    peopleOf(
      entries,
      foldMarks(
        here.map((name) => mark(name, 'in')),
        visit,
      ),
      start,
    ),
    new Set(held),
  ).map((one) => names(one.missing))

test('a team can be ticked all at once while at least two of its members have no tick yet', () => {
  const team = { id: 'team', name: '示范队' }
  const inTeam = ['陈医生', '胡老师', '欧阳老师'].map((name) => entryOf(name, { team }))
  expect(missingOf(inTeam, ['胡老师'])).toEqual([['陈医生', '欧阳老师']])
  expect(missingOf(inTeam, ['胡老师', '欧阳老师'])).toEqual([])
})

test('a team whose people have just been ticked keeps its place until the filter is chosen again', () => {
  const team = { id: 'team', name: '示范队' }
  const inTeam = ['陈医生', '胡老师'].map((name) => entryOf(name, { team }))
  expect(missingOf(inTeam, ['陈医生'], ['陈医生'])).toEqual([['胡老师']])
  expect(missingOf(inTeam, ['陈医生', '胡老师'], ['陈医生', '胡老师'])).toEqual([[]])
  expect(missingOf(inTeam, ['陈医生', '胡老师'])).toEqual([])
})

describe('a check-in far outside the time of the visit', () => {
  const moved = { startsAt: start + day, endsAt: end + day }
  const ticked = [mark('胡老师', 'in')]
  const accepted = aFoldedMark('accepted', { volunteerId: '胡老师', kind: 'accept', voids: '胡老师 in', statedAt: moved.startsAt })
  const seen = (marks: Parameters<typeof foldMarks>[0], now: number) => {
    const person = peopleOf(entries, foldMarks(marks, moved), now).find(({ name }) => name === '胡老师')
    return { inAt: person?.attendance.inAt, isUndecided: person?.isUndecided, marks: person?.attendance.marks.length }
  }

  test('made just now does not count, and is not asked for again', () => {
    expect(seen(ticked, start)).toEqual({ inAt: null, isUndecided: true, marks: 1 })
  })
  test('made on an earlier day does not count, and leaves the person to be ticked', () => {
    expect(seen(ticked, start + day)).toEqual({ inAt: null, isUndecided: false, marks: 1 })
  })
  test('counts once an organiser has accepted it, without a network', () => {
    expect(seen([...ticked, accepted], start)).toEqual({ inAt: start, isUndecided: false, marks: 1 })
  })
})
