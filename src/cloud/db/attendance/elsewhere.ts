/** People marked at several visits at the same time, which no phone can find by itself. */
import { and, eq, gt, inArray, lt, ne } from 'drizzle-orm'
import type { ActivityTimes } from '../../../domain/activities/activity'
import type { Querier } from '../database'
import { markColumns } from './marks'
import { activities } from '../schema/activities'
import { marks } from '../schema/attendance'

/** Marks at other visits that overlap this visit, about people marked here. */
export const marksElsewhere = (db: Querier, activity: Pick<ActivityTimes, 'startsAt' | 'endsAt'> & { id: string }) =>
  db
    .select({ ...markColumns, activityId: activities.id, title: activities.title })
    .from(marks)
    .innerJoin(activities, eq(activities.id, marks.activityId))
    .where(
      and(
        ne(activities.id, activity.id),
        eq(activities.status, 'published'),
        lt(activities.startsAt, activity.endsAt),
        gt(activities.endsAt, activity.startsAt),
        inArray(marks.volunteerId, db.select({ id: marks.volunteerId }).from(marks).where(eq(marks.activityId, activity.id))),
      ),
    )
