/** The organiser's phone on site: the roster goes down, marks go up, every device's marks come back. */
import * as v from 'valibot'
import { activityIdInput } from '../../contract/activities'
import { type MarkRefusal, type RosterView, type SyncAnswer, markInput, syncInput } from '../../contract/attendance'
import type { Mark } from '../../domain/attendance'
import { organiserOf, router } from '../access'
import { loadDeskActivity } from '../db/desk'
import { lockActivity } from '../db/activity-facts'
import { type Tx, constraintOf, transact } from '../db/database'
import { type NumberedMark, appendMarks, marksById, marksSince, rosterOf, signedUpVolunteers } from '../db/marks'
import { recordAudit } from '../db/records'
import { fault } from '../faults'

export const attendanceRouter = router({
  roster: organiserOf.input(activityIdInput).query(async ({ ctx, input }): Promise<RosterView> => {
    const row = (await loadDeskActivity(ctx.db, input.activityId, ctx.now)) ?? fault('not-found')
    const { id, title, status, startsAt, endsAt, town, place, categories, isSample } = row
    const marks = await marksSince(ctx.db, id, 0)
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'roster.read', activityId: id }, ctx.now)
    return {
      activity: { id, title, status, startsAt, endsAt, town, place, categories, isSample },
      entries: await rosterOf(ctx.db, id),
      marks: marks.map(withoutOrdinal),
      cursor: marks.at(-1)?.ordinal ?? 0,
      now: ctx.now,
    }
  }),

  /** Idempotent by the marks' own ids: sending the same again changes nothing and gives the same results. */
  sync: organiserOf.input(syncInput).mutation(({ ctx, input }): Promise<SyncAnswer> => {
    const { activityId, deviceId, since } = input
    const work = async (tx: Tx): Promise<SyncAnswer> => {
      if (!(await lockActivity(tx, activityId, 'marks'))) fault('not-found')
      const { fresh, results } = await judge(tx, activityId, input.marks)
      const recordedBy = ctx.volunteer.id
      await appendMarks(tx, fresh, { activityId, deviceId, recordedBy, receivedAt: ctx.now })
      if (fresh.length > 0) {
        const details = { marks: fresh.map(({ id }) => id) }
        await recordAudit(tx, { actorId: recordedBy, action: 'marks.recorded', activityId, details }, ctx.now)
      }
      const marks = await marksSince(tx, activityId, since)
      return { results, marks: marks.map(withoutOrdinal), cursor: marks.at(-1)?.ordinal ?? since, now: ctx.now }
    }
    // Another activity took one of the ids at the same moment: a second look refuses that mark alone.
    return transact(ctx.db, work, (error) => constraintOf(error) === 'marks_pkey')
  }),
})

const withoutOrdinal = ({ ordinal: _, ...mark }: NumberedMark): Mark => mark

interface Judged {
  fresh: Mark[]
  results: SyncAnswer['results']
}

/** Item by item: one bad mark never holds up the others. */
async function judge(tx: Tx, activityId: string, sent: readonly unknown[]): Promise<Judged> {
  const parsed = sent.map((raw) => ({ raw, result: v.safeParse(markInput, raw) }))
  const wellFormed = parsed.flatMap(({ result }) => (result.success ? [result.output] : []))
  const people = await signedUpVolunteers(tx, activityId)
  const asked = [...wellFormed.map((mark) => mark.id), ...wellFormed.flatMap((mark) => mark.voids ?? [])]
  const known = new Map<string, Mark & { activityId: string }>((await marksById(tx, asked)).map((mark) => [mark.id, mark]))

  const fresh: Mark[] = []
  const results = parsed.map(({ raw, result }): SyncAnswer['results'][number] => {
    if (!result.success) return { id: idOf(raw), ok: false, reason: 'malformed' }
    const mark = result.output
    const first = known.get(mark.id)
    const reason = first ? repeated(first, { ...mark, activityId }) : refusalOf(mark, activityId, people, known)
    if (reason) return { id: mark.id, ok: false, reason }
    if (!first) {
      fresh.push(mark)
      known.set(mark.id, { ...mark, activityId })
    }
    return { id: mark.id, ok: true }
  })
  return { fresh, results }
}

type Known = Mark & { activityId: string }

const repeated = (first: Known, again: Known): MarkRefusal | null =>
  (['activityId', 'volunteerId', 'kind', 'voids', 'method', 'at', 'clockOffset'] as const).every((field) => first[field] === again[field])
    ? null
    : 'id-reused'

function refusalOf(mark: Mark, activityId: string, people: Set<string>, known: Map<string, Known>): MarkRefusal | null {
  if ((mark.kind === 'void') !== (mark.voids !== null)) return 'malformed'
  if (!people.has(mark.volunteerId)) return 'not-on-roster'
  if (mark.voids === null) return null
  const taken = known.get(mark.voids)
  return taken?.activityId === activityId && taken.volunteerId === mark.volunteerId && taken.kind !== 'void' ? null : 'unknown-mark'
}

const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id.slice(0, 64) : ''
