/** Teams of the invented visits, made by the same rules as real ones. */
import type { Instant } from '../../domain/calendar/calendar'
import { residentActor } from '../../domain/people/permission'
import type { Tx } from '../db/database'
import { createTeam } from '../teams/create-team'
import type { Person } from './people'
import { sampleId } from './sample-id'
import { personId } from './store-people'
import type { Visit } from './visits'

/** Teams take each visit's last position, which anybody can fill. */
export async function storeTeams(tx: Tx, visits: readonly Visit[], personas: readonly Person[], now: Instant): Promise<void> {
  for (const { id, team, positions } of visits) {
    const leader = personas.find(({ key }) => key === team?.leader)
    const position = positions[positions.length - 1]
    if (!team || !leader || !position) continue
    const input = {
      requestId: sampleId(`team ${id}`),
      teamId: sampleId(`team ${id}`),
      activityId: id,
      version: 1,
      organisationId: team.organisation,
      parts: [{ positionId: position.id, seats: team.names }],
    }
    const answer = await createTeam(tx, { id: personId(leader), name: leader.name, actor: residentActor }, input, now, 0)
    if (!answer.ok) throw new Error(`the rules refuse a sample team: ${answer.reason} ${answer.about}`)
  }
}
