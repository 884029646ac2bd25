/** Which visits are decided with one word: those of a series that say the very same but for the day. */
import type { SubmissionView } from '../../../contract/activities/submissions'
import { clock } from '../../../domain/calendar/calendar'

export function together(items: readonly SubmissionView[]): SubmissionView[][] {
  const groups = new Map<string, SubmissionView[]>()
  for (const item of items) {
    const key = item.series ? JSON.stringify([item.series.id, item.lead, item.submittedBy, contentsOf(item)]) : item.id
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}

/** All that the card shows of one visit and not of the next: what was changed in one alone stands by itself. */
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
