import { type Person, countPeople, peopleOf, shownPeople } from '../../src/organiser/on-site/people'
import { foldMarks } from '../../src/domain/attendance'
import { start } from '../domain/examples'

const NAMES = ['陈医生', '胡老师', '李会长', '欧阳老师']
const entries = NAMES.map((name) => ({ volunteerId: name, signUpId: name, name, position: '秩序引导', organisation: '农工党' }))
const mark = (volunteerId: string, kind: 'in' | 'out') => ({
  id: `${volunteerId} ${kind}`,
  volunteerId,
  kind,
  voids: null,
  method: 'ticked' as const,
  at: start + (kind === 'out' ? 1 : 0),
  clockOffset: 0,
})
const people = peopleOf(entries, foldMarks([mark('胡老师', 'in'), mark('李会长', 'in'), mark('李会长', 'out')]))
const names = (shown: readonly Person[]) => shown.map(({ name }) => name)
const nobody = new Set<string>()

test('whoever left had come: the four numbers add up', () => {
  expect(countPeople(people)).toEqual({ expected: 4, present: 2, missing: 2, left: 1 })
})

test.each([
  ['missing', ['陈医生', '欧阳老师']],
  ['present', ['胡老师', '李会长']],
  ['all', NAMES],
] as const)('the filter %s', (filter, expected) => {
  expect(names(shownPeople(people, filter, '', nobody))).toEqual(expected)
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
])('found by %s', (_why, typed, expected) => {
  expect(names(shownPeople(people, 'all', typed, nobody))).toEqual(expected)
})
