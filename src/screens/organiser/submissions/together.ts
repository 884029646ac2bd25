/** Groups of submissions that are decided together: visits of a series that differ only in their day. */
import type { SubmissionView } from '../../../contract/activities/submissions'
import { clock } from '../../../domain/calendar/calendar'

export function groupBySeries(items: readonly SubmissionView[]): SubmissionView[][] {
  const groups = new Map<string, SubmissionView[]>()
  for (const item of items) {
    const key = item.series ? JSON.stringify([item.series.id, item.lead, item.submittedBy, contentsOf(item)]) : item.id
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}

/** Everything shown on the card, so that a visit that was changed separately is also decided separately. */
const contentsOf = ({
  plan: { title, summary, categories, startsAt, endsAt, townId, place, partnerIds, services, positions },
}: SubmissionView) => [
  title,
  summary,
  categories,
  [clock(startsAt), endsAt - startsAt],
  townId,
  place,
  partnerIds,
  services.map(({ name, unit }) => [name, unit]),
  positions.map(({ name, capacity, skillId, quotas }) => [
    name,
    capacity,
    skillId,
    quotas.map(({ organisationId, seats }) => [organisationId, seats]),
  ]),
]
