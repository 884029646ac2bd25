import fc from 'fast-check'
import { type DeclaredMember, type Member, planImport } from '../../../src/domain/people/roster-import'
import type { ReadRow } from '../../../src/domain/people/roster-rows'

const person = (row: number, name: string, phone: string, change = {}): ReadRow => ({
  kind: 'person',
  row,
  name,
  phone,
  skills: null,
  note: null,
  ...change,
})
const member = (id: string, name: string, phone: string, change = {}): Member => ({ id, name, phone, skills: [], note: '', ...change })
const kinds = (rows: ReadRow[], roster: Member[] = [], declared: DeclaredMember[] = []) =>
  planImport(rows, roster, declared).verdicts.map((verdict) => verdict.kind)

test('a field without a column in the file is not changed', () => {
  const roster = [member('1', '王样例', 'a', { skills: ['书法'], note: '主委' })]
  expect(kinds([person(2, '王样例', 'a')], roster)).toEqual(['same'])
  const { verdicts } = planImport([person(2, '王样例', 'a', { skills: [], note: '' })], roster, [])
  expect(verdicts[0]).toMatchObject({ kind: 'changed', what: [{ field: 'skills' }, { field: 'note' }] })
})

test('a corrected phone changes the only member of that name', () => {
  const plan = planImport([person(2, '王样例', 'b')], [member('1', '王样例', 'a')], [])
  expect(plan.verdicts).toMatchObject([{ kind: 'changed', member: { id: '1' }, what: [{ field: 'phone', from: 'a', to: 'b' }] }])
  expect(plan.missing).toEqual([])
})

test('a new phone with a name that two members share adds a member, and both members stay', () => {
  const roster = [member('1', '王样例', 'a'), member('2', '王样例', 'b')]
  const plan = planImport([person(2, '王样例', 'c')], roster, [])
  expect(plan.verdicts).toMatchObject([{ kind: 'new', namesake: 'roster' }])
  expect(plan.missing).toHaveLength(2)
})

test('two rows of one name with two phones are two people, and the known one is matched by phone', () => {
  const plan = planImport([person(2, '王样例', 'a'), person(3, '王样例', 'b')], [member('1', '王样例', 'a')], [])
  expect(plan.verdicts).toMatchObject([
    { kind: 'same', namesake: 'file' },
    { kind: 'new', namesake: 'file' },
  ])
})

test('a name spelled without its dot is not a change', () => {
  expect(kinds([person(2, '阿卜杜样例', 'a')], [member('1', '阿卜杜·样例', 'a')])).toEqual(['same'])
})

test('the same person twice counts once, with the skills of both rows', () => {
  const rows = [person(2, '王样例', 'a', { skills: ['书法'] }), person(5, '王样例', 'a', { skills: ['国画'] })]
  const { verdicts } = planImport(rows, [], [])
  expect(verdicts).toMatchObject([
    { kind: 'new', member: { skills: ['书法', '国画'] } },
    { kind: 'duplicate', of: 2 },
  ])
})

test('a second name for one phone is refused, with the number of the first row', () => {
  expect(planImport([person(2, '王样例', 'a'), person(3, '李样例', 'a')], [], []).verdicts[1]).toMatchObject({ why: 'phone-twice', of: 2 })
})

test('an account is verified by phone and name together, not by one of them alone', () => {
  const declared = [
    { name: '王样例', phone: 'a', isVerified: false },
    { name: '李样例', phone: 'x', isVerified: false },
    { name: '赵样例', phone: 'd', isVerified: true },
  ]
  const rows = [person(2, '王样例', 'a'), person(3, '李样例', 'b'), person(4, '孙样例', 'x'), person(5, '赵样例', 'd')]
  expect(planImport(rows, [], declared).verdicts).toMatchObject([
    { verifies: true, namesake: null },
    { verifies: false, namesake: 'volunteers' },
    { verifies: false, namesake: null },
    { verifies: false, namesake: null },
  ])
})

const people = fc.array(
  fc.record({ name: fc.constantFrom('王样例', '李样例', '赵样例'), phone: fc.constantFrom('a', 'b', 'c', 'd', 'e') }),
  {
    maxLength: 8,
  },
)
const rosters = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('王样例', '李样例', '赵样例'), phone: fc.constantFrom('a', 'b', 'c', 'd', 'e') }),
  {
    selector: ({ phone }) => phone,
  },
)

test('after any import the roster has each phone once and everybody in the file, and importing again changes nothing', () => {
  fc.assert(
    fc.property(people, rosters, (named, before) => {
      const rows = named.map(({ name, phone }, n) => person(n + 2, name, phone))
      const roster = before.map(({ name, phone }, n) => member(String(n), name, phone))
      const plan = planImport(rows, roster, [])
      const written = plan.verdicts.flatMap((verdict) => ('member' in verdict ? [verdict.member] : []))
      const after = [...plan.missing, ...written.map((one, n) => ({ ...one, id: one.id ?? `new ${n}` }))]
      expect(new Set(after.map(({ phone }) => phone)).size).toBe(after.length)
      expect(new Set(after.map(({ id }) => id)).size).toBe(after.length)
      for (const { phone } of named) expect(after.some((one) => one.phone === phone)).toBe(true)
      const again = planImport(rows, after, [])
      expect(again.verdicts.filter(({ kind }) => kind === 'new' || kind === 'changed')).toEqual([])
    }),
  )
})
