/** Memberships: organisers answer what volunteers declare, and volunteers see their own history. */
import {
  type DeclaredAnswer,
  type DeclaredMemberships,
  type MembershipState,
  type MembershipView,
  answerDeclaredInput,
} from '../../contract/people/memberships'
import { refuse } from '../../domain/decision'
import { maskPhone } from '../../domain/people/phones'
import { fractionOf, sharesOf } from '../../domain/people/split'
import { actorFor, organiser, router, volunteer } from '../rpc/access'
import { recordAudit } from '../db/audit/recording'
import {
  type StoredMembership,
  declaredDays,
  declaredMemberships,
  membershipsOf,
  refuseMembership,
  verifyMemberships,
} from '../db/people/memberships'
import { lockRoster } from '../db/people/members'
import { organisationNames } from '../db/vocabulary/vocabulary'
import { once } from '../rpc/once'
import { sweepForVolunteer } from '../seats/fill-seats'

/** Number of declared memberships in one answer. The desk says how many more there are. */
const DECLARED_AT_ONCE = 100

export const membershipsRouter = router({
  /** The caller's own memberships, latest first. */
  mine: volunteer.query(async ({ ctx }): Promise<MembershipView[]> => {
    const all = await membershipsOf(ctx.db, ctx.volunteer.id)
    const names = await organisationNames(ctx.db)
    const views = all.map((membership): MembershipView => {
      const { organisationId, from, until } = membership
      const share = sharesOf(all.filter((one) => one.from === from)).get(organisationId)
      const organisation = names.get(organisationId) ?? ''
      const percent = share ? Math.round(fractionOf(share) * 100) : 0
      return { organisationId, organisation, from, until, state: stateOf(membership), share: percent }
    })
    return views.reverse()
  }),

  declared: organiser.query(async ({ ctx }): Promise<DeclaredMemberships> => {
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'members.read' }, ctx.now)
    const { items, total } = await declaredMemberships(ctx.db, ctx.actor.isAdministrator ? null : ctx.actor.organises, DECLARED_AT_ONCE)
    return { items: items.map((item) => ({ ...item, phone: maskPhone(item.phone) })), total }
  }),

  /** Verifies the declaration with all its days, so that what was served since it counts for the organisation. */
  confirm: actorFor.input(answerDeclaredInput).mutation(async ({ ctx, input }): Promise<DeclaredAnswer> => {
    const { volunteerId, organisationId } = input
    const answer = await once<DeclaredAnswer>(ctx, 'memberships.confirm', input, async (tx) => {
      await lockRoster(tx, organisationId)
      if ((await declaredDays(tx, volunteerId, organisationId)).length === 0) return refuse('not-declared')
      await verifyMemberships(tx, [{ volunteerId, organisationId }], { by: ctx.volunteer.id, now: ctx.now })
      return { ok: true }
    })
    // Seats reserved for the organisation may be free for this person now.
    if (answer.ok) await sweepForVolunteer(ctx.db, volunteerId, ctx.now)
    return answer
  }),

  refuse: actorFor.input(answerDeclaredInput).mutation(async ({ ctx, input }): Promise<DeclaredAnswer> => {
    const { volunteerId, organisationId } = input
    const answer = await once<DeclaredAnswer>(ctx, 'memberships.refuse', input, async (tx) => {
      await lockRoster(tx, organisationId)
      if (!(await refuseMembership(tx, { volunteerId, organisationId }, ctx.now))) return refuse('not-declared')
      const entry = {
        actorId: ctx.volunteer.id,
        action: 'membership.refused' as const,
        subjectId: volunteerId,
        details: { organisationId },
      }
      await recordAudit(tx, entry, ctx.now)
      return { ok: true }
    })
    // A person who waited for the organisation no longer fits, so a later entry may.
    if (answer.ok) await sweepForVolunteer(ctx.db, volunteerId, ctx.now)
    return answer
  }),
})

function stateOf({ verifiedAt, refusedAt }: StoredMembership): MembershipState {
  if (verifiedAt !== null) return 'verified'
  return refusedAt === null ? 'declared' : 'refused'
}
