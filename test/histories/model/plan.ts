/** The organiser's form after a change. */
import type { ActivityPlan } from '../../../src/contract/activities/desk'
import type { Change, QuotaRef } from '../operations'
import { idOf } from '../ids'
import type { Activity, PositionKey } from './world'

const quotasOf = (quotas: readonly QuotaRef[]) => quotas.map(({ organisation, ...quota }) => ({ organisationId: organisation, ...quota }))

export function planAfter(activity: Activity, { capacity, quotas, skill, times, adds, removes }: Change): ActivityPlan {
  const idOfPosition = (key: PositionKey) => activity.positions.find((position) => position.key === key)?.id
  const positions = activity.plan.positions
    .filter(({ id }) => removes === undefined || id !== idOfPosition(removes))
    .map((position) => ({
      ...position,
      ...(capacity && position.id === idOfPosition(capacity.position) ? { capacity: capacity.seats } : {}),
      ...(quotas && position.id === idOfPosition(quotas.position) ? { quotas: quotasOf(quotas.quotas) } : {}),
      ...(skill && position.id === idOfPosition(skill.position) ? { skillId: skill.skill } : {}),
    }))
  const added = adds ? [newPosition(activity, adds)] : []
  return { ...activity.plan, ...times, positions: [...positions, ...added] }
}

const newPosition = (activity: Activity, { key, capacity, quotas }: NonNullable<Change['adds']>) => ({
  id: idOf(`${activity.id}/${key}`),
  name: key,
  capacity,
  skillId: null,
  quotas: quotasOf(quotas),
})
