/** Likely outcome for a team. The server decides; this follows from the seats on the screen. */
import type { TeamForm, TeamProblem } from '../team-form'
import type { ActivityDetail } from '../../../contract/activities/activities'
import { chanceOf, seatsWithin } from '../../../components/seat-words'

/** A team is confirmed whole or waits whole; `never`: as written it would always be refused. */
export type Outcome = 'seated' | 'waits' | 'never'

export function outcomeOf(form: TeamForm, { positions }: ActivityDetail, problems: readonly TeamProblem[], now: number): Outcome {
  if (problems.some(({ row }) => row === undefined)) return 'never'
  const fits = form.parts.every(({ positionId, rows }) => {
    const position = positions.find(({ id }) => id === positionId)
    return position !== undefined && rows.length <= seatsWithin(chanceOf(position, [form.organisationId], now))
  })
  return fits ? 'seated' : 'waits'
}
