/** Skills such as those of doctors and lawyers, which members declare and organisers of their organisations verify. */
import { type DeclaredSkill, revokeSkillInput, verifySkillInput } from '../../contract/seats'
import { may } from '../../domain/people/permission'
import { organiser, router } from '../rpc/access'
import type { Context } from '../rpc/context'
import { type Tx, transact } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { declaredSkills, organisationsOf, setVerified } from '../db/people/skills'
import type { Caller } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { sweepForVolunteer } from '../seats/fill-seats'

interface Skill {
  volunteerId: string
  skillId: string
}

export const skillsRouter = router({
  list: organiser.query(async ({ ctx }): Promise<DeclaredSkill[]> => {
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'skills.read' }, ctx.now)
    return declaredSkills(ctx.db, ctx.actor.isAdministrator ? null : ctx.actor.organises)
  }),

  /** Verifying twice changes nothing, so no request id is needed. */
  verify: organiser
    .input(verifySkillInput)
    .mutation(({ ctx, input }) =>
      change(ctx, input, 'skill.verified', (tx) =>
        setVerified(tx, input, { verifiedAt: ctx.now, verifiedBy: ctx.volunteer.id, expiresAt: input.expiresAt }),
      ),
    ),

  revoke: organiser
    .input(revokeSkillInput)
    .mutation(({ ctx, input }) => change(ctx, input, 'skill.revoked', (tx) => setVerified(tx, input, null))),
})

/** Changes a skill of a member of the caller's organisations. For other people the answer is `not-found`, so that they stay hidden. */
async function change(
  ctx: Context & { volunteer: Caller },
  { volunteerId, skillId }: Skill,
  action: 'skill.verified' | 'skill.revoked',
  work: (tx: Tx) => Promise<boolean>,
): Promise<{ ok: true }> {
  const { actor } = ctx.volunteer
  // Only the administrator may verify their own skill.
  if (volunteerId === ctx.volunteer.id && !actor.isAdministrator) return fault('forbidden')
  await transact(ctx.db, async (tx) => {
    const organisations = await organisationsOf(tx, volunteerId)
    if (!actor.isAdministrator && !organisations.some((id) => may(actor).actFor(id))) return fault('not-found')
    if (!(await work(tx))) return fault('not-found')
    return recordAudit(tx, { actorId: ctx.volunteer.id, action, subjectId: volunteerId, details: { skillId } }, ctx.now)
  })
  await sweepForVolunteer(ctx.db, volunteerId, ctx.now)
  return { ok: true }
}
