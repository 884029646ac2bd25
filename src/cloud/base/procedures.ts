/** Founding of the base by its administrator. */
import { type FoundAnswer, type FoundInput, type OfferedOrganisation, foundInput, offersInput } from '../../contract/base'
import { tidyCounty } from '../../domain/base/county'
import { foundingProblems } from '../../domain/base/founding'
import { refuse } from '../../domain/decision'
import { foundingOf } from '../founding/county-plan'
import { foundBase } from '../founding/found-base'
import { FORM_IDS, offeredOrganisations } from '../founding/offered-organisations'
import { administrator, router } from '../rpc/access'
import { once } from '../rpc/once'

const foundingIn = ({ towns, organisations, ...input }: FoundInput) =>
  foundingOf({
    ...input,
    towns: towns.map((name) => ({ name })),
    organisations: organisations.map(({ form, ...words }) => ({ ...words, form: form !== null && FORM_IDS.includes(form) ? form : null })),
  })

export const baseRouter = router({
  /** Organisations to offer for a county's name. */
  offers: administrator
    .input(offersInput)
    .query(({ input }): OfferedOrganisation[] =>
      offeredOrganisations(tidyCounty(input.county)).map(({ form, names, shortName, kind }) => ({ form, names, shortName, kind })),
    ),

  found: administrator.input(foundInput).mutation(({ ctx, input }): Promise<FoundAnswer> =>
    once(ctx, 'base.found', input, async (tx) => {
      const founding = foundingIn(input)
      const [problem] = foundingProblems(founding)
      if (problem) return refuse(problem.reason, problem.about)
      const answer = await foundBase(tx, founding, { now: ctx.now, isDemo: false, actorId: ctx.volunteer.id })
      return answer.ok ? { ok: true, towns: founding.towns.length, organisations: founding.organisations.length } : answer
    }),
  ),
})
