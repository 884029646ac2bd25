/** A few figures, each folded from marks and reported outcomes at the moment it is asked for. */
import * as v from 'valibot'
import { type Figures, type OwnFigures, figuresInput } from '../../contract/figures'
import { type Mark, foldMarks, serviceMinutes } from '../../domain/attendance'
import { startOfYear } from '../../domain/calendar'
import { resident, router, volunteer } from '../access'
import { servedBy } from '../db/desk'
import { heldActivities, marksOfActivities, marksOfVolunteer } from '../db/marks'

export const figuresRouter = router({
  base: resident.input(figuresInput).query(async ({ ctx, input }): Promise<Figures> => {
    const held = await heldActivities(ctx.db, startOfYear(input.year), yearEnd(input.year, ctx.now), input.organisationId)
    const ids = held.map(({ id }) => id)
    const attended = attendances(held, await marksOfActivities(ctx.db, ids), ctx.now)
    return {
      year: input.year,
      activities: held.length,
      turns: attended.length,
      people: new Set(attended.map(({ volunteerId }) => volunteerId)).size,
      serviceMinutes: sum(attended),
      served: await servedBy(ctx.db, ids),
    }
  }),

  mine: volunteer.input(v.pick(figuresInput, ['year'])).query(async ({ ctx, input }): Promise<OwnFigures> => {
    const held = await heldActivities(ctx.db, startOfYear(input.year), yearEnd(input.year, ctx.now), null)
    const own = await marksOfVolunteer(
      ctx.db,
      ctx.volunteer.id,
      held.map(({ id }) => id),
    )
    const attended = attendances(held, own, ctx.now)
    return { year: input.year, activities: attended.length, serviceMinutes: sum(attended) }
  }),
})

interface Held {
  id: string
  startsAt: number
  endsAt: number
}

/** Of a year that is not over only what has begun. */
const yearEnd = (year: number, now: number) => Math.min(startOfYear(year + 1), now + 1)

/** Everybody who was there, per activity, with the minutes known so far. */
function attendances(held: readonly Held[], marks: readonly (Mark & { activityId: string })[], now: number) {
  const byActivity = new Map<string, Mark[]>()
  for (const mark of marks) {
    const group = byActivity.get(mark.activityId)
    if (group) group.push(mark)
    else byActivity.set(mark.activityId, [mark])
  }
  return held.flatMap((activity) =>
    [...foldMarks(byActivity.get(activity.id) ?? []).values()]
      .filter(({ inAt }) => inAt !== null)
      .map((attendance) => ({ volunteerId: attendance.volunteerId, minutes: serviceMinutes(attendance, activity, now) ?? 0 })),
  )
}

const sum = (attended: readonly { minutes: number }[]): number => attended.reduce((total, { minutes }) => total + minutes, 0)
