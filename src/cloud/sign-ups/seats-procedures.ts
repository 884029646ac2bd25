/** An activity's seats and waitlist, for its organisers. */
import { activityIdInput } from '../../contract/activities/activities'
import {
  type ConfirmEntryAnswer,
  type MoveSignUpAnswer,
  type PreviewAnswer,
  type RemoveEntryAnswer,
  type SeatsView,
  confirmEntryInput,
  moveSignUpInput,
  previewInput,
  removeEntryInput,
} from '../../contract/seats'
import { refuse } from '../../domain/decision'
import { mayMoveUp, moveUp } from '../../domain/seats/waitlist'
import { organiserOf, router } from '../rpc/access'
import { lockActivity } from '../db/activities/activity-facts'
import { type Tx, transact } from '../db/database'
import { namedEntries } from '../db/sign-ups/named-entries'
import { recordAudit } from '../db/audit/recording'
import { freeSeatsOf } from '../db/seats/seats'
import { allWaiting, seatsView } from '../db/sign-ups/seats-view'
import { nameOf } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'
import { confirmEntry, moveSignUp, removeEntry } from './organiser-moves'
import { lostRace, sweepElsewhere } from '../seats/fill-seats'

export const seatsRouter = router({
  get: organiserOf.input(activityIdInput).query(async ({ ctx, input }): Promise<SeatsView> => {
    const view = (await seatsView(ctx.db, input.activityId, ctx.now)) ?? fault('not-found')
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'sign-ups.read', activityId: input.activityId }, ctx.now)
    return view
  }),

  /** Entries that would move up if an organiser freed this number of seats in a position. */
  preview: organiserOf.input(previewInput).query(({ ctx, input }): Promise<PreviewAnswer> =>
    transact(ctx.db, async (tx) => {
      const activity = (await lockActivity(tx, input.activityId, 'seats')) ?? fault('not-found')
      if (!mayMoveUp(activity, true, ctx.now)) return { movedUp: [], gathered: 0 }
      const free = await freeSeatsOf(tx, activity.id, ctx.now)
      const present = free.get(input.positionId) ?? fault('malformed')
      free.set(input.positionId, { ...present, open: present.open + input.free })
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'sign-ups.read', activityId: activity.id }, ctx.now)
      const { seated, gathered } = moveUp(free, await allWaiting(tx, activity.id))
      return { movedUp: await namedEntries(tx, seated), gathered: gathered.get(input.positionId) ?? 0 }
    }),
  ),

  confirm: organiserOf.input(confirmEntryInput).mutation(async ({ ctx, input }): Promise<ConfirmEntryAnswer> => {
    const answer = await once(ctx, 'seats.confirm', input, (tx: Tx) => confirmEntry(tx, ctx, input), lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, input.activityId, ctx.now)
    const isAboutSomebody = !answer.ok && (answer.reason === 'member-overlaps' || answer.reason === 'member-skill-unverified')
    return isAboutSomebody ? refuse(answer.reason, await nameOf(ctx.db, answer.about ?? '')) : answer
  }),

  move: organiserOf.input(moveSignUpInput).mutation(async ({ ctx, input }): Promise<MoveSignUpAnswer> => {
    const answer = await once(ctx, 'seats.move', input, (tx: Tx) => moveSignUp(tx, ctx, input), lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, input.activityId, ctx.now)
    return answer
  }),

  remove: organiserOf.input(removeEntryInput).mutation(async ({ ctx, input }): Promise<RemoveEntryAnswer> => {
    const answer = await once(ctx, 'seats.remove', input, (tx: Tx) => removeEntry(tx, ctx, input), lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, input.activityId, ctx.now)
    return answer
  }),
})
