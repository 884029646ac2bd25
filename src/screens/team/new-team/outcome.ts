/** Likely outcome for a team, by the seats on the screen. The server decides. */
import type { TeamForm, TeamProblem } from '../team-form'
import type { ActivityDetail } from '../../../contract/activities/activities'
import { type OwnOrganisation, chanceOf, seatsWithin } from '../../../components/seat-words'

/** `seated`, `waits`: the whole team is confirmed or waits; `never`: the team in this form would always be refused. */
export type Outcome = 'seated' | 'waits' | 'never'

/** @param comesFor the team's organisation, which may have confirmed the leader */
export function outcomeOf(
  form: TeamForm,
  { positions }: ActivityDetail,
  { problems, comesFor }: { problems: readonly TeamProblem[]; comesFor: readonly OwnOrganisation[] },
  now: number,
): Outcome {
  if (problems.some(({ row }) => row === undefined)) return 'never'
  const fits = form.parts.every(({ positionId, rows }) => {
    const position = positions.find(({ id }) => id === positionId)
    return position !== undefined && rows.length <= seatsWithin(chanceOf(position, comesFor, now))
  })
  return fits ? 'seated' : 'waits'
}
