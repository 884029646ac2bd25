/** Closings of activities, answers to findings, and marks that arrived later. */
import { and, count, eq, gt, ne } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { FindingAnswer } from '../../../domain/records/closing'
import type { Querier, Tx } from '../database'
import { inParts } from '../in-parts'
import { closings, findingAnswers, marks } from '../schema/attendance'
import { volunteers } from '../schema/people'

/** Time and author of the closing; undefined while the activity is open. */
export async function closingOf(db: Querier, activityId: string) {
  const [row] = await db
    .select({ closedAt: closings.closedAt, closedBy: volunteers.name, marksSeen: closings.marksSeen })
    .from(closings)
    .innerJoin(volunteers, eq(volunteers.id, closings.closedBy))
    .where(eq(closings.activityId, activityId))
  return row
}

/** Closes an activity, or closes it again after more marks. @param marksSeen number of the last mark reviewed */
export async function keepClosing(tx: Tx, activityId: string, closedBy: string, marksSeen: number, now: Instant): Promise<void> {
  const closing = { closedBy, marksSeen, closedAt: now }
  await tx
    .insert(closings)
    .values({ activityId, ...closing })
    .onConflictDoUpdate({ target: closings.activityId, set: closing })
}

/** Number of marks from phones after the review; corrections are the organisers' own and do not count. */
export async function marksAfter(db: Querier, activityId: string, marksSeen: number): Promise<number> {
  const [row] = await db
    .select({ late: count() })
    .from(marks)
    .where(and(eq(marks.activityId, activityId), gt(marks.ordinal, marksSeen), ne(marks.method, 'corrected')))
  return row?.late ?? 0
}

/** Names of answered findings, by volunteer. */
export async function answersOf(db: Querier, activityId: string): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await db
    .select({ volunteerId: findingAnswers.volunteerId, finding: findingAnswers.finding })
    .from(findingAnswers)
    .where(eq(findingAnswers.activityId, activityId))
  const answers = new Map<string, Set<string>>()
  for (const { volunteerId, finding } of rows) answers.set(volunteerId, (answers.get(volunteerId) ?? new Set()).add(finding))
  return answers
}

/** Keeps answers; the first answer to a finding stays. */
export async function keepAnswers(
  tx: Tx,
  { activityId, answers, by }: { activityId: string; answers: readonly FindingAnswer[]; by: string },
  now: Instant,
): Promise<void> {
  for (const part of inParts(answers))
    await tx
      .insert(findingAnswers)
      .values(part.map((answer) => ({ ...answer, activityId, answeredBy: by, answeredAt: now })))
      .onConflictDoNothing()
}
