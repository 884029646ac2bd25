/** Matching of a file's people with the roster's members. */
import { nameKey } from './names'

interface Named {
  name: string
  phone: string
}

/** Name and phone together, by which a person is known: a couple may share a phone. */
export const personKey = ({ name, phone }: Named): string => `${phone} ${nameKey(name)}`

/**
 * Matches by name and phone first. Then by phone alone, as a name that was corrected, unless the file names the member elsewhere or the
 * roster the person, who then are two. Then by name alone. Only one unmatched person on each side is matched, since two cannot be
 * told apart.
 */
export function matchRoster<P extends Named, M extends Named & { id: string }>(
  people: readonly P[],
  roster: readonly M[],
  { phones, names }: { phones: ReadonlySet<string>; names: ReadonlySet<string> },
): Map<P, M> {
  const byPerson = new Map(roster.map((member) => [personKey(member), member]))
  const matched = new Map<P, M>()
  for (const person of people) {
    const member = byPerson.get(personKey(person))
    if (member) matched.set(person, member)
  }
  const namesOnRoster = new Set(roster.map(({ name }) => nameKey(name)))
  const phoneOf = ({ phone }: { phone: string }) => phone
  matchOnly(matched, people, roster, phoneOf, {
    isOpen: ({ name }) => !names.has(nameKey(name)),
    isNew: ({ name }) => !namesOnRoster.has(nameKey(name)),
  })
  matchOnly(matched, people, roster, ({ name }) => nameKey(name), { isOpen: ({ phone }) => !phones.has(phone), isNew: () => true })
  return matched
}

/** Matches people and members without a match of whom only one on each side has the key. */
function matchOnly<P extends Named, M extends Named & { id: string }>(
  matched: Map<P, M>,
  people: readonly P[],
  roster: readonly M[],
  keyOf: (one: Named) => string,
  { isOpen, isNew }: { isOpen: (member: M) => boolean; isNew: (person: P) => boolean },
): void {
  const taken = new Set([...matched.values()].map(({ id }) => id))
  const leftOnRoster = grouped(
    roster.filter((member) => !taken.has(member.id)),
    keyOf,
  )
  const leftInFile = grouped(
    people.filter((person) => !matched.has(person)),
    keyOf,
  )
  for (const [key, [person, ...more]] of leftInFile) {
    const [member, ...others] = (leftOnRoster.get(key) ?? []).filter(isOpen)
    if (person && member && more.length + others.length === 0 && isNew(person)) matched.set(person, member)
  }
}

const keyOfName = ({ name }: { name: string }): string => nameKey(name)

/** Items by a key, by default that of their name. */
export function grouped<T extends { name: string }>(items: readonly T[], keyOf: (item: T) => string = keyOfName): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
