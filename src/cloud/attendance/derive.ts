/** The attendances of an activity, derived anew from its marks by the one fold whenever the marks or the activity's times change. */
import type { ActivityTimes } from '../../domain/activities/activity'
import { type Mark, foldMarks, servedOf } from '../../domain/attendance/attendance'
import { type KeptAttendance, keepAttendances } from '../db/attendance/attendances'
import type { Tx } from '../db/database'
import { marksAbout } from '../db/attendance/marks'

type Derivable = Pick<ActivityTimes, 'startsAt' | 'endsAt'> & { id: string }

/**
 * Within the transaction that changed them, which holds the activity's marks.
 * @param about whose marks changed: marks of one person say nothing of another; left out when the activity's times changed
 */
export async function deriveAttendances(tx: Tx, activity: Derivable, about: readonly string[] | null = null): Promise<void> {
  if (about?.length === 0) return
  const people = about === null ? null : [...new Set(about)]
  await keepAttendances(tx, activity.id, people, attendancesFrom(await marksAbout(tx, activity.id, people), activity))
}

/**
 * The same for marks that were just appended: only what was there before them is read, and of people seen for the first
 * time there is nothing.
 * @param first the number of the first of them
 */
export async function deriveAppended(tx: Tx, activity: Derivable, appended: readonly Mark[], first: number): Promise<void> {
  const people = [...new Set(appended.map(({ volunteerId }) => volunteerId))]
  const earlier = await marksAbout(tx, activity.id, people, first)
  await keepAttendances(tx, activity.id, people, attendancesFrom([...earlier, ...appended], activity))
}

/** What is kept of these marks. */
export const attendancesFrom = (marks: Iterable<Mark>, activity: Derivable): KeptAttendance[] =>
  [...foldMarks(marks).values()].flatMap((attendance) => {
    const served = servedOf(attendance, activity)
    return served === null ? [] : { volunteerId: attendance.volunteerId, ...served }
  })
