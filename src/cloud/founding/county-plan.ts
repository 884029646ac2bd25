/** A county as its file or the guide describes it, and the base that it becomes. */
import type { CallingHours } from '../../domain/base/calling-hours'
import { tidyContactPhone } from '../../domain/base/contact-phone'
import { tidyCounty, usualBaseName } from '../../domain/base/county'
import type { Founding } from '../../domain/base/founding'
import { tidyNaming } from '../../domain/base/naming'
import { townKey } from '../../domain/base/towns'
import { cleanLine } from '../../domain/base/words'
import { type OrganisationKind, kindOf, organisationKey } from '../../domain/people/organisation-names'
import { type OfferedOrganisation, offeredOrganisations } from './offered-organisations'

export interface PlannedOrganisation {
  /** A usual organisation, whose form gives what is left out here. */
  form?: string | null | undefined
  /** Id for addresses, in Latin letters; made from the name without one. */
  id?: string | undefined
  name?: string | undefined
  shortName?: string | undefined
  /** Number for residents' questions about its visits. */
  contactPhone?: string | undefined
  kind?: OrganisationKind | undefined
  aliases?: string[] | undefined
}

export interface CountyPlan {
  county: string
  /** Null for the usual name. */
  name: string | null
  contactPhone: string | null
  callingHours: CallingHours | null
  towns: { id?: string | undefined; name: string }[]
  /** Null for all the usual ones. */
  organisations: PlannedOrganisation[] | null
}

/** The base of a plan, with tidied texts and an id for everything. It may have the mistakes of `foundingProblems`. */
export function foundingOf(plan: CountyPlan): Founding {
  const county = tidyCounty(plan.county)
  const offered = offeredOrganisations(county)
  const organisations = plan.organisations ?? offered.map(({ form }) => ({ form }))
  return {
    county,
    ...tidyNaming({ ...plan, name: plan.name ?? usualBaseName(county) }),
    towns: plan.towns.map(({ id, name }) => ({ id: id ?? townKey(cleanLine(name)), name: cleanLine(name) })),
    organisations: organisations.map((organisation) =>
      resolved(
        organisation,
        offered.find(({ form }) => form === organisation.form),
      ),
    ),
  }
}

function resolved(planned: PlannedOrganisation, offered: OfferedOrganisation | undefined): Founding['organisations'][number] {
  const name = cleanLine(planned.name ?? offered?.names[0] ?? '')
  const aliases = [...(offered?.aliases ?? []), ...(planned.aliases ?? [])].map(cleanLine).filter((alias) => alias !== '')
  return {
    // A new base has no merged organisations, whose ids could not be used again.
    id: planned.id ?? offered?.form ?? organisationKey(name, new Set()),
    name,
    shortName: cleanLine(planned.shortName ?? offered?.shortName ?? name),
    contactPhone: tidyContactPhone(planned.contactPhone ?? ''),
    kind: planned.kind ?? offered?.kind ?? kindOf(name),
    aliases: [...new Set(aliases)].filter((alias) => alias !== name),
  }
}
