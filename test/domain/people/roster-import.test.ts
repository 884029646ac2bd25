import fc from 'fast-check'
import { type DeclaredMember, type Member, planImport, withIncluded } from '../../../src/domain/people/roster-import'
import type { PersonRow, ReadRow } from '../../../src/domain/people/roster-rows'

const person = (row: number, name: string, phone: string, change = {}): ReadRow => ({
  kind: 'person',
  sheet: '',
  row,
  name,
  phone,
  skills: null,
  note: null,
  branch: null,
  beside: [],
  ...change,
})
const member = (id: string, name: string, phone: string, change = {}): Member => ({
  id,
  name,
  phone,
  skills: [],
  note: '',
  branch: '',
  ...change,
})
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
    { kind: 'duplicate', of: { row: 2 } },
  ])
})

describe('a couple with one phone', () => {
  const couple = [member('him', '王样例', 'a'), member('her', '李样例', 'a')]
  const planned = (rows: Parameters<typeof planImport>[0], roster = couple) =>
    planImport(rows, roster, []).verdicts.map((verdict) =>
      'member' in verdict ? [verdict.kind, verdict.member.id, verdict.member.name] : [],
    )

  it('is two members in one file', () => {
    expect(planned([person(2, '王样例', 'a'), person(3, '李样例', 'a')], [])).toEqual([
      ['new', null, '王样例'],
      ['new', null, '李样例'],
    ])
  })

  it('stays two members in a later file, in any order, also if it names one of them alone', () => {
    expect(planned([person(2, '李样例', 'a'), person(3, '王样例', 'a')])).toEqual([
      ['same', 'her', '李样例'],
      ['same', 'him', '王样例'],
    ])
    const plan = planImport([person(2, '李样例', 'a')], couple, [])
    expect(plan.verdicts).toMatchObject([{ kind: 'same', member: { id: 'her' } }])
    expect(plan.missing.map(({ id }) => id)).toEqual(['him'])
  })

  it('becomes two members when she is added to his entry', () => {
    expect(planned([person(2, '李样例', 'a'), person(3, '王样例', 'a')], couple.slice(0, 1))).toEqual([
      ['new', null, '李样例'],
      ['same', 'him', '王样例'],
    ])
  })

  it('never becomes one when he has another phone in the file and she has his', () => {
    expect(planned([person(2, '李样例', 'a'), person(3, '王样例', 'b')], couple.slice(0, 1))).toEqual([
      ['new', null, '李样例'],
      ['changed', 'him', '王样例'],
    ])
  })

  it('keeps both entries when she takes his phone and keeps her own entry', () => {
    expect(planned([person(2, '李样例', 'a')], [member('him', '王样例', 'a'), member('her', '李样例', 'b')])).toEqual([
      ['changed', 'her', '李样例'],
    ])
  })
})

test('a phone alone is a corrected name if neither the file nor the roster knows the other', () => {
  const plan = planImport([person(2, '王示例', 'a')], [member('1', '王样例', 'a')], [])
  expect(plan.verdicts).toMatchObject([{ kind: 'changed', member: { id: '1', name: '王示例' } }])
})

test('one entry verifies one of two accounts with its name and phone', () => {
  const account = { name: '王样例', phone: 'a', isVerified: false }
  const verifies = (...declared: (typeof account)[]) => planImport([person(2, '王样例', 'a')], [], declared).verdicts[0]
  expect(verifies(account, account)).toMatchObject({ verifies: true })
  expect(verifies(account, { ...account, isVerified: true })).toMatchObject({ verifies: false })
})

test('the rows of a file stand in the order of its sheets, and within a sheet in the order of its rows', () => {
  const second = { sheet: '第二支部' }
  const blank: ReadRow = { kind: 'unreadable', sheet: '', row: 9, name: '', why: 'name-missing', cell: '' }
  const rows = [person(5, '王样例', 'a'), blank, person(10, '赵样例', 'c'), person(2, '李样例', 'b', second)]
  const places = planImport(rows, [], []).verdicts.map(({ sheet, row }) => [sheet, row])
  expect(places).toEqual([
    ['', 5],
    ['', 9],
    ['', 10],
    ['第二支部', 2],
  ])
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
    selector: ({ name, phone }) => `${phone} ${name}`,
  },
)

test('after any import the roster has each person once and everybody in the file, and importing again changes nothing', () => {
  fc.assert(
    fc.property(people, rosters, (named, before) => {
      const rows = named.map(({ name, phone }, n) => person(n + 2, name, phone))
      const roster = before.map(({ name, phone }, n) => member(String(n), name, phone))
      const plan = planImport(rows, roster, [])
      const written = plan.verdicts.flatMap((verdict) => ('member' in verdict ? [verdict.member] : []))
      const after = [...plan.missing, ...written.map((one, n) => ({ ...one, id: one.id ?? `new ${n}` }))]
      expect(new Set(after.map(({ name, phone }) => `${phone} ${name}`)).size).toBe(after.length)
      expect(new Set(after.map(({ id }) => id)).size).toBe(after.length)
      for (const { name, phone } of named) expect(after.some((one) => one.phone === phone && one.name === name)).toBe(true)
      const again = planImport(rows, after, [])
      expect(again.verdicts.filter(({ kind }) => kind === 'new' || kind === 'changed')).toEqual([])
    }),
  )
})

const left = (row: number, name: string, phone: string): ReadRow => ({
  kind: 'left',
  sheet: '',
  row,
  name,
  cell: '已退社',
  member: { ...person(row, name, phone), kind: 'person' } as PersonRow,
})
const elsewhere = (name: string, phone: string): ReadRow => ({ ...person(9, name, phone), sheet: '第二支部' })
const missing = (rows: ReadRow[], roster: Member[], others: ReadRow[] = []) =>
  planImport(rows, roster, [], others).missing.map(({ name }) => name)

test('a member who stands on another sheet by phone or by name is not missing, and one who stands nowhere is', () => {
  const roster = [member('1', '王样例', 'a'), member('2', '李样例', 'b'), member('3', '赵样例', 'c')]
  expect(missing([], roster, [elsewhere('王样例', 'x'), elsewhere('别名', 'b')])).toEqual(['赵样例'])
})

test('a member whose row cannot be read is not missing', () => {
  const roster = [member('1', '王样例', 'a'), member('2', '李样例', 'b')]
  const unreadable: ReadRow = { kind: 'unreadable', sheet: '', row: 2, name: '王样例', why: 'phone-rounded', cell: '' }
  expect(missing([unreadable], roster)).toEqual(['李样例'])
  expect(missing([person(2, '钱样例', 'x'), person(3, '王样例', 'x')], roster)).toEqual(['李样例'])
})

test('a name matches no member whose phone stands on another sheet', () => {
  const plan = planImport([person(2, '王样例', 'c')], [member('1', '王样例', 'a')], [], [elsewhere('王样例', 'a')])
  expect(plan.verdicts).toMatchObject([{ kind: 'new', namesake: 'roster' }])
  expect(plan.missing).toEqual([])
})

test('a person who has left is missing from the roster, and imported only on purpose', () => {
  const rows = [left(2, '王样例', 'a')]
  expect(kinds(rows)).toEqual(['left'])
  expect(missing(rows, [member('1', '王样例', 'a')])).toEqual(['王样例'])
  const included = withIncluded(rows, [{ sheet: '', row: 2, name: '王样例' }])
  expect(kinds(included)).toEqual(['new'])
  expect(missing(included, [member('1', '王样例', 'a')])).toEqual([])
  for (const other of [
    { sheet: '', row: 3, name: '王样例' },
    { sheet: 'x', row: 2, name: '王样例' },
    { sheet: '', row: 2, name: '李样例' },
  ])
    expect(kinds(withIncluded(rows, [other]))).toEqual(['left'])
})

test('a branch that the file does not tell is not changed, and one that it tells is', () => {
  const roster = [member('1', '王样例', 'a', { branch: '第一支部' })]
  expect(kinds([person(2, '王样例', 'a')], roster)).toEqual(['same'])
  const { verdicts } = planImport([person(2, '王样例', 'a', { branch: '第二支部' })], roster, [])
  expect(verdicts).toMatchObject([{ what: [{ field: 'branch', from: '第一支部', to: '第二支部' }] }])
})

test('a person on a list of all and on the sheet of a branch is one person of that branch', () => {
  const rows = [person(2, '王样例', 'a'), { ...person(2, '王样例', 'a', { branch: '第一支部' }), sheet: '第一支部' }]
  expect(planImport(rows, [], []).verdicts).toMatchObject([
    { kind: 'new', member: { branch: '第一支部' } },
    { kind: 'duplicate', sheet: '第一支部', of: { sheet: '', row: 2 } },
  ])
})
