/** Organisations that every county has, with the forms of their names: 民革{county}总支部. */
import { stemOf } from '../../domain/base/county'
import type { OrganisationKind } from '../../domain/people/organisation-names'
import forms from './organisation-forms.json'

export interface OfferedOrganisation {
  /** Id of the form, which becomes the organisation's. */
  form: string
  /** Names to choose from, the usual one first: a party's body is a committee, a branch or a group. */
  names: string[]
  shortName: string
  kind: OrganisationKind
  /** Other spellings in notices, those of `names` included. */
  aliases: string[]
}

export const FORM_IDS: readonly string[] = [...forms.parties, ...forms.others].map(({ id }) => id)

/** The usual organisations of a county. */
export function offeredOrganisations(county: string): OfferedOrganisation[] {
  const stem = stemOf(county)
  const filled = (pattern: string): string[] =>
    pattern.includes('{stem}') && stem === null ? [] : [pattern.replace('{county}', county).replace('{stem}', stem ?? '')]
  const parties = forms.parties.map(({ id, shortName, fullName, level }) => {
    const levels = [level, ...forms.levels.filter((other) => other !== level)]
    const names = levels.map((each) => `${shortName}${county}${each}`)
    const inNotices = [
      shortName,
      `${shortName}${county}`,
      `${fullName}${county}${level}`,
      ...levels.flatMap((each) => filled(`${shortName}{stem}${each}`)),
    ]
    return { form: id, names, shortName, kind: 'party' as const, aliases: [...names, ...inNotices] }
  })
  const others = forms.others.map(({ id, shortName, kind, name, aliases }) => ({
    form: id,
    names: filled(name),
    shortName,
    kind: kind as OrganisationKind,
    aliases: [shortName, ...aliases.flatMap(filled)],
  }))
  return [...parties, ...others]
}
