import type { ActivityPlan } from '../../contract/activities/desk'

/** Texts of an activity that residents read, as its organisers wrote them. */
export const textsOf = ({ title, summary, place, services, positions }: ActivityPlan): string[] => [
  title,
  summary,
  place,
  ...services.flatMap(({ name, unit }) => [name, unit ?? '']),
  ...positions.map(({ name }) => name),
]
