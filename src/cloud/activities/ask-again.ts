/** Asks everything again that sign-up asks, after a visit was moved, and tells those concerned. */
import type { Consequences, DeskSignUp } from '../../contract/activities/desk'
import type { ActivityTimes } from '../../domain/activities/activity'
import type { Instant } from '../../domain/calendar/calendar'
import { againWords } from '../../domain/sign-ups/again-words'
import { organisersOf } from '../db/records/disputes'
import type { Querier, Tx } from '../db/database'
import { notify, notifyEach } from '../db/notices'
import { doubtsBySignUp, inQuestionAt } from '../db/sign-ups/asked-again'

/** Names in the organisers' message; the rest are counted, and all are flagged at the desk. */
const NAMED = 5

/**
 * Runs in the transaction of the move. The people in question keep their seats; each gets a message with the reasons, and the
 * organisers one with the names. A draft has no sign-ups.
 */
export async function askAgain(
  tx: Tx,
  { id: activityId, status }: Pick<ActivityTimes, 'status'> & { id: string },
  now: Instant,
): Promise<Consequences['inQuestion']> {
  const found = await inQuestionAt(tx, activityId, now)
  if (found.length === 0 || status !== 'published') return []
  const reasons = found.map(({ volunteerId, name, doubts }) => ({ volunteerId, name, note: doubts.map(againWords).join('；') }))
  await notifyEach(
    tx,
    reasons.map(({ volunteerId, note }) => ({ volunteerId, note })),
    { activityId, kind: 'seat-in-question' },
    now,
  )
  const named = reasons.slice(0, NAMED).map(({ name, note }) => `${name}（${note}）`)
  const note = reasons.length > NAMED ? `${named.join('、')}等 ${reasons.length} 人` : named.join('、')
  await notify(tx, await organisersOf(tx, activityId), { activityId, kind: 'seats-in-question', note }, now)
  return found.map(({ name, doubts }) => ({ name, doubts }))
}

/** Sign-ups with the reasons for which their seats are in question now. */
export async function withDoubts(
  db: Querier,
  activityId: string,
  signUps: readonly Omit<DeskSignUp, 'doubts'>[],
  now: Instant,
): Promise<DeskSignUp[]> {
  const doubts = doubtsBySignUp(await inQuestionAt(db, activityId, now))
  return signUps.map((signUp) => ({ ...signUp, doubts: (doubts.get(signUp.id) ?? []).filter(({ reason }) => reason !== 'overlaps') }))
}
