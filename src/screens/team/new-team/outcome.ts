/** Likely outcome for a team, by the seats on the screen. The server decides. */
import type { TeamForm, TeamProblem } from '../team-form'
import type { ActivityDetail } from '../../../contract/activities/activities'
import { chanceOf, seatsWithin } from '../../../components/seat-words'

/** `seated`, `waits`: the whole team is confirmed or waits; `never`: the team in this form would always be refused. */
export type Outcome = 'seated' | 'waits' | 'never'

export function outcomeOf(form: TeamForm, { positions }: ActivityDetail, problems: readonly TeamProblem[], now: number): Outcome {
  if (problems.some(({ row }) => row === undefined)) return 'never'
  const fits = form.parts.every(({ positionId, rows }) => {
    const position = positions.find(({ id }) => id === positionId)
    return position !== undefined && rows.length <= seatsWithin(chanceOf(position, [form.organisationId], now))
  })
  return fits ? 'seated' : 'waits'
}
