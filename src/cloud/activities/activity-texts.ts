import type { ActivityPlan } from '../../contract/activities/desk'

/** Texts of an activity that residents read, as its organisers wrote them. */
export const textsOf = ({ title, summary, place, services, positions, coming }: ActivityPlan): string[] => [
  title,
  summary,
  place,
  coming.bring,
  coming.gettingThere,
  coming.contactName,
  ...services.flatMap(({ name, unit }) => [name, unit ?? '']),
  ...positions.map(({ name }) => name),
]
