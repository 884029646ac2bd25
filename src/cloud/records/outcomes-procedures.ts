/** Outcomes of visits: reported by organisers after the visit, and corrected by them. */
import { activityIdInput } from '../../contract/activities/activities'
import {
  type AddPhotoAnswer,
  type OutcomeView,
  type PhotoAnswer,
  type ReportOutcomeAnswer,
  type Thumbnail,
  addPhotoInput,
  photoInput,
  removePhotoInput,
  reportOutcomeInput,
  thumbnailsInput,
} from '../../contract/records/outcomes'
import { refuse } from '../../domain/decision'
import { decideReport, volunteersWhoCame } from '../../domain/records/outcome'
import { isTextReviewed } from '../../domain/activities/submission'
import { may } from '../../domain/people/permission'
import { decidePhoto } from '../../domain/photos/photo'
import { organiserOf, resident, router } from '../rpc/access'
import { onceChecked } from '../content/check'
import { lockActivity } from '../db/activities/activity-facts'
import { hostOrganisationsOf, hostsOf } from '../db/activities/activity-hosts'
import { loadDeskActivity } from '../db/activities/desk'
import { presentAt } from '../db/attendance/attendances'
import { keepOutcome, loadOutcome } from '../db/records/outcomes'
import { anyWaits, dropPhoto, photoPart, photosOf, storePhoto, thumbnailsOf } from '../db/photos'
import { recordAudit } from '../db/audit/recording'
import { emptyUpload } from '../db/uploads'
import type { Context } from '../rpc/context'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'
import { takePhoto } from '../photos'

/** True if the caller may see photos that wait. Photos are public as a rule, so the caller is looked up only for those that wait. */
async function seesWaiting(
  { db, caller }: Pick<Context, 'db' | 'caller'>,
  activityId: string,
  photoIds: readonly string[],
): Promise<boolean> {
  if (!(await anyWaits(db, photoIds))) return false
  const [reader, hostIds] = [await caller(), await hostsOf(db, activityId)]
  return reader !== null && hostIds !== null && may(reader.actor).organise({ hostIds })
}

export const outcomesRouter = router({
  get: organiserOf.input(activityIdInput).query(async ({ ctx, input }): Promise<OutcomeView> => {
    const row = (await loadDeskActivity(ctx.db, input.activityId, ctx.now)) ?? fault('not-found')
    const { id, title, status, startsAt, endsAt, town, place, categories, services } = row
    const outcome = await loadOutcome(ctx.db, id)
    return {
      activity: { id, title, status, startsAt, endsAt, town, place, categories },
      services,
      servedTotal: outcome?.servedTotal ?? null,
      note: outcome?.note ?? '',
      photos: await photosOf(ctx.db, id),
      reportedAt: outcome?.reportedAt ?? null,
      reportedBy: outcome?.reportedBy ?? null,
      present: volunteersWhoCame(outcome ?? null, (await presentAt(ctx.db, [id])).get(id) ?? 0),
      isPresentImported: outcome?.volunteersTotal != null,
    }
  }),

  report: organiserOf.input(reportOutcomeInput).mutation(({ ctx, input }): Promise<ReportOutcomeAnswer> =>
    onceChecked(ctx, 'outcomes.report', input, [input.note], async (tx): Promise<ReportOutcomeAnswer> => {
      const { activityId, services, servedTotal, seen } = input
      const activity = (await lockActivity(tx, activityId, 'marks')) ?? fault('not-found')
      const stored = (await loadOutcome(tx, activityId))?.reportedAt ?? null
      const decision = decideReport(activity, { stored, seen }, ctx.now)
      if (!decision.ok) return decision
      if (!(await keepOutcome(tx, activityId, input, ctx.volunteer.id, ctx.now))) return fault('malformed')
      const details = { servedTotal, services: services.map(({ served }) => served), isFirst: stored === null }
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'outcome.reported', activityId, details }, ctx.now)
      return { ok: true, reportedAt: ctx.now }
    }),
  ),

  addPhoto: organiserOf.input(addPhotoInput).mutation(async ({ ctx, input }): Promise<AddPhotoAnswer> => {
    // Photos are checked before any lock is taken, since a check may take seconds. A repeated request still gets the first answer.
    const taken = await takePhoto(ctx, input)
    // This refusal is not stored as the request's answer, so that the request may be repeated when the check works again.
    if (!taken.ok && taken.reason === 'content-unchecked') return taken
    return once(ctx, 'outcomes.addPhoto', input, async (tx): Promise<AddPhotoAnswer> => {
      const { activityId, uploadId: id } = input
      const activity = (await lockActivity(tx, activityId, 'marks')) ?? fault('not-found')
      const decision = decidePhoto(activity, (await photosOf(tx, activityId)).length, ctx.now)
      if (!decision.ok) return decision
      if (!taken.ok) return taken
      const { photo, thumbnail } = taken
      const waits = isTextReviewed(activity.status, await hostOrganisationsOf(tx, activityId), ctx.actor)
      const stored = await storePhoto(tx, { id, activityId, photo, thumbnail, addedBy: ctx.volunteer.id, waits }, ctx.now)
      if (!stored) return refuse('upload-gone')
      await emptyUpload(tx, id)
      const details = { photoId: id, bytes: photo.bytes.length }
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'outcome.photo-added', activityId, details }, ctx.now)
      return { ok: true, photo: stored }
    })
  }),

  /** Every organiser of the activity may remove a photo, so that a person shown in it can turn to any of them. */
  removePhoto: organiserOf.input(removePhotoInput).mutation(({ ctx, input }): Promise<{ ok: true }> =>
    once(ctx, 'outcomes.removePhoto', input, async (tx): Promise<{ ok: true }> => {
      const { activityId, photoId } = input
      const entry = { actorId: ctx.volunteer.id, action: 'outcome.photo-removed' as const, activityId, details: { photoId } }
      if (await dropPhoto(tx, activityId, photoId)) await recordAudit(tx, entry, ctx.now)
      return { ok: true }
    }),
  ),

  thumbnails: resident
    .input(thumbnailsInput)
    .query(async ({ ctx, input: { activityId, photoIds } }): Promise<Thumbnail[]> =>
      thumbnailsOf(ctx.db, activityId, photoIds, await seesWaiting(ctx, activityId, photoIds)),
    ),

  photo: resident
    .input(photoInput)
    .query(async ({ ctx, input: { activityId, photoId, part } }): Promise<PhotoAnswer> =>
      photoPart(ctx.db, activityId, photoId, part, await seesWaiting(ctx, activityId, [photoId])),
    ),
})
