/** Judges marks that a volunteer's own phone made from the venue code. */
import * as v from 'valibot'
import { type MarkResult, ownMark } from '../../contract/attendance/attendance'
import { MOST_OWN_MARKS } from '../../contract/limits'
import { type OwnMark, markOf } from '../../contract/attendance/marks'
import { type Attempts, afterWrong, mayTry } from '../../domain/attendance/attempts'
import { type Mark, markedAt } from '../../domain/attendance/attendance'
import type { Instant } from '../../domain/calendar/calendar'
import { PLAUSIBLE_MARGIN } from '../../domain/activities/activity'
import { isSpokenCode, tidySpokenCode } from '../../domain/attendance/spoken-code'
import { readVenueCode } from '../../domain/attendance/venue-code'
import type { ActivityFacts } from '../db/activities/activity-facts'
import type { Tx } from '../db/database'
import { markFacts } from '../db/attendance/mark-facts'
import { countOwnMarks } from '../db/attendance/marks'
import { attemptsOf, keepAttempts } from '../db/attendance/wrong-codes'
import { type JudgedMarks, type MarksToJudge, idOf, isRepeated } from './judge'

/** The caller holds the activity's `marks` lock. A wrong code counts towards the limit; a right code does not reset the count. */
export async function judgeOwnMarks(
  tx: Tx,
  activity: ActivityFacts,
  volunteerId: string,
  sent: MarksToJudge,
  now: Instant,
): Promise<JudgedMarks> {
  const guesser = { activityId: activity.id, volunteerId }
  const before = await attemptsOf(tx, guesser)
  const parsed = sent.marks.map((raw) => ({ raw, result: v.safeParse(ownMark, raw) }))
  const ids = parsed.flatMap(({ result }) => (result.success ? [result.output.id] : []))
  const { known } = await markFacts(tx, activity.id, { people: [], signUps: [], marks: ids })
  const ownMarks = await countOwnMarks(tx, activity.id, volunteerId)
  let attempts = before
  const fresh: Mark[] = []
  const results = parsed.map(({ raw, result }): MarkResult => {
    if (!result.success) return { id: idOf(raw), ok: false, reason: 'malformed' }
    const { id } = result.output
    const plain = plainMark(result.output, volunteerId, sent.deviceId)
    const first = known.get(id)
    if (first) {
      const isSame = isRepeated(first, { ...plain, activityId: activity.id })
      return isSame ? { id, ok: true } : { id, ok: false, reason: 'id-reused' }
    }
    if (ownMarks + fresh.length >= MOST_OWN_MARKS) return { id, ok: false, reason: 'too-many-marks' }
    // A signed code cannot be guessed, so a volunteer may still scan one after too many mistyped codes.
    const isGuessable = isSpokenCode(tidySpokenCode(result.output.code))
    if (isGuessable && !mayTry(attempts, now)) return { id, ok: false, reason: 'too-many-attempts' }
    const near = markedAt(plain)
    // A code counts if it was shown near the mark's time, since the visit may have been moved afterwards,
    // or near the visit, since a phone's clock may be wrong.
    const code = readVenueCode(activity.ticketKey, activity.id, result.output.code, near, [
      { from: near - PLAUSIBLE_MARGIN, until: near + PLAUSIBLE_MARGIN },
      { from: activity.startsAt - PLAUSIBLE_MARGIN, until: activity.endsAt + PLAUSIBLE_MARGIN },
    ])
    if (!code.ok) {
      if (isGuessable) attempts = afterWrong(attempts, now)
      return { id, ok: false, reason: code.reason }
    }
    const mark = { ...plain, shownAt: code.shownAt }
    fresh.push(mark)
    known.set(id, { ...mark, activityId: activity.id })
    return { id, ok: true }
  })
  await keepIfChanged(tx, guesser, before, attempts)
  return { fresh, results }
}

const plainMark = ({ code: _, ...own }: OwnMark, volunteerId: string, deviceId: string): Mark =>
  markOf({ ...own, volunteerId, method: 'venue', deviceId })

async function keepIfChanged(tx: Tx, guesser: Parameters<typeof keepAttempts>[1], before: Attempts | null, after: Attempts | null) {
  if (after !== null && after !== before) await keepAttempts(tx, guesser, after)
}
