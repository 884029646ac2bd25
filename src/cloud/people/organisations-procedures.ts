/** The administrator's procedures for organisations: naming, renaming, merging. */
import {
  type MergeAnswer,
  type OrganisationAnswer,
  type OrganisationView,
  addOrganisationInput,
  editOrganisationInput,
  mergeOrganisationsInput,
} from '../../contract/people/organisations'
import { refuse } from '../../domain/decision'
import { organisationKey } from '../../domain/people/organisation-names'
import { administrator, router } from '../rpc/access'
import { mergeOrganisations } from '../db/people/merge-organisations'
import {
  type OrganisationWords,
  addOrganisation,
  canConfirmMembers,
  editOrganisation,
  holdOrganisations,
  listOrganisations,
  mergedIds,
  nameTakenBy,
} from '../db/people/organisations'
import { verifyKnown } from '../db/people/members'
import { recordAudit } from '../db/audit/recording'
import { once } from '../rpc/once'

/** Removes repeated aliases, and aliases that equal the name. */
const tidied = ({ name, shortName, kind, aliases, isTrusted, declaredIsEnough, contactPhone }: OrganisationWords): OrganisationWords => ({
  name,
  shortName,
  kind,
  isTrusted,
  declaredIsEnough,
  contactPhone,
  aliases: [...new Set(aliases)].filter((alias) => alias !== name),
})

export const organisationsRouter = router({
  list: administrator.query(({ ctx }): Promise<OrganisationView[]> => listOrganisations(ctx.db)),

  add: administrator.input(addOrganisationInput).mutation(({ ctx, input }): Promise<OrganisationAnswer> =>
    once(ctx, 'organisations.add', input, async (tx) => {
      const words = tidied(input)
      // The importer would make the same id, so that past notices with this name belong to this organisation.
      const id = organisationKey(words.name, await mergedIds(tx))
      const [same] = await holdOrganisations(tx, [id])
      const taken = same?.name ?? (await nameTakenBy(tx, id, [words.name, ...words.aliases]))
      if (taken) return refuse('name-taken', taken)
      await addOrganisation(tx, id, words)
      await recordAudit(
        tx,
        {
          actorId: ctx.volunteer.id,
          action: 'organisation.added',
          subjectId: id,
          details: {
            name: words.name,
            isTrusted: words.isTrusted,
            declaredIsEnough: words.declaredIsEnough,
            hasPhone: words.contactPhone !== '',
          },
        },
        ctx.now,
      )
      return { ok: true, organisationId: id }
    }),
  ),

  edit: administrator.input(editOrganisationInput).mutation(({ ctx, input }): Promise<OrganisationAnswer> =>
    once(ctx, 'organisations.edit', input, async (tx) => {
      const id = input.organisationId
      const [before] = await holdOrganisations(tx, [id])
      if (!before) return refuse('organisation-gone')
      // The old name stays as an alias, since it occurs in published notices.
      const renamed = before.name === input.name ? [] : [before.name]
      const words = tidied({ ...input, aliases: [...input.aliases, ...renamed] })
      const taken = await nameTakenBy(tx, id, [words.name, ...words.aliases])
      if (taken) return refuse('name-taken', taken)
      if (words.declaredIsEnough && (await canConfirmMembers(tx, id))) return refuse('can-confirm-members')
      await editOrganisation(tx, id, words)
      await verifyKnown(tx, { organisationId: id }, ctx.now)
      const details = {
        from: before.name,
        to: words.name,
        aliases: words.aliases.length,
        isTrusted: words.isTrusted,
        declaredIsEnough: words.declaredIsEnough,
        // The number itself may be a person's, and the log cannot forget it.
        hasPhone: words.contactPhone !== '',
      }
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'organisation.edited', subjectId: id, details }, ctx.now)
      return { ok: true, organisationId: id }
    }),
  ),

  merge: administrator.input(mergeOrganisationsInput).mutation(({ ctx, input }): Promise<MergeAnswer> =>
    once(ctx, 'organisations.merge', input, async (tx) => {
      const held = await holdOrganisations(tx, [input.fromId, input.intoId])
      const from = held.find(({ id }) => id === input.fromId)
      const into = held.find(({ id }) => id === input.intoId)
      if (!from || !into) return refuse('organisation-gone')
      const moved = await mergeOrganisations(tx, from, into, { actorId: ctx.volunteer.id, now: ctx.now })
      const details = { from: from.id, name: from.name, ...moved }
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'organisation.merged', subjectId: into.id, details }, ctx.now)
      return { ok: true, ...moved }
    }),
  ),
})
