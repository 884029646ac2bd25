/** Changing an activity that people may have signed up for: their seats stay, and they are told. */
import * as v from 'valibot'
import type { EditAnswer, editActivityInput } from '../contract/desk'
import { checkPlan, decideEdit } from '../domain/activity'
import { type Instant, spanInWords } from '../domain/calendar'
import { accept, firstRefusal, refuse } from '../domain/decision'
import { type Actor, may } from '../domain/permission'
import { decideCapacity, decideRemoval } from '../domain/position'
import { type ActivityFacts, type PositionFacts, lockActivity, positionFacts } from './db/activity-facts'
import { hostsOf, leadOf } from './db/activity-hosts'
import { type Windows, insertPosition, removePositionsExcept, updatePlan, updatePosition } from './db/activity-writes'
import type { Tx } from './db/database'
import { recordAudit, tell } from './db/records'
import { liveOfActivity, moveSignUps } from './db/sign-ups'
import { fault } from './faults'
import { fillFreeSeats } from './seats'

type EditInput = v.InferOutput<typeof editActivityInput>
interface Editor {
  volunteer: { id: string }
  actor: Actor
  now: Instant
}

/** The windows move with the start; sign-up keeps the moment at which it opened. */
const movedWindows = (activity: ActivityFacts, startsAt: Instant): Windows => ({
  signUpOpensAt: Math.min(activity.signUpOpensAt, startsAt),
  signUpClosesAt: startsAt - (activity.startsAt - activity.signUpClosesAt),
  withdrawUntil: startsAt - (activity.startsAt - activity.withdrawUntil),
})

export async function editActivity(
  tx: Tx,
  { volunteer, actor, now }: Editor,
  { activityId, version, plan }: EditInput,
): Promise<EditAnswer> {
  const activity = (await lockActivity(tx, activityId, 'update')) ?? fault('not-found')
  await requireLead(tx, actor, activityId, plan.leadId)
  const present = await positionFacts(tx, activityId)
  const windows = movedWindows(activity, plan.startsAt)
  const decision = firstRefusal([
    decideEdit(activity, now),
    activity.version === version ? accept : refuse('changed-meanwhile'),
    activity.status === 'published' && plan.startsAt <= now ? refuse('start-in-past') : accept,
    checkPlan({ ...plan, ...windows }),
    activity.status === 'published' && plan.positions.length === 0 ? refuse('no-positions') : accept,
    activity.status === 'published' && plan.services.length === 0 ? refuse('no-services') : accept,
    decidePositions(present, plan.positions),
  ])
  if (!decision.ok) return decision

  const newVersion = await updatePlan(tx, activityId, plan, windows)
  await removePositionsExcept(
    tx,
    activityId,
    plan.positions.map(({ id }) => id),
  )
  for (const [ordinal, position] of plan.positions.entries()) {
    const isKnown = present.some(({ id }) => id === position.id)
    await (isKnown ? updatePosition(tx, position, ordinal) : insertPosition(tx, activityId, position, ordinal))
  }
  const signUps = await followChange(tx, activity, plan, now)
  const positionIds = plan.positions.map(({ id }) => id)
  await fillFreeSeats(tx, { positionIds, volunteerIds: signUps.map(({ volunteerId }) => volunteerId), byOrganiser: true }, now)
  const details = { version: newVersion, signUps: signUps.map(({ id }) => id) }
  await recordAudit(tx, { actorId: volunteer.id, action: 'activity.edited', activityId, details }, now)
  return { ok: true, version: newVersion }
}

/** Handing an activity over is its lead's to do, and to an organisation that runs it already or that one acts for as well. */
async function requireLead(tx: Tx, actor: Actor, activityId: string, leadId: string): Promise<void> {
  const present = await leadOf(tx, activityId)
  if (present === leadId) return
  const runsIt = (await hostsOf(tx, activityId))?.includes(leadId) ?? false
  if (present === null || !may(actor).actFor(present) || !(runsIt || may(actor).actFor(leadId))) fault('forbidden')
}

function decidePositions(present: readonly PositionFacts[], wanted: EditInput['plan']['positions']) {
  return firstRefusal(
    present.map((position) => {
      const change = wanted.find(({ id }) => id === position.id)
      return change ? decideCapacity(position, change.capacity) : decideRemoval(position)
    }),
  )
}

/** A new time or place tells everyone signed up; their sign-ups move with it. @returns whose sign-ups moved */
async function followChange(tx: Tx, before: ActivityFacts, plan: EditInput['plan'], now: Instant) {
  const moved = before.startsAt !== plan.startsAt || before.endsAt !== plan.endsAt
  const concernsPeople = moved || before.place !== plan.place || before.townId !== plan.townId
  if (!concernsPeople) return []
  const live = await liveOfActivity(tx, before.id)
  if (moved) await moveSignUps(tx, before.id, plan.startsAt, plan.endsAt)
  const note = `${spanInWords(plan.startsAt, plan.endsAt, now)}，${plan.place}`
  if (before.status === 'published') {
    await tell(
      tx,
      live.map(({ volunteerId }) => volunteerId),
      { activityId: before.id, kind: 'activity-changed', note },
      now,
    )
  }
  return moved ? live : []
}
