/** Founding of the base by its administrator, and changes of its name and phone. */
import {
  type ChangeBaseAnswer,
  type FoundAnswer,
  type FoundInput,
  type OfferedOrganisation,
  changeBaseInput,
  foundInput,
  offersInput,
} from '../../contract/base'
import { tidyCounty } from '../../domain/base/county'
import { foundingProblems } from '../../domain/base/founding'
import { changedFields, decideBaseChange, tidyNaming } from '../../domain/base/naming'
import { refuse } from '../../domain/decision'
import { recordAudit } from '../db/audit/recording'
import { lockNaming, writeNaming } from '../db/vocabulary/vocabulary'
import { foundingOf } from '../founding/county-plan'
import { foundBase } from '../founding/found-base'
import { FORM_IDS, offeredOrganisations } from '../founding/offered-organisations'
import { administrator, router } from '../rpc/access'
import { fault } from '../rpc/faults'
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

  /** The county stays, since its organisations and towns were founded for it. */
  change: administrator.input(changeBaseInput).mutation(({ ctx, input }): Promise<ChangeBaseAnswer> =>
    once(ctx, 'base.change', input, async (tx) => {
      const present = await lockNaming(tx)
      if (!present) return fault('not-found')
      const wanted = tidyNaming(input)
      const decision = decideBaseChange(wanted, { present, seen: input.seen })
      if (!decision.ok) return decision
      const fields = changedFields(present, wanted)
      if (fields.length === 0) return { ok: true }
      await writeNaming(tx, wanted)
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'base.changed', details: { fields } }, ctx.now)
      return { ok: true }
    }),
  ),
})
