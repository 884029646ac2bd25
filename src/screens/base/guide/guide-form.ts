/** The guide's form: what was typed, its mistakes by step, and the call that it becomes. */
import type { FoundInput, OfferedOrganisation } from '../../../contract/base'
import { type CallingHours, USUAL_HOURS } from '../../../domain/base/calling-hours'
import { tidyContactPhone } from '../../../domain/base/contact-phone'
import { tidyCounty, usualBaseName } from '../../../domain/base/county'
import { type FoundingProblem, type FoundingRefusal, foundingProblems } from '../../../domain/base/founding'
import { cleanLine } from '../../../domain/base/words'
import { NAME_LENGTHS } from '../../../domain/vocabulary/lists'
import { type PastedNames, pastedNames } from '../../../domain/vocabulary/pasted-lines'
import type { OrganisationKind } from '../../../domain/people/organisation-names'

export const STEPS = ['county', 'phone', 'towns', 'organisations', 'check'] as const
export type Step = (typeof STEPS)[number]

export interface OwnOrganisation {
  name: string
  shortName: string
  kind: OrganisationKind
}

export interface GuideForm {
  step: Step
  county: string
  /** '' for the usual name. */
  name: string
  phone: string
  hours: CallingHours
  /** The pasted list. */
  towns: string
  /** Forms of usual organisations that this county does not have. */
  without: string[]
  /** Names in place of the usual ones, by form. */
  renamed: Record<string, string>
  own: OwnOrganisation[]
}

export const emptyForm: GuideForm = {
  step: 'county',
  county: '',
  name: '',
  phone: '',
  hours: USUAL_HOURS,
  towns: '',
  without: [],
  renamed: {},
  own: [],
}

export const baseNameOf = ({ county, name }: Pick<GuideForm, 'county' | 'name'>): string =>
  cleanLine(name) || usualBaseName(tidyCounty(county))

/** Name of a usual organisation in this county. */
export const nameIn = ({ renamed }: Pick<GuideForm, 'renamed'>, { form, names }: OfferedOrganisation): string =>
  cleanLine(renamed[form] ?? '') || (names[0] ?? '')

export const townsOf = ({ towns }: Pick<GuideForm, 'towns'>): PastedNames => pastedNames(towns, NAME_LENGTHS.towns)

export function inputOf(form: GuideForm, offers: readonly OfferedOrganisation[]): Omit<FoundInput, 'requestId'> {
  const phone = tidyContactPhone(form.phone)
  const usual = offers.filter((offer) => !form.without.includes(offer.form))
  return {
    county: tidyCounty(form.county),
    name: baseNameOf(form),
    contactPhone: phone || null,
    callingHours: phone ? form.hours : null,
    towns: townsOf(form).names,
    organisations: [
      ...usual.map((offer) => ({ form: offer.form, name: nameIn(form, offer), shortName: offer.shortName, kind: offer.kind })),
      ...form.own.map((own) => ({ form: null, ...own, name: cleanLine(own.name), shortName: cleanLine(own.shortName) })),
    ],
  }
}

const STEP_OF: Record<string, Step> = { county: 'county', name: 'county', contactPhone: 'phone', callingHours: 'phone', towns: 'towns' }

/** Mistakes of a step. The server also finds an organisation that another one has as an alias. */
export function problemsAt(step: Step, form: GuideForm, offers: readonly OfferedOrganisation[]): FoundingProblem[] {
  const { towns, organisations, ...input } = inputOf(form, offers)
  const founding = {
    ...input,
    towns: towns.map((name) => ({ id: name, name })),
    organisations: organisations.map(({ form: _, ...words }) => ({ ...words, id: words.name, contactPhone: '', aliases: [] })),
  }
  return [...foundingProblems(founding)].filter(({ at: [field = ''] }) => (STEP_OF[field] ?? 'organisations') === step)
}

/** Step at which a refusal of the server is mended; null for one that is final. */
export function stepOf(reason: FoundingRefusal): Step | null {
  if (reason === 'already-founded') return null
  if (reason === 'county-wrong' || reason === 'base-name-wrong') return 'county'
  if (reason.startsWith('contact-phone') || reason === 'calling-hours-wrong') return 'phone'
  return reason.includes('town') ? 'towns' : 'organisations'
}
