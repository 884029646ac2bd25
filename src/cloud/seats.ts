/** Never a free seat beside somebody waiting who fits. */
import type { Instant } from '../domain/calendar'
import { mayMoveUp } from '../domain/waitlist'
import type { ActivityFacts } from './db/activity-facts'
import type { Tx } from './db/database'
import { recordAudit, tell } from './db/records'
import { promoteWaiting } from './db/sign-ups'

/** Moves up whoever waits for these positions and fits, and tells them, in the transaction that freed the seats. */
export async function fillFreeSeats(tx: Tx, activity: ActivityFacts, positionIds: readonly string[], now: Instant): Promise<void> {
  if (!mayMoveUp(activity, now)) return
  for (const positionId of positionIds) {
    const moved = await promoteWaiting(tx, positionId, now)
    for (const { signUpId } of moved) {
      await recordAudit(tx, { actorId: null, action: 'sign-up.moved-up', activityId: activity.id, subjectId: signUpId }, now)
    }
    await tell(
      tx,
      moved.map(({ volunteerId }) => volunteerId),
      { activityId: activity.id, kind: 'moved-up' },
      now,
    )
  }
}
