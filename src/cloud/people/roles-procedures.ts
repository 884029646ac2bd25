/** The administrator's procedures for roles of organisers and administrators. */
import { type PeopleFound, type RoleAnswer, type RoleView, findPeopleInput, roleInput } from '../../contract/people/roles'
import { refuse } from '../../domain/decision'
import { maskPhone, tidyPhone } from '../../domain/people/phones'
import { tidyName } from '../../domain/people/names'
import { decideTakingRole } from '../../domain/people/roles'
import { administrator, router } from '../rpc/access'
import { recordAudit } from '../db/audit/recording'
import { verifyKnown } from '../db/people/members'
import { findPeople, giveRole, hasAccount, holdAdministrators, listRoles, takeRole } from '../db/people/roles'
import { leavesAt } from '../db/people/leaving'
import { holdPerson } from '../db/people/taking-back'
import { endSessionsOfPerson } from '../db/people/sessions'
import { once } from '../rpc/once'

const masked = <T extends { phone: string }>(person: T): T => ({ ...person, phone: maskPhone(person.phone) })

export const rolesRouter = router({
  list: administrator.query(async ({ ctx }): Promise<RoleView[]> => (await listRoles(ctx.db)).map(masked)),

  find: administrator.input(findPeopleInput).query(async ({ ctx, input }): Promise<PeopleFound> => {
    const found = await findPeople(ctx.db, { name: tidyName(input.text), phone: tidyPhone(input.text) })
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'people.searched', details: { found: found.items.length } }, ctx.now)
    return { ...found, items: found.items.map(masked) }
  }),

  give: administrator.input(roleInput).mutation(({ ctx, input }): Promise<RoleAnswer> =>
    once(ctx, 'roles.give', input, async (tx) => {
      if (!(await hasAccount(tx, input.volunteerId))) return refuse('no-account')
      // Whoever asks to leave at the same moment waits for this row.
      await holdPerson(tx, input.volunteerId)
      if ((await leavesAt(tx, input.volunteerId)) !== null) return refuse('is-leaving')
      const { volunteerId, role, organisationId } = input
      const entry = { actorId: ctx.volunteer.id, action: 'role.given' as const, subjectId: volunteerId, details: { role, organisationId } }
      if (await giveRole(tx, input)) await recordAudit(tx, entry, ctx.now)
      // Whoever acts for an organisation is known to it.
      await verifyKnown(tx, { volunteerId }, ctx.now)
      return { ok: true }
    }),
  ),

  take: administrator.input(roleInput).mutation(({ ctx, input }): Promise<RoleAnswer> =>
    once(ctx, 'roles.take', input, async (tx) => {
      const { volunteerId, role, organisationId } = input
      const decision = decideTakingRole(input, role === 'administrator' ? await holdAdministrators(tx) : [])
      if (!decision.ok) return decision
      const entry = { actorId: ctx.volunteer.id, action: 'role.taken' as const, subjectId: volunteerId, details: { role, organisationId } }
      if (await takeRole(tx, input)) {
        await recordAudit(tx, entry, ctx.now)
        await endSessionsOfPerson(tx, volunteerId, 'role-taken', ctx.now)
      }
      return { ok: true }
    }),
  ),
})
