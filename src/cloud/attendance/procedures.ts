/**
 * Work on site: phones fetch the attendance list, send marks, and receive the marks of other phones. Volunteers'
 * own phones check in by the venue code.
 */
import {
  type CheckInAnswer,
  type CutOffAnswer,
  type ListPhone,
  type AttendanceList,
  type MarkResult,
  type SyncAnswer,
  checkInInput,
  cutOffInput,
  attendanceListInput,
  syncInput,
} from '../../contract/attendance/attendance'
import { activityIdInput } from '../../contract/activities/activities'
import { MARKS_PER_ANSWER } from '../../contract/limits'
import { serverMarkOf } from '../../contract/attendance/marks'
import type { Mark } from '../../domain/attendance/attendance'
import { LIST_KEPT } from '../../domain/attendance/list-keeping'
import { organiserOf, router, volunteer } from '../rpc/access'
import type { Meter } from '../rpc/meter'
import { judgeOwnMarks } from './check-in'
import { type JudgedMarks, idOf, judgeMarks } from './judge'
import { initialsOf } from './initials'
import { recordMarks } from './record'
import { loadDeskActivity } from '../db/activities/desk'
import type { Tx } from '../db/database'
import { type NumberedMark, marksSince } from '../db/attendance/marks'
import { recordAudit } from '../db/audit/recording'
import { notePhone, phonesOf, listEntriesOf, setCutOff } from '../db/attendance/lists'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'

export const attendanceRouter = router({
  /** Each read is recorded in the audit log. A phone that was cut off is refused. */
  list: organiserOf.input(attendanceListInput).query(async ({ ctx, input }): Promise<AttendanceList> => {
    const { activityId, deviceId } = input
    const row = (await loadDeskActivity(ctx.db, activityId, ctx.now)) ?? fault('not-found')
    const { id, title, status, startsAt, endsAt, town, place, categories, ticketKey } = row
    const isCutOff = await notePhone(ctx.db, { activityId, deviceId, volunteerId: ctx.volunteer.id }, ctx.now)
    if (isCutOff) return fault('forbidden')
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'attendance-list.read', activityId, subjectId: deviceId }, ctx.now)
    const marks = await marksSince(ctx.db, id, 0, ONE_MORE)
    const entries = await listEntriesOf(ctx.db, id)
    const phones = await phonesOf(ctx.db, id, ctx.volunteer.id)
    return {
      activity: { id, title, status, startsAt, endsAt, town, place, categories },
      key: ticketKey,
      entries: await initialsOf(entries),
      phones: phones.map(({ deviceId: phone, name }) => ({ deviceId: phone, name })),
      ...answerPart(marks, 0),
      keepUntil: endsAt + LIST_KEPT,
      now: ctx.now,
    }
  }),

  /** Idempotent by the marks' ids: repeated marks change nothing and get the same results. */
  sync: organiserOf.input(syncInput).mutation(({ ctx, input }): Promise<SyncAnswer> => {
    const { activityId, deviceId, since } = input
    const recorded = recordMarks(
      ctx,
      input,
      async (tx) => {
        const isCutOff = await notePhone(tx, { activityId, deviceId, volunteerId: ctx.volunteer.id }, ctx.now)
        return isCutOff ? refusedForCutOff(input.marks) : { ...(await judgeMarks(tx, input, ctx.now)), isCutOff }
      },
      async (tx, { verdict: { fresh, results, isCutOff }, first, activity: { startsAt, endsAt } }) => {
        const waiting = isCutOff ? [] : await marksToSend(tx, activityId, since, numberedFrom(fresh, first ?? 0))
        return { results, ...answerPart(waiting, since), isCutOff, visit: { startsAt, endsAt }, now: ctx.now }
      },
    )
    return measured(ctx, recorded)
  }),

  /** Marks from the volunteer's own phone, by the venue code. No sign-up is required, since attendance is a fact. */
  checkIn: volunteer.input(checkInInput).mutation(({ ctx, input }): Promise<CheckInAnswer> => {
    const recorded = recordMarks(
      ctx,
      input,
      (tx, activity) => judgeOwnMarks(tx, activity, ctx.volunteer.id, input, ctx.now),
      async (_tx, { verdict }) => ({ results: verdict.results, now: ctx.now }),
    )
    return measured(ctx, recorded)
  }),

  phones: organiserOf
    .input(activityIdInput)
    .query(({ ctx, input }): Promise<ListPhone[]> => phonesOf(ctx.db, input.activityId, ctx.volunteer.id)),

  /**
   * Cuts off a lost phone, or lets it in again. At its next call a phone that was cut off is instructed to drop the list; it keeps
   * its unsent marks.
   */
  cutOff: organiserOf.input(cutOffInput).mutation(({ ctx, input }): Promise<CutOffAnswer> =>
    once(ctx, 'attendance.cutOff', input, async (tx) => {
      const { activityId, deviceId, isCutOff } = input
      const isThere = await setCutOff(tx, { activityId, deviceId, by: isCutOff ? ctx.volunteer.id : null }, ctx.now)
      if (!isThere) return { ok: false, reason: 'unknown-phone' }
      const action = isCutOff ? 'phone.cut-off' : 'phone.let-in'
      await recordAudit(tx, { actorId: ctx.volunteer.id, action, activityId, subjectId: deviceId }, ctx.now)
      return { ok: true }
    }),
  ),
})

/** Counts the refused marks of an answer. */
async function measured<Answer extends { results: readonly MarkResult[] }>(
  { meter }: { meter: Meter },
  recorded: Promise<Answer>,
): Promise<Answer> {
  const answer = await recorded
  for (const result of answer.results) if (!result.ok) meter.marksRefused(result.reason, 1)
  return answer
}

/** One mark more than an answer holds, which shows whether more are waiting. */
const ONE_MORE = MARKS_PER_ANSWER + 1

const numberedFrom = (fresh: readonly Mark[], first: number): NumberedMark[] =>
  fresh.map((mark, index) => ({ ...mark, ordinal: first + index }))

/** Marks of all phones after the cursor: earlier ones from the database, then those that were just stored. */
async function marksToSend(tx: Tx, activityId: string, since: number, stored: readonly NumberedMark[]): Promise<readonly NumberedMark[]> {
  const first = stored[0]?.ordinal
  const earlier = first !== undefined && first <= since + 1 ? [] : await marksSince(tx, activityId, since, ONE_MORE, first)
  return [...earlier, ...stored.filter(({ ordinal }) => ordinal > since)]
}

function answerPart(waiting: readonly NumberedMark[], since: number): Pick<SyncAnswer, 'marks' | 'cursor' | 'hasMore'> {
  const page = waiting.slice(0, MARKS_PER_ANSWER)
  return {
    // The reason of a correction may be confidential, so it is shown in the review only and not sent to every phone.
    marks: page.map(({ ordinal: _, ...mark }) => serverMarkOf({ ...mark, reason: null })),
    cursor: page.at(-1)?.ordinal ?? since,
    hasMore: waiting.length > MARKS_PER_ANSWER,
  }
}

/** Answer to a phone that was cut off: none of its marks is stored, and none is sent to it. */
const refusedForCutOff = (sent: readonly unknown[]): JudgedMarks & { isCutOff: boolean } => ({
  fresh: [],
  results: sent.map((raw) => ({ id: idOf(raw), ok: false, reason: 'phone-cut-off' })),
  isCutOff: true,
})
