/** A volunteer's profile, which only they can save. */
import { randomUUID } from 'node:crypto'
import { type ProfileView, saveProfileInput } from '../../contract/people/profile'
import type { ConsentKind } from '../../domain/people/profile'
import { decideSplit } from '../../domain/people/split'
import { router, signedIn } from '../rpc/access'
import { transact } from '../db/database'
import { lockRoster, verifyKnown } from '../db/people/members'
import { recordAudit } from '../db/audit/recording'
import { loadProfile, saveConsents, saveProfile } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { profileView } from './profile-view'
import { sweepForVolunteer } from '../seats/fill-seats'

export const profileRouter = router({
  /** Saving the same profile twice changes nothing, so no request id is needed. */
  save: signedIn.input(saveProfileInput).mutation(async ({ ctx, input }): Promise<ProfileView> => {
    const agreed: ConsentKind[] = [
      ...(input.agreesToPersonalData ? (['personal-data'] as const) : []),
      ...(input.agreesToMembership ? (['membership'] as const) : []),
    ]
    // No personal data is stored before the person consents. Membership needs a separate consent.
    if (!input.agreesToPersonalData && !(await ctx.caller())) return fault('malformed')
    if (input.organisationIds.length > 0 && !input.agreesToMembership) return fault('malformed')
    const { splits } = input
    if (splits && !decideSplit(input.organisationIds.map((id) => splits[id] ?? null)).ok) return fault('malformed')
    const saved = await transact(ctx.db, async (tx) => {
      // Roster imports take the same locks, so that neither sees the other half done.
      for (const organisationId of [...input.organisationIds].sort()) await lockRoster(tx, organisationId)
      const volunteerId = await saveProfile(tx, ctx.openid, randomUUID(), input, ctx.now)
      await saveConsents(tx, volunteerId, agreed, ctx.now)
      await recordAudit(tx, { actorId: volunteerId, action: 'profile.saved', subjectId: volunteerId, details: { agreed } }, ctx.now)
      // Members on an organisation's roster are verified as soon as they declare the membership.
      await verifyKnown(tx, { volunteerId }, ctx.now)
      return { volunteerId, view: profileView(await loadProfile(tx, volunteerId)) }
    })
    await sweepForVolunteer(ctx.db, saved.volunteerId, ctx.now)
    return saved.view
  }),
})
