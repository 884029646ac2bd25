/** Derives an activity's attendances from its marks with `foldMarks`, whenever the marks or the activity's times change. */
import type { ActivityTimes } from '../../domain/activities/activity'
import { type Mark, foldMarks, servedOf } from '../../domain/attendance/attendance'
import { type StoredAttendance, storeAttendances } from '../db/attendance/attendances'
import type { Tx } from '../db/database'
import { marksAbout } from '../db/attendance/marks'

type Derivable = Pick<ActivityTimes, 'startsAt' | 'endsAt'> & { id: string }

/**
 * Runs in the transaction of the change, which holds the activity's `marks` lock.
 * @param about ids of the people whose marks changed; null when the activity's times changed, which concerns everybody
 */
export async function deriveAttendances(tx: Tx, activity: Derivable, about: readonly string[] | null = null): Promise<void> {
  if (about?.length === 0) return
  const people = about === null ? null : [...new Set(about)]
  await storeAttendances(tx, activity.id, people, attendancesFrom(await marksAbout(tx, activity.id, people), activity))
}

/**
 * Derives attendances after marks were appended. Only the earlier marks are read from the database.
 * @param first number of the first appended mark
 */
export async function deriveAppended(tx: Tx, activity: Derivable, appended: readonly Mark[], first: number): Promise<void> {
  const people = [...new Set(appended.map(({ volunteerId }) => volunteerId))]
  const earlier = await marksAbout(tx, activity.id, people, first)
  await storeAttendances(tx, activity.id, people, attendancesFrom([...earlier, ...appended], activity))
}

/** Attendances to store, folded from these marks. */
export const attendancesFrom = (marks: Iterable<Mark>, activity: Derivable): StoredAttendance[] =>
  [...foldMarks(marks).values()].flatMap((attendance) => {
    const served = servedOf(attendance, activity)
    return served === null ? [] : { volunteerId: attendance.volunteerId, ...served }
  })
