/** Plan of an import: its effect on an organisation's roster, row by row, before anything is changed. */
import { maskPhone } from './phones'
import { nameKey } from './names'
import { type RowProblem } from './roster-cells'
import type { ReadRow } from './roster-rows'

/** A person on the roster. */
export interface Member {
  id: string
  name: string
  phone: string
  /** Skills as the organisation states them; a statement is not a verification. */
  skills: readonly string[]
  note: string
}

/** A volunteer with an account who declared membership in the organisation. */
export interface DeclaredMember {
  name: string
  phone: string
  isVerified: boolean
}

export interface Change {
  field: 'name' | 'phone' | 'skills' | 'note'
  from: string
  to: string
}

/** List with a person of the same name and another phone. The organiser decides whether the two are one person. */
export type Namesake = 'file' | 'roster' | 'volunteers'

/** Effect of the import on one person in the file. */
export interface PlannedMember {
  kind: 'new' | 'changed' | 'same'
  row: number
  name: string
  phone: string
  /** The member after the import; `id` is null for a new one. */
  member: Omit<Member, 'id'> & { id: string | null }
  what: Change[]
  /** The import makes the person's account a verified member. */
  verifies: boolean
  namesake: Namesake | null
}

/** Effect of one row. */
export type Verdict =
  | PlannedMember
  /** The same person stands in row `of`. */
  | { kind: 'duplicate'; row: number; name: string; phone: string; of: number }
  | { kind: 'unreadable'; row: number; name: string; why: RowProblem; cell: string; of?: number }
  | { kind: 'skipped'; row: number; text: string }
export type VerdictKind = Verdict['kind']
export const VERDICT_KINDS = ['new', 'changed', 'same', 'duplicate', 'unreadable', 'skipped'] as const satisfies readonly VerdictKind[]

export interface ImportPlan {
  verdicts: Verdict[]
  /** Members on the roster and not in the file: they stay unless the organiser says otherwise. */
  missing: Member[]
}

type Person = Extract<ReadRow, { kind: 'person' }>

/** Plan for a file. The same file and roster always give the same plan. */
export function planImport(rows: readonly ReadRow[], roster: readonly Member[], declared: readonly DeclaredMember[]): ImportPlan {
  const { people, others } = withoutRepeats(rows)
  const matched = matchRoster(people, roster)
  const kept = new Set([...matched.values()].map(({ id }) => id))
  const missing = roster.filter(({ id }) => !kept.has(id))
  const namesakes = namesakesOf(people, missing, declared)
  const planned = people.map((person) => planFor(person, matched.get(person), declared, namesakes(person)))
  return { verdicts: [...planned, ...others].sort((one, other) => one.row - other.row), missing }
}

/** Each person once, by the first row with their phone, with the skills of all their rows. */
function withoutRepeats(rows: readonly ReadRow[]): { people: Person[]; others: Verdict[] } {
  const byPhone = new Map<string, Person>()
  const others: Verdict[] = []
  for (const row of rows) {
    if (row.kind !== 'person') {
      others.push(row)
      continue
    }
    const first = byPhone.get(row.phone)
    if (!first) byPhone.set(row.phone, { ...row })
    else if (nameKey(first.name) === nameKey(row.name)) {
      if (first.skills && row.skills) first.skills = [...new Set([...first.skills, ...row.skills])]
      others.push({ kind: 'duplicate', row: row.row, name: row.name, phone: row.phone, of: first.row })
    } else {
      others.push({ kind: 'unreadable', row: row.row, name: row.name, why: 'phone-twice', cell: maskPhone(row.phone), of: first.row })
    }
  }
  return { people: [...byPhone.values()], others }
}

/** Matches by phone first, then by name if exactly one unmatched person has it on each side, since namesakes cannot be told apart. */
function matchRoster(people: readonly Person[], roster: readonly Member[]): Map<Person, Member> {
  const byPhone = new Map(roster.map((member) => [member.phone, member]))
  const matched = new Map<Person, Member>()
  for (const person of people) {
    const member = byPhone.get(person.phone)
    if (member) matched.set(person, member)
  }
  const taken = new Set([...matched.values()].map(({ id }) => id))
  const leftOnRoster = grouped(roster.filter(({ id }) => !taken.has(id)))
  const leftInFile = grouped(people.filter((person) => !matched.has(person)))
  for (const [key, [person, ...more]] of leftInFile) {
    const [member, ...others] = leftOnRoster.get(key) ?? []
    if (person && member && more.length + others.length === 0) matched.set(person, member)
  }
  return matched
}

function grouped<T extends { name: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = nameKey(item.name)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function namesakesOf(people: readonly Person[], missing: readonly Member[], declared: readonly DeclaredMember[]) {
  const inFile = grouped(people)
  const onRoster = grouped(missing)
  const volunteers = grouped(declared)
  return ({ name, phone }: Person): Namesake | null => {
    const key = nameKey(name)
    const others = volunteers.get(key) ?? []
    if ((inFile.get(key)?.length ?? 0) > 1) return 'file'
    if (onRoster.has(key)) return 'roster'
    return others.length > 0 && others.every((other) => other.phone !== phone) ? 'volunteers' : null
  }
}

function planFor(
  person: Person,
  before: Member | undefined,
  declared: readonly DeclaredMember[],
  namesake: Namesake | null,
): PlannedMember {
  const { row, name, phone } = person
  const member = {
    id: before?.id ?? null,
    // The roster keeps its own spelling of a name that differs only by a blank, a dot or case.
    name: before && nameKey(before.name) === nameKey(name) ? before.name : name,
    phone,
    skills: person.skills ?? before?.skills ?? [],
    note: person.note ?? before?.note ?? '',
  }
  const what = before ? changesOf(before, member) : []
  const verifies = declared.some((other) => !other.isVerified && other.phone === phone && nameKey(other.name) === nameKey(name))
  return { kind: before ? (what.length > 0 ? 'changed' : 'same') : 'new', row, name, phone, member, what, verifies, namesake }
}

function changesOf(before: Member, after: Omit<Member, 'id'>): Change[] {
  const fields = [
    { field: 'name' as const, from: before.name, to: after.name },
    { field: 'phone' as const, from: before.phone, to: after.phone },
    { field: 'skills' as const, from: before.skills.join('、'), to: after.skills.join('、') },
    { field: 'note' as const, from: before.note, to: after.note },
  ]
  return fields.filter(({ from, to }) => from !== to)
}
