/** Service records in words. */
import type { DisputeView, OwnRecord } from '../../../contract/records/records'
import type { MessageView, OwnSignUpView } from '../../../contract/sign-ups'
import { type Instant, clock, dayOf, momentInWords, yearOf, inHours } from '../../../domain/calendar/calendar'
import type { Evidence } from '../../../domain/attendance/findings'

export const evidenceWords: Record<Evidence, string> = {
  strong: '组织者签到',
  medium: '现场码',
  weak: '现场码（待核对）',
}

/** Total minutes, unrounded; records without minutes are left out. */
export const totalMinutes = (records: readonly Pick<OwnRecord, 'minutes'>[]): number =>
  records.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)

/** Hours in words: `1.5 小时`, or the reason why they are missing. */
export const hoursWords = (minutes: number | null): string => (minutes === null ? '还不知道，等组织者核对' : `${inHours(minutes)} 小时`)

/** Times in words: `08:31 – 11:02`, with the date if it is another day. */
export function inOutWords({ inAt, outAt }: Pick<OwnRecord, 'inAt' | 'outAt'>, now: Instant): string {
  if (outAt === null) return `${clock(inAt)} 签到，没有签退记录`
  return `${clock(inAt)} 签到，${dayOf(inAt) === dayOf(outAt) ? clock(outAt) : momentInWords(outAt, now)} 签退`
}

/** State of a record: it may change until an organiser has closed the day. */
export function stateOf({ isClosed, endsAt }: Pick<OwnRecord, 'isClosed' | 'endsAt'>, now: Instant): { words: string; isClosed: boolean } {
  if (isClosed) return { words: '已核对', isClosed }
  return { words: now < endsAt ? '活动还没有结束' : '组织者还没有核对', isClosed }
}

/** True once the visit is over, unless an earlier dispute is still unanswered. */
export const mayDispute = (
  { endsAt, dispute }: { endsAt: Instant; dispute: Pick<DisputeView, 'answeredAt'> | null },
  now: Instant,
): boolean => now >= endsAt && (dispute === null || dispute.answeredAt !== null)

/** A visit without a record, at which the volunteer may have been. */
export interface UnrecordedVisit {
  activityId: string
  title: string
  startsAt: Instant
  /** Reason for an organiser's correction; null without one. */
  correction: string | null
}

interface Known {
  signUps: readonly OwnSignUpView[]
  messages: readonly MessageView[]
  /** Records of the year. */
  records: readonly Pick<OwnRecord, 'activityId'>[]
}

/**
 * Visits of the year without a record: those with a confirmed sign-up, and those at which an organiser corrected the volunteer to
 * absent.
 */
export function unrecorded({ signUps, messages, records }: Known, year: number, now: Instant): UnrecordedVisit[] {
  const corrections = new Map<string, MessageView>()
  for (const message of messages)
    if (message.kind === 'attendance-corrected' && !corrections.has(message.activityId)) corrections.set(message.activityId, message)
  const correctionOf = (activityId: string) => corrections.get(activityId)?.note ?? null
  const places = signUps
    .filter(({ status, activity }) => status === 'confirmed' && activity.status === 'published' && now >= activity.endsAt)
    .map(({ activity: { id, title, startsAt } }) => ({ activityId: id, title, startsAt, correction: correctionOf(id) }))
  const corrected = [...corrections.values()]
    .filter(({ activityId }) => signUps.every(({ status, activity }) => activity.id !== activityId || status !== 'confirmed'))
    .map(({ activityId, activityTitle, activityStartsAt }) => ({
      activityId,
      title: activityTitle,
      startsAt: activityStartsAt,
      correction: correctionOf(activityId),
    }))
  return [...places, ...corrected].filter(
    ({ activityId, startsAt }) => yearOf(startsAt) === year && records.every((record) => record.activityId !== activityId),
  )
}
