/** Upcoming and past activities, for everybody. */
import { type ActivityCard, type ActivityDetail, activityIdInput, listActivitiesInput } from '../../contract/activities/activities'
import type { Page } from '../../contract/common'
import { isUnlisted } from '../../domain/activities/activity'
import { may } from '../../domain/people/permission'
import { resident, router } from '../rpc/access'
import { getActivity, readCursor } from '../db/activities/activities'
import { listActivities } from '../db/activities/activity-list'
import { fault } from '../rpc/faults'

export const activitiesRouter = router({
  list: resident.input(listActivitiesInput).query(async ({ ctx, input }): Promise<Page<ActivityCard>> => {
    const { cursor, ...filter } = input
    const after = cursor === undefined ? undefined : (readCursor(cursor) ?? fault('malformed'))
    const caller = await ctx.caller()
    return listActivities(ctx.db, { ...filter, after }, caller?.id ?? null, ctx.now)
  }),

  get: resident.input(activityIdInput).query(async ({ ctx, input }): Promise<ActivityDetail> => {
    const caller = await ctx.caller()
    const activity = await getActivity(ctx.db, input.activityId, caller?.id ?? null, ctx.now)
    if (!activity) return fault('not-found')
    const hostIds = [activity.lead, ...activity.hosts].map(({ id }) => id)
    const isOrganiser = caller !== null && may(caller.actor).organise({ hostIds })
    // A draft's existence is hidden from callers without access to it.
    return isUnlisted(activity) && !isOrganiser ? fault('not-found') : { ...activity, isOrganiser }
  }),
})
