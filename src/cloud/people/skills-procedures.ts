/** Skills such as those of doctors and lawyers, which members declare and organisers of their organisations verify. */
import { type DeclaredSkills, revokeSkillInput, skillsInput, verifySkillInput } from '../../contract/seats'
import { may } from '../../domain/people/permission'
import { SKILL_STATES, bySkillState } from '../../domain/people/skill-state'
import { organiser, router } from '../rpc/access'
import type { Context } from '../rpc/context'
import { type Tx, transact } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { declaredSkills, organisationsOf, setVerified } from '../db/people/skills'
import type { Caller } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { sweepForVolunteer } from '../seats/fill-seats'

const PAGE = 50

interface Skill {
  volunteerId: string
  skillId: string
}

export const skillsRouter = router({
  list: organiser.input(skillsInput).query(async ({ ctx, input: { state, from } = { from: 0 } }): Promise<DeclaredSkills> => {
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'skills.read' }, ctx.now)
    const all = bySkillState(await declaredSkills(ctx.db, ctx.actor.isAdministrator ? null : ctx.actor.organises), ctx.now)
    const found = state ? all[state] : SKILL_STATES.flatMap((one) => all[one])
    const counts = { waiting: all.waiting.length, expired: all.expired.length, verified: all.verified.length }
    return { items: found.slice(from, from + PAGE), counts }
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
