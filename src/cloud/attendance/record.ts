/** Stores marks from an organiser's phone or a volunteer's own. */
import { isUnlisted } from '../../domain/activities/activity'
import type { Mark } from '../../domain/attendance/attendance'
import type { Instant } from '../../domain/calendar/calendar'
import { type ActivityFacts, lockActivity } from '../db/activities/activity-facts'
import { appendMarks } from '../db/attendance/marks'
import { recordAudit } from '../db/audit/recording'
import { type Database, type Tx, constraintOf, transact } from '../db/database'
import { fault } from '../rpc/faults'
import { deriveAppended } from './derive'
import type { JudgedMarks, MarksToJudge } from './judge'

/** The verdict, the number of the first mark stored (null when no mark was stored), and the activity. */
export interface Recorded<Verdict extends JudgedMarks> {
  verdict: Verdict
  first: number | null
  activity: ActivityFacts
}

/** True when another activity took one of the ids at the same moment; a retry then refuses that mark alone. */
const lostId = (error: unknown) => constraintOf(error) === 'marks_pkey'

/**
 * Judges one call's marks under the activity's lock, numbers and stores the fresh ones, derives the attendances of their people
 * anew and records the phone in the audit log: all in one transaction.
 * @param answer runs in the same transaction
 * @throws Fault `not-found` for an activity that is not on the list
 */
export const recordMarks = <Verdict extends JudgedMarks, Answer>(
  { db, volunteer: { id: by }, now }: { db: Database; volunteer: { id: string }; now: Instant },
  { activityId, deviceId }: Pick<MarksToJudge, 'activityId' | 'deviceId'>,
  judge: (tx: Tx, activity: ActivityFacts) => Promise<Verdict>,
  answer: (tx: Tx, recorded: Recorded<Verdict>) => Promise<Answer>,
): Promise<Answer> =>
  transact(
    db,
    async (tx) => {
      const activity = (await lockActivity(tx, activityId, 'marks')) ?? fault('not-found')
      if (isUnlisted(activity)) fault('not-found')
      const verdict = await judge(tx, activity)
      const first = await store(tx, activity, verdict.fresh, { deviceId, by, now })
      return answer(tx, { verdict, first, activity })
    },
    lostId,
  )

async function store(
  tx: Tx,
  activity: ActivityFacts,
  fresh: readonly Mark[],
  { deviceId, by, now }: { deviceId: string; by: string; now: Instant },
): Promise<number | null> {
  const numbers = await appendMarks(tx, fresh, { activityId: activity.id, recordedBy: by, receivedAt: now })
  if (!numbers) return null
  await deriveAppended(tx, activity, fresh, numbers.from)
  // The audit row needs no more, since the marks themselves never change.
  const details = { deviceId, ...numbers }
  await recordAudit(tx, { actorId: by, action: 'marks.recorded', activityId: activity.id, details }, now)
  const accepted = fresh.flatMap(({ kind, voids }) => (kind === 'accept' ? (voids ?? []) : []))
  if (accepted.length > 0)
    await recordAudit(tx, { actorId: by, action: 'marks.accepted', activityId: activity.id, details: { marks: accepted } }, now)
  return numbers.from
}
