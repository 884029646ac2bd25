/** A volunteer's profile, which only they can save, and their consents, which only they can take back. */
import { randomUUID } from 'node:crypto'
import { type TakeBackAnswer, type TakeBackPreview, takeBackInput, takeBackPreviewInput } from '../../contract/people/consents'
import { type ProfileView, type SaveProfileInput, saveProfileInput } from '../../contract/people/profile'
import type { Instant } from '../../domain/calendar/calendar'
import type { ConsentKind } from '../../domain/people/profile'
import { decideSplit } from '../../domain/people/split'
import { router, signedIn, volunteer } from '../rpc/access'
import { type Database, type Tx, transact } from '../db/database'
import { lockRoster, verifyKnown } from '../db/people/members'
import { recordAudit } from '../db/audit/recording'
import { consentsInForce } from '../db/people/taking-back'
import { giveConsents, loadProfile, saveProfile } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'
import { profileView } from './profile-view'
import { lostRace, sweepElsewhere, sweepForVolunteer } from '../seats/fill-seats'
import { previewTakingBack, takeBack } from './taking-back'

export const profileRouter = router({
  /** Saving the same profile twice changes nothing, so no request id is needed. */
  save: signedIn.input(saveProfileInput).mutation(async ({ ctx, input }): Promise<ProfileView> => {
    if (input.organisationIds.length > 0 && !input.agreesToMembership && input.agreesToPersonalData) return fault('malformed')
    const { splits } = input
    if (splits && !decideSplit(input.organisationIds.map((id) => splits[id] ?? null)).ok) return fault('malformed')
    const caller = await ctx.caller()
    if (caller) await endUnticked(ctx.db, { volunteer: caller, now: ctx.now }, input)
    // Without the consent no personal data is stored.
    if (!input.agreesToPersonalData) return caller ? profileView(await loadProfile(ctx.db, caller.id)) : fault('malformed')
    const saved = await transact(ctx.db, (tx) => save(tx, ctx.openid, input, ctx.now))
    await sweepForVolunteer(ctx.db, saved.volunteerId, ctx.now)
    return saved.view
  }),

  takeBackPreview: volunteer
    .input(takeBackPreviewInput)
    .query(({ ctx, input }): Promise<TakeBackPreview> => previewTakingBack(ctx.db, ctx, input.kind)),

  takeBack: volunteer.input(takeBackInput).mutation(async ({ ctx, input }): Promise<TakeBackAnswer> => {
    let changed: string[] = []
    const work = async (tx: Tx) => {
      const { answer, activityIds } = await takeBack(tx, ctx, input.kind)
      changed = activityIds
      return answer
    }
    const answer = await once(ctx, 'profile.takeBack', input, work, lostRace)
    await sweepAfter(ctx.db, ctx, changed)
    return answer
  }),
})

async function save(tx: Tx, openid: string, input: SaveProfileInput, now: Instant) {
  const agreed: ConsentKind[] = ['personal-data', ...(input.agreesToMembership ? (['membership'] as const) : [])]
  // Roster imports take the same locks, so that neither sees the other half done.
  for (const organisationId of [...input.organisationIds].sort()) await lockRoster(tx, organisationId)
  const volunteerId = await saveProfile(tx, openid, randomUUID(), input, now)
  await giveConsents(tx, volunteerId, agreed, now)
  await recordAudit(tx, { actorId: volunteerId, action: 'profile.saved', subjectId: volunteerId, details: { agreed } }, now)
  // Members on an organisation's roster are verified as soon as they declare the membership.
  await verifyKnown(tx, { volunteerId }, now)
  return { volunteerId, view: profileView(await loadProfile(tx, volunteerId)) }
}

interface By {
  volunteer: { id: string; name: string }
  now: Instant
}

/** Takes back a consent that a saved profile leaves unticked, so that none ends without its consequences. */
async function endUnticked(db: Database, by: By, { agreesToPersonalData, agreesToMembership }: SaveProfileInput): Promise<void> {
  const inForce = await consentsInForce(db, by.volunteer.id)
  const unticked: ConsentKind[] = [
    ...(agreesToPersonalData ? [] : (['personal-data'] as const)),
    ...(agreesToMembership ? [] : (['membership'] as const)),
  ]
  const kind = unticked.find((one) => inForce.includes(one))
  if (!kind) return
  const { answer, activityIds } = await transact(db, (tx) => takeBack(tx, by, kind), lostRace)
  if (!answer.ok) fault('forbidden')
  await sweepAfter(db, by, activityIds)
}

async function sweepAfter(db: Database, { volunteer: { id }, now }: By, activityIds: readonly string[]): Promise<void> {
  for (const activityId of activityIds) await sweepElsewhere(db, activityId, now)
  await sweepForVolunteer(db, id, now)
}
