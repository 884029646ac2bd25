import type { ActivityPlan } from '../../contract/activities/desk'

/** All that residents read of an activity, as its organisers wrote it. */
export const textsOf = ({ title, summary, place, services, positions }: ActivityPlan): string[] => [
  title,
  summary,
  place,
  ...services.flatMap(({ name, unit }) => [name, unit ?? '']),
  ...positions.map(({ name }) => name),
]
