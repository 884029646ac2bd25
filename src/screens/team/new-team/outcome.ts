/** What would become of a team now. The server decides; this is what the seats on the screen say. */
import type { TeamForm, TeamProblem } from '../team-form'
import type { ActivityDetail } from '../../../contract/activities/activities'
import { chanceOf, seatsWithin } from '../../../components/seat-words'

/** A team is confirmed whole or waits whole; `never`: as it is written it would be refused, now and later. */
export type Outcome = 'seated' | 'waits' | 'never'

export function outcomeOf(form: TeamForm, { positions }: ActivityDetail, problems: readonly TeamProblem[], now: number): Outcome {
  if (problems.some(({ row }) => row === undefined)) return 'never'
  const fits = form.parts.every(({ positionId, rows }) => {
    const position = positions.find(({ id }) => id === positionId)
    return position !== undefined && rows.length <= seatsWithin(chanceOf(position, [form.organisationId], now))
  })
  return fits ? 'seated' : 'waits'
}
