/** Marks on their way in, from an organiser's phone or a volunteer's own. */
import { isUnlisted } from '../../domain/activities/activity'
import type { Mark } from '../../domain/attendance/attendance'
import type { Instant } from '../../domain/calendar/calendar'
import { type ActivityFacts, lockActivity } from '../db/activities/activity-facts'
import { appendMarks } from '../db/attendance/marks'
import { recordAudit } from '../db/audit/recording'
import { type Database, type Tx, constraintOf, transact } from '../db/database'
import { fault } from '../rpc/faults'
import { deriveAppended } from './derive'
import type { Judged, Sent } from './judge'

/** What was judged and stored; `first` is the number of the first fresh mark, null when there was none. */
export interface Recorded<Verdict extends Judged> {
  verdict: Verdict
  first: number | null
}

/** Another activity took one of the ids at the same moment: a second look refuses that mark alone. */
const lostId = (error: unknown) => constraintOf(error) === 'marks_pkey'

/**
 * One call's marks: with the activity's marks held, each is judged by itself, the fresh ones are numbered and stored, the
 * attendances of their people derived anew and the phone noted in the audit log, all in one transaction or not at all.
 * @param answer made in the same transaction
 * @throws Fault `not-found` for an activity that is not on the list
 */
export const recordMarks = <Verdict extends Judged, Answer>(
  { db, volunteer: { id: by }, now }: { db: Database; volunteer: { id: string }; now: Instant },
  { activityId, deviceId }: Pick<Sent, 'activityId' | 'deviceId'>,
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
      return answer(tx, { verdict, first })
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
  // The marks themselves say the rest, and are never changed.
  const details = { deviceId, ...numbers }
  await recordAudit(tx, { actorId: by, action: 'marks.recorded', activityId: activity.id, details }, now)
  return numbers.from
}
