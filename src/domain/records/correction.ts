/** Corrections of attendance by an organiser: each is a new mark with a reason, and earlier marks stay. */
import type { ActivityTimes } from '../activities/activity'
import { type Attendance, type Mark, type PassKind, foldMarks, isNearVisit, noAttendance } from '../attendance/attendance'
import type { Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'

export interface Correction {
  volunteerId: string
  kind: PassKind
  /** Null: the volunteer was not there (in), or left at an unknown time (out). */
  at: Instant | null
}

/** Why corrections cannot be made, in the order the reasons are checked. `about`: the volunteer's id. */
export type CorrectionRefusal =
  /** The visit has not begun, or was called off. */
  | 'not-begun'
  /** The person neither signed up nor was marked. Without `about`, which would reveal a stranger's name. */
  | 'not-there'
  /** A time in the future, or far from the visit. */
  | 'time-implausible'
  /** An out time for a volunteer who was not there. */
  | 'never-in'
  /** The out time would be before the in time. */
  | 'out-before-in'

interface Facts {
  activity: Pick<ActivityTimes, 'status' | 'startsAt' | 'endsAt'>
  /** Volunteers who signed up or were marked. */
  people: ReadonlySet<string>
  /** All marks of the activity. */
  marks: readonly Mark[]
}

/** Decides on a set of corrections; all are made or none. @param added marks that the corrections would make */
export function decideCorrections(
  { activity, people, marks }: Facts,
  corrections: readonly Correction[],
  added: readonly Mark[],
  now: Instant,
): Decision<CorrectionRefusal> {
  const after = foldMarks([...marks, ...added], activity)
  return firstRefusal<CorrectionRefusal>([
    activity.status === 'published' && now >= activity.startsAt ? accept : refuse('not-begun'),
    corrections.every(({ volunteerId }) => people.has(volunteerId)) ? accept : refuse('not-there'),
    ...corrections.map(({ volunteerId, at }) =>
      at === null || isPlausible(at, activity, now) ? accept : refuse('time-implausible' as const, volunteerId),
    ),
    ...corrections.map(({ volunteerId }) => decideOrder(after.get(volunteerId) ?? noAttendance(volunteerId))),
  ])
}

const isPlausible = (at: Instant, activity: Facts['activity'], now: Instant): boolean => at <= now && isNearVisit(at, activity)

function decideOrder({ volunteerId, inAt, outAt }: Attendance): Decision<CorrectionRefusal> {
  if (outAt === null) return accept
  if (inAt === null) return refuse('never-in', volunteerId)
  return outAt < inAt ? refuse('out-before-in', volunteerId) : accept
}

interface Source {
  /** An id that no phone has, since corrections come from no phone. */
  deviceId: string
  reason: string
  newId: () => string
}

/**
 * Marks of the corrections: one with the stated time, or a void for each standing mark; a volunteer who was not there did not
 * leave either. No marks if the present correction says the same, so that nobody is notified twice.
 */
export function correctionMarks(
  corrections: readonly Correction[],
  attendances: ReadonlyMap<string, Attendance>,
  { deviceId, reason, newId }: Source,
  now: Instant,
): Mark[] {
  const plain = { method: 'corrected', at: now, clockOffset: 0, reason, shownAt: null, deviceId } as const
  return corrections.flatMap(({ volunteerId, kind, at }): Mark[] => {
    const attendance = attendances.get(volunteerId) ?? noAttendance(volunteerId)
    if (at !== null) {
      const [source] = kind === 'in' ? attendance.inMarkIds : attendance.outMarkIds
      const isStated = attendance.marks.some(({ id, statedAt }) => id === source && statedAt === at)
      return isStated ? [] : [{ ...plain, id: newId(), volunteerId, kind, voids: null, statedAt: at }]
    }
    // Marks that were denied before are included: an organiser who denies again has seen them.
    const taken = attendance.marks.filter((mark) => kind === 'in' || mark.kind === 'out').map(({ id }) => id)
    return taken.map((voids) => ({ ...plain, id: newId(), volunteerId, kind: 'void', voids, statedAt: null }))
  })
}
