/** Whether a team would be seated now. The server decides; this is what the seats on the screen say. */
import type { TeamForm } from '../../client/team-form'
import type { ActivityDetail } from '../../contract/activities'
import { chanceOf, seatsWithin } from '../../components/seat-words'

/** All of its seats are free for it: a team is confirmed whole or waits whole. */
export const fitsNow = (form: TeamForm, { positions }: ActivityDetail, now: number): boolean =>
  form.parts.every(({ positionId, rows }) => {
    const position = positions.find(({ id }) => id === positionId)
    return position !== undefined && rows.length <= seatsWithin(chanceOf(position, [form.organisationId], now))
  })
