/**
 * Derives an activity's attendances from its marks with `foldMarks`, whenever the marks or the activity's times change, and the minutes
 * of the same people's stays elsewhere at that time.
 */
import type { ActivityStatus } from '../../domain/activities/activity'
import { type Mark, type VisitTime, foldMarks } from '../../domain/attendance/attendance'
import { type BeginsFrom, type Served, type Stay, servedTogether } from '../../domain/attendance/served'
import { type StoredAttendance, holdAttendances, markedPeople, storeAttendances, storeMinutes } from '../db/attendance/attendances'
import { type StayElsewhere, staysElsewhere } from '../db/attendance/elsewhere'
import type { Tx } from '../db/database'
import { marksAbout } from '../db/attendance/marks'
import { serviceBegins } from '../db/vocabulary/vocabulary'

/** Activity whose attendances are derived. Stays at an activity that is not published end no stay elsewhere. */
export interface Derivable extends VisitTime {
  id: string
  status: ActivityStatus
}

/**
 * Runs in the transaction of the change, which holds the activity's `marks` lock.
 * @param about ids of the people whose marks changed; null when the activity itself changed, which concerns everybody
 * @param before the activity's time before a change
 */
export async function deriveAttendances(
  tx: Tx,
  activity: Derivable,
  about: readonly string[] | null = null,
  before: VisitTime = activity,
): Promise<void> {
  const people = about === null ? await markedPeople(tx, activity.id) : [...new Set(about)]
  if (people.length === 0) return
  await holdAttendances(tx, people)
  await store(tx, activity, { people, marks: await marksAbout(tx, activity.id, people), before })
}

/**
 * Derives attendances after marks were appended. Only the earlier marks are read from the database.
 * @param first number of the first appended mark
 */
export async function deriveAppended(tx: Tx, activity: Derivable, appended: readonly Mark[], first: number): Promise<void> {
  const people = [...new Set(appended.map(({ volunteerId }) => volunteerId))]
  if (people.length === 0) return
  await holdAttendances(tx, people)
  const earlier = await marksAbout(tx, activity.id, people, first)
  await store(tx, activity, { people, marks: [...earlier, ...appended], before: activity })
}

interface Changed {
  people: readonly string[]
  /** All marks of these people at the activity. */
  marks: Iterable<Mark>
  before: VisitTime
}

async function store(tx: Tx, activity: Derivable, { people, marks, before }: Changed): Promise<void> {
  const settings = await serviceBegins(tx)
  const elsewhere = await staysElsewhere(tx, activity.id, people, before === activity ? [activity] : [activity, before])
  const { own, others } = attendancesFrom(marks, activity, elsewhere, settings)
  await storeAttendances(tx, activity.id, people, own)
  await storeMinutes(tx, others)
}

/** Attendances to store, folded from an activity's marks: its own, and those elsewhere with the minutes that they have now. */
export function attendancesFrom(
  marks: Iterable<Mark>,
  activity: Derivable,
  elsewhere: readonly StayElsewhere[],
  settings: readonly BeginsFrom[],
): { own: StoredAttendance[]; others: StayElsewhere[] } {
  const byPerson = new Map<string, StayElsewhere[]>()
  for (const stay of elsewhere) byPerson.set(stay.volunteerId, [...(byPerson.get(stay.volunteerId) ?? []), stay])
  const { id: activityId, startsAt, endsAt, status } = activity
  const own: StoredAttendance[] = []
  for (const { volunteerId, inAt, outAt } of foldMarks(marks, activity).values()) {
    if (inAt === null) continue
    const others = byPerson.get(volunteerId) ?? []
    const stay: Stay = { activityId, inAt, outAt, startsAt, endsAt }
    const served = servedTogether([stay, ...others], settings).find((one) => one.activityId === activityId)
    if (served) own.push(storedOf(volunteerId, served))
    if (status === 'published') byPerson.set(volunteerId, [...others, { ...stay, volunteerId, title: '', minutes: 0, isNear: false }])
  }
  const others = [...byPerson.values()].flatMap((stays) => servedTogether(stays, settings).filter(({ isNear }) => isNear))
  return { own, others }
}

const storedOf = (volunteerId: string, { inAt, outAt, minutes, knownFrom }: Served): StoredAttendance => ({
  volunteerId,
  inAt,
  outAt,
  minutes,
  knownFrom,
})
