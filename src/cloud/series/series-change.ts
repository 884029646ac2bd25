/** Repeats an edit of one visit in another visit of the series, for the edited fields only. */
import type { ActivityPlan } from '../../contract/activities/desk'
import type { SeriesField } from '../../contract/series'
import { dayOf, instantAt } from '../../domain/calendar/calendar'

type Row = { id: string; name: string }
export interface ChangedPlan {
  plan: ActivityPlan
  /** Edited fields in which the target already differed from the edited visit. */
  own: SeriesField[]
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
const startOf = ({ startsAt }: ActivityPlan): number => instantAt(dayOf(startsAt), '00:00')

/** Start and end, in ms after the beginning of the day. */
const timeOf = (plan: ActivityPlan) => ({ startsAt: plan.startsAt - startOf(plan), endsAt: plan.endsAt - startOf(plan) })

/** Fields with a single value, and how each is read. */
const VALUES: { field: SeriesField; read: (plan: ActivityPlan) => Partial<ActivityPlan> }[] = [
  { field: 'title', read: ({ title }) => ({ title }) },
  { field: 'summary', read: ({ summary }) => ({ summary }) },
  { field: 'categories', read: ({ categories }) => ({ categories }) },
  { field: 'time', read: timeOf },
  { field: 'town', read: ({ townId }) => ({ townId }) },
  { field: 'place', read: ({ place }) => ({ place }) },
  { field: 'coming', read: ({ coming }) => ({ coming }) },
  { field: 'lead', read: ({ leadId }) => ({ leadId }) },
  { field: 'partners', read: ({ partnerIds }) => ({ partnerIds }) },
]

/**
 * Repeats the edit from `before` to `after` in `target`.
 * @param withOwn true to overwrite fields of the target that differ from `before`, too
 * @param makeId ids for new services and positions
 */
export function repeatEdit(
  before: ActivityPlan,
  after: ActivityPlan,
  target: ActivityPlan,
  withOwn: boolean,
  makeId: () => string,
): ChangedPlan {
  const own: SeriesField[] = []
  let plan = target
  for (const { field, read } of VALUES) {
    if (same(read(before), read(after))) continue
    const isOwn = !same(read(target), read(before))
    if (isOwn) own.push(field)
    if (isOwn && !withOwn) continue
    const value = read(after)
    plan = field === 'time' ? { ...plan, ...onDayOf(target, timeOf(after)) } : { ...plan, ...value }
  }
  const services = rowsLike(before.services, after.services, target.services, withOwn, makeId)
  const positions = rowsLike(relative(before), relative(after), relative(target), withOwn, makeId)
  if (services.isOwn) own.push('services')
  if (positions.isOwn) own.push('positions')
  plan = { ...plan, services: services.rows }
  // Reservations end as long before the start as in the edited visit, even if the time of day has changed.
  return { plan: { ...plan, positions: absolute(positions.rows, plan.startsAt) }, own }
}

const onDayOf = (target: ActivityPlan, { startsAt, endsAt }: { startsAt: number; endsAt: number }) => ({
  startsAt: startOf(target) + startsAt,
  endsAt: startOf(target) + endsAt,
})

/** Positions with release times relative to the start of the visit. */
const relative = ({ positions, startsAt }: ActivityPlan) =>
  positions.map((position) => ({
    ...position,
    quotas: position.quotas.map((quota) => ({ ...quota, releaseAt: quota.releaseAt - startsAt })),
  }))
const absolute = (positions: ActivityPlan['positions'], startsAt: number) =>
  positions.map((position) => ({
    ...position,
    quotas: position.quotas.map((quota) => ({ ...quota, releaseAt: quota.releaseAt + startsAt })),
  }))

/** Repeats edits of services or positions, matched by name, since ids differ between visits. */
function rowsLike<R extends Row>(before: readonly R[], after: readonly R[], target: readonly R[], withOwn: boolean, makeId: () => string) {
  let rows: R[] = [...target]
  let isOwn = false
  const differs = () => {
    isOwn = true
    return !withOwn
  }
  for (const was of before) {
    const is = after.find(({ id }) => id === was.id)
    if (is && same(is, was)) continue
    const here = rows.find(({ name }) => name === was.name)
    if (!here) {
      // The target no longer has this row, so its edit does not apply.
      isOwn = true
      continue
    }
    if (!same({ ...here, id: '' }, { ...was, id: '' }) && differs()) continue
    rows = is ? rows.map((row) => (row === here ? { ...is, id: here.id } : row)) : rows.filter((row) => row !== here)
  }
  for (const added of after.filter(({ id }) => !before.some((was) => was.id === id))) {
    if (rows.some(({ name }) => name === added.name)) isOwn = true
    else rows = [...rows, { ...added, id: makeId() }]
  }
  return { rows, isOwn }
}
