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
  whoIs,
} from '../../../src/screens/day/on-site/people'
import { aFoldedMark } from './folded'
import { day, hour } from '../../../src/domain/calendar/calendar'
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
const people = peopleOf(entries, foldMarks([mark('胡老师', 'in'), mark('李会长', 'in'), mark('李会长', 'out')]), visit, start)
const names = (shown: readonly Person[]) => shown.map(({ name }) => name)
const nobody = new Set<string>()

test('whoever left had come: the four numbers add up', () => {
  expect(countPeople(people)).toEqual({ expected: 4, present: 2, missing: 2, left: 1 })
})

test.each<[Filter, string[]]>([
  ['missing', ['陈医生', '欧阳老师']],
  ['present', ['胡老师', '李会长']],
  ['all', NAMES],
])('the filter %s', (filter, expected) => {
  expect(names(shownPeople(people, filter, '', nobody))).toEqual(expected)
})

describe('whom this phone took back and another one has', () => {
  const phoneOf = (id: string) => ({ name: id === 'phone-2' ? '叶范例' : undefined, isOwn: id === 'phone-1' })
  const words = (marks: Parameters<typeof aFoldedMark>[1][], takenBack = ['胡老师']) => {
    const own = marks.map((part, n) => aFoldedMark(`mark-${n}`, { volunteerId: '胡老师', at: start, ...part }))
    const [person] = peopleOf([entryOf('胡老师')], foldMarks(own), visit, start)
    return person && originWords(person, { takenBack: new Set(takenBack), phoneOf })
  }
  test.each([
    ['another organiser ticked them', [{ deviceId: 'phone-2' }], '叶范例的手机记的'],
    ['a phone that nobody knows', [{ deviceId: 'phone-3' }], '另一台手机记的'],
    ['they scanned the code themselves', [{ deviceId: 'phone-4', method: 'venue' as const }], '本人的手机记的'],
    ['they were checked out there', [{}, { kind: 'out' as const, deviceId: 'phone-2', at: start }], '叶范例的手机记的'],
    ['this phone ticked them once more', [{ deviceId: 'phone-1' }], null],
    ['nobody has them', [], null],
  ])('says so: %s', (_why, marks, expected) => {
    expect(words(marks)).toBe(expected)
  })

  test('is said of nobody else: most are ticked on another phone, and that wants no word', () => {
    expect(words([{ deviceId: 'phone-2' }], [])).toBeNull()
  })
})

test('somebody just tapped keeps their place, so that no row moves under a finger', () => {
  expect(names(shownPeople(people, 'missing', '', new Set(['胡老师'])))).toEqual(['陈医生', '胡老师', '欧阳老师'])
  expect(names(shownPeople(people, 'present', '', new Set(['陈医生'])))).toEqual(['陈医生', '胡老师', '李会长'])
})

test.each([
  ['a surname', '陈', ['陈医生']],
  ['a surname of two characters', '欧阳', ['欧阳老师']],
  ['part of a name, with blanks', ' 老师 ', ['胡老师', '欧阳老师']],
  ['nobody', '王', []],
  ['first letters', 'cy', ['陈医生']],
  ['first letters in capitals', 'CYS', ['陈医生']],
  ['first letters of which one was left out', 'hs', ['胡老师']],
  ['a letter that is not the first', 'ls', []],
  ['letters in the wrong order', 'hsl', []],
])('found by %s', (_why, typed, expected) => {
  expect(names(shownPeople(people, 'all', typed, nobody))).toEqual(expected)
})

test.each([
  ['as it is written', '7K4 · 92C', true],
  ['in small letters', '7k492c', true],
  ['of somebody else', '7K492H', false],
  ['a part of it, which would tell codes apart by trying', '7K4', false],
])('found by the six characters %s', (_why, typed, isThere) => {
  expect(isFound({ name: '陈样例', initials: 'cyl', code: '7K492C' }, typed)).toBe(isThere)
})

test.each([
  ['somebody on the attendance list', entryOf('陈医生'), { volunteerId: '陈医生' }],
  ['a walk-in, by name', entryOf('路过人', { signUpId: null }), { volunteerId: '路过人', name: '路过人' }],
  [
    'a ticket that the attendance list does not know, by its sign-up',
    entryOf('', { volunteerId: 'late', signUpId: 'late' }),
    { signUpId: 'late' },
  ],
  ['somebody whom only another phone has marked', entryOf('', { volunteerId: 'theirs', signUpId: null }), { volunteerId: 'theirs' }],
])('the server is told of %s', (_why, entry, expected) => {
  const [person] = peopleOf([entry], foldMarks([mark(entry.volunteerId, 'in')]), visit, start)
  expect(person && whoIs(person)).toEqual(expected)
})

test('whoever just came was not expected, and is nobody who is missing once their mark was taken back', () => {
  const all = [entryOf('陈医生'), entryOf('路过人', { signUpId: null })]
  expect(countPeople(peopleOf(all, foldMarks([mark('路过人', 'in')]), visit, start))).toEqual({
    expected: 1,
    present: 1,
    missing: 1,
    left: 0,
  })
  expect(names(peopleOf(all, foldMarks([]), visit, start))).toEqual(['陈医生'])
})

test('whoever has no name yet is called newly signed up', () => {
  expect(names(peopleOf([entryOf('', { volunteerId: 'late' })], new Map(), visit, start))).toEqual(['新报名的人'])
})

const missingOf = (entries: ListEntry[], here: string[], held: string[] = []) =>
  teamsToTick(peopleOf(entries, foldMarks(here.map((name) => mark(name, 'in'))), visit, start), new Set(held)).map((one) =>
    names(one.missing),
  )

test('a team is ticked together while two or more of it are missing; one alone is a row like any other', () => {
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

test('a tick of another day, before the visit was moved, leaves somebody missing and is kept; one of a wrong clock just now does not', () => {
  const ticked = foldMarks([mark('胡老师', 'in')])
  const seen = (moved: number, now: number) =>
    peopleOf(entries, ticked, { startsAt: start + moved, endsAt: end + moved }, now).find(({ name }) => name === '胡老师')?.attendance
  expect(seen(day, start + day)).toMatchObject({ inAt: null, marks: [{}] })
  expect(seen(day, start)).toMatchObject({ inAt: start })
  expect(seen(hour, start + day)).toMatchObject({ inAt: start })
})
