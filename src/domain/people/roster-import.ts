/** Plan of an import: its effect on an organisation's roster, row by row, before anything is changed. */
import { nameKey } from './names'
import { grouped, matchRoster, personKey } from './roster-matching'
import { type RowProblem } from './roster-cells'
import type { Beside, PersonRow, Place, ReadRow } from './roster-rows'

/** A person on the roster. */
export interface Member {
  id: string
  name: string
  phone: string
  /** Skills as the organisation states them; a statement is not a verification. */
  skills: readonly string[]
  note: string
  /** The branch (支部); empty for none. */
  branch: string
}

/** A volunteer with an account who declared membership in the organisation. */
export interface DeclaredMember {
  name: string
  phone: string
  isVerified: boolean
}

export interface Change {
  field: 'name' | 'phone' | 'branch' | 'skills' | 'note'
  from: string
  to: string
}

/** List with a person of the same name and another phone, or of another name and the same phone. The organiser decides whether the two are one person. */
export type Namesake =
  | 'file'
  | 'roster'
  | 'volunteers'
  /** Another person of the file has the phone: a couple, or a number copied by mistake. */
  | 'phone'

/** Effect of the import on one person in the file. */
export interface PlannedMember extends Place {
  kind: 'new' | 'changed' | 'same'
  name: string
  phone: string
  /** The member after the import; `id` is null for a new one. */
  member: Omit<Member, 'id'> & { id: string | null }
  what: Change[]
  /** The import makes the person's account a verified member. */
  verifies: boolean
  namesake: Namesake | null
  beside: readonly Beside[]
}

/** Effect of one row. */
export type Verdict =
  | PlannedMember
  /** The same person stands in row `of`. */
  | (Place & { kind: 'duplicate'; name: string; phone: string; of: Place })
  | (Place & { kind: 'unreadable'; name: string; why: RowProblem; cell: string })
  /** A person who has left by the file's own words, and is not imported. */
  | (Place & { kind: 'left'; name: string; cell: string })
  | (Place & { kind: 'skipped'; text: string })
export type VerdictKind = Verdict['kind']
export const VERDICT_KINDS = [
  'new',
  'changed',
  'same',
  'left',
  'duplicate',
  'unreadable',
  'skipped',
] as const satisfies readonly VerdictKind[]

export interface ImportPlan {
  verdicts: Verdict[]
  /** Members on the roster who stand nowhere in the file, or as people who have left. They stay unless the organiser says otherwise. */
  missing: Member[]
}

/** Members who have left and are imported nonetheless, by their rows. */
export type Included = readonly (Place & { name: string })[]

/** Rows with the chosen members who have left read as members. */
export function withIncluded(rows: readonly ReadRow[], included: Included): ReadRow[] {
  const keys = new Set(included.map(rowKey))
  return rows.map((read) => (read.kind === 'left' && keys.has(rowKey(read)) ? read.member : read))
}

const rowKey = ({ sheet, row, name }: Place & { name: string }): string => JSON.stringify([sheet, row, name])

/**
 * Plan for a file. The same file and roster always give the same plan. Its time grows with rows and members, not with their product.
 * @param rows of the sheets that are imported, in the order of the file
 * @param elsewhere rows of the file's other sheets, whose people are neither imported nor missing
 */
export function planImport(
  rows: readonly ReadRow[],
  roster: readonly Member[],
  declared: readonly DeclaredMember[],
  elsewhere: readonly ReadRow[] = [],
): ImportPlan {
  const { people, others } = withoutRepeats(rows)
  const phonesElsewhere = new Set(elsewhere.flatMap((read) => (read.kind === 'person' ? [read.phone] : [])))
  // An unreadable row or another sheet that names a member is no reason to remove or rename them.
  const named = [...others.filter(({ kind }) => kind === 'unreadable'), ...elsewhere]
  const namesInFile = new Set(named.flatMap((read) => ('name' in read && read.name !== '' ? [nameKey(read.name)] : [])))
  const names = new Set([...namesInFile, ...people.map(({ name }) => nameKey(name))])
  const matched = matchRoster(people, roster, { phones: phonesElsewhere, names })
  const kept = new Set([...matched.values()].map(({ id }) => id))
  const unmatched = roster.filter(({ id }) => !kept.has(id))
  const missing = unmatched.filter(({ name, phone }) => !phonesElsewhere.has(phone) && !namesInFile.has(nameKey(name)))
  const namesakes = namesakesOf(people, unmatched, declared)
  // One entry verifies one account, so a second account of the same person stays declared.
  const verified = new Set(declared.flatMap((other) => (other.isVerified ? [personKey(other)] : [])))
  const unverified = new Set(declared.map(personKey).filter((key) => !verified.has(key)))
  const planned = people.map((person) => planFor(person, matched.get(person), unverified, namesakes(person)))
  return { verdicts: [...planned, ...others].sort(inOrderOf(rows)), missing }
}

/** The order of the rows, by which planned members and other rows are put together again. */
function inOrderOf(rows: readonly Place[]): (one: Place, other: Place) => number {
  const sheets = new Map([...new Set(rows.map(({ sheet }) => sheet))].map((sheet, nth) => [sheet, nth]))
  const nth = ({ sheet }: Place) => sheets.get(sheet) ?? 0
  return (one, other) => nth(one) - nth(other) || one.row - other.row
}

/** Each person once, by the first row with their name and phone, with the skills of all their rows. */
function withoutRepeats(rows: readonly ReadRow[]): { people: PersonRow[]; others: Verdict[] } {
  const byPerson = new Map<string, { first: PersonRow; skills: Set<string> }>()
  const others: Verdict[] = []
  for (const row of rows) {
    const place = placeOf(row)
    if (row.kind !== 'person') {
      others.push(row.kind === 'left' ? { ...place, kind: row.kind, name: row.name, cell: row.cell } : row)
      continue
    }
    const { first, skills } = byPerson.get(personKey(row)) ?? {}
    if (!first || !skills) byPerson.set(personKey(row), { first: { ...row }, skills: new Set(row.skills) })
    else {
      for (const skill of row.skills ?? []) skills.add(skill)
      // A list of all members may come before the sheets of their branches.
      first.branch ||= row.branch
      others.push({ ...place, kind: 'duplicate', name: row.name, phone: row.phone, of: placeOf(first) })
    }
  }
  const people = [...byPerson.values()].map(({ first, skills }) => ({ ...first, skills: first.skills && [...skills] }))
  return { people, others }
}

const placeOf = ({ sheet, row }: Place): Place => ({ sheet, row })

function namesakesOf(people: readonly PersonRow[], unmatched: readonly Member[], declared: readonly DeclaredMember[]) {
  const inFile = grouped(people)
  const onRoster = grouped(unmatched)
  const volunteers = grouped(declared)
  const phones = grouped(people, (person) => person.phone)
  return ({ name, phone }: PersonRow): Namesake | null => {
    const key = nameKey(name)
    const others = volunteers.get(key) ?? []
    if ((inFile.get(key)?.length ?? 0) > 1) return 'file'
    if (onRoster.has(key)) return 'roster'
    if (others.length > 0 && others.every((other) => other.phone !== phone)) return 'volunteers'
    return (phones.get(phone)?.length ?? 0) > 1 ? 'phone' : null
  }
}

function planFor(person: PersonRow, before: Member | undefined, unverified: ReadonlySet<string>, namesake: Namesake | null): PlannedMember {
  const { name, phone, beside } = person
  const member = {
    id: before?.id ?? null,
    // The roster keeps its own spelling of a name that differs only by a blank, a dot or case.
    name: before && nameKey(before.name) === nameKey(name) ? before.name : name,
    phone,
    skills: person.skills ?? before?.skills ?? [],
    note: person.note ?? before?.note ?? '',
    branch: person.branch ?? before?.branch ?? '',
  }
  const what = before ? changesOf(before, member) : []
  return {
    kind: before ? (what.length > 0 ? 'changed' : 'same') : 'new',
    ...placeOf(person),
    name,
    phone,
    member,
    what,
    verifies: unverified.has(personKey(person)),
    namesake,
    beside,
  }
}

function changesOf(before: Member, after: Omit<Member, 'id'>): Change[] {
  const fields = [
    { field: 'name' as const, from: before.name, to: after.name },
    { field: 'phone' as const, from: before.phone, to: after.phone },
    { field: 'branch' as const, from: before.branch, to: after.branch },
    { field: 'skills' as const, from: before.skills.join('、'), to: after.skills.join('、') },
    { field: 'note' as const, from: before.note, to: after.note },
  ]
  return fields.filter(({ from, to }) => from !== to)
}
