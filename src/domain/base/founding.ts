/** Needs of a new base, and the mistakes that it is refused for. */
import type { Refused } from '../decision'
import { contactPhoneProblem } from './contact-phone'
import { type OrganisationKind, spellingOf } from '../people/organisation-names'
import { isCounty } from './county'
import { type Naming, type NamingRefusal, namingProblems } from './naming'
import { MOST_TOWNS, isTown } from './towns'

/** A base about to be founded. */
export interface Founding extends Naming {
  /** Whole name: 永康市. */
  county: string
  towns: { id: string; name: string }[]
  organisations: {
    id: string
    name: string
    shortName: string
    /** Number for residents' questions about its visits; '' for none. */
    contactPhone: string
    kind: OrganisationKind
    aliases: string[]
  }[]
}

export type FoundingRefusal =
  | 'county-wrong'
  | NamingRefusal
  | 'towns-missing'
  /** `about`: the most. */
  | 'too-many-towns'
  | 'town-wrong'
  | 'town-twice'
  | 'organisations-missing'
  /** `about`: the most. */
  | 'too-many-organisations'
  | 'organisation-name-wrong'
  /** Two organisations share a name, a short name or an alias; `about`: the shared one. */
  | 'organisation-twice'
  /** The base has a name already; `about`: its name. */
  | 'already-founded'

/** A mistake, with its place in the county's data: `['towns', 3]`. */
export interface FoundingProblem extends Refused<FoundingRefusal> {
  at: (string | number)[]
}

export const MOST_ORGANISATIONS = 500

const problem = (reason: FoundingRefusal, at: (string | number)[], about?: string): FoundingProblem => ({
  ok: false,
  reason,
  at,
  ...(about === undefined ? {} : { about }),
})

const isWithin = (text: string, shortest: number, longest: number): boolean => {
  const { length } = Array.from(text)
  return length >= shortest && length <= longest
}

/** All mistakes, in the order in which the guide asks. */
export function* foundingProblems(founding: Founding): Generator<FoundingProblem> {
  const { county } = founding
  if (!isCounty(county)) yield problem('county-wrong', ['county'], county)
  yield* namingProblems(founding)
  yield* townProblems(founding.towns)
  yield* organisationProblems(founding.organisations)
}

function* townProblems(towns: Founding['towns']): Generator<FoundingProblem> {
  if (towns.length === 0) yield problem('towns-missing', ['towns'])
  if (towns.length > MOST_TOWNS) yield problem('too-many-towns', ['towns'], String(MOST_TOWNS))
  const seen = new Set<string>()
  for (const [index, { id, name }] of towns.entries()) {
    if (!isTown(name)) yield problem('town-wrong', ['towns', index], name)
    if (seen.has(id) || seen.has(name)) yield problem('town-twice', ['towns', index], name)
    seen.add(id).add(name)
  }
}

function* organisationProblems(organisations: Founding['organisations']): Generator<FoundingProblem> {
  if (organisations.length === 0) yield problem('organisations-missing', ['organisations'])
  if (organisations.length > MOST_ORGANISATIONS) yield problem('too-many-organisations', ['organisations'], String(MOST_ORGANISATIONS))
  const ids = new Set<string>()
  const seen = new Set<string>()
  for (const [index, { id, name, shortName, contactPhone, aliases }] of organisations.entries()) {
    const at = ['organisations', index]
    if (!isWithin(name, 2, 40) || !isWithin(shortName, 2, 16)) yield problem('organisation-name-wrong', at, name)
    const phone = contactPhone === '' ? null : contactPhoneProblem(contactPhone)
    if (phone) yield problem(phone, [...at, 'contactPhone'], contactPhone)
    const spellings = [name, shortName, ...aliases]
    const shared = spellings.find((spelling) => seen.has(spellingOf(spelling)))
    if (shared !== undefined || ids.has(id)) yield problem('organisation-twice', at, shared ?? name)
    ids.add(id)
    for (const spelling of spellings) seen.add(spellingOf(spelling))
  }
}
