/** Changing an activity that people may have signed up for: their seats stay, and they are told. */
import * as v from 'valibot'
import type { EditAnswer, editActivityInput } from '../contract/desk'
import { checkPlan, decideEdit } from '../domain/activity'
import { type Instant, spanInWords } from '../domain/calendar'
import { accept, firstRefusal, refuse } from '../domain/decision'
import { type Actor, may } from '../domain/permission'
import { decideCapacity, decideRemoval } from '../domain/position'
import { type ActivityFacts, type PositionFacts, lockActivity, positionFacts } from './db/activity-facts'
import { hostsOf } from './db/activity-hosts'
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
  await followChange(tx, activity, plan, now)
  await fillFreeSeats(
    tx,
    { ...activity, ...plan },
    plan.positions.map(({ id }) => id),
    now,
  )
  await recordAudit(tx, { actorId: volunteer.id, action: 'activity.edited', activityId, details: { version: newVersion } }, now)
  return { ok: true, version: newVersion }
}

/** Handing an activity to an organisation takes the right to act for it, unless it runs it already. */
async function requireLead(tx: Tx, actor: Actor, activityId: string, leadId: string): Promise<void> {
  if (may(actor).actFor(leadId)) return
  if (!(await hostsOf(tx, activityId))?.includes(leadId)) fault('forbidden')
}

function decidePositions(present: readonly PositionFacts[], wanted: EditInput['plan']['positions']) {
  return firstRefusal(
    present.map((position) => {
      const change = wanted.find(({ id }) => id === position.id)
      return change ? decideCapacity(position, change.capacity) : decideRemoval(position)
    }),
  )
}

/** A new time or place tells everyone signed up; their sign-ups move with it. */
async function followChange(tx: Tx, before: ActivityFacts, plan: EditInput['plan'], now: Instant): Promise<void> {
  const moved = before.startsAt !== plan.startsAt || before.endsAt !== plan.endsAt
  if (moved) await moveSignUps(tx, before.id, plan.startsAt, plan.endsAt)
  if (before.status !== 'published' || !(moved || before.place !== plan.place || before.townId !== plan.townId)) return
  const live = await liveOfActivity(tx, before.id)
  const note = `${spanInWords(plan.startsAt, plan.endsAt, now)}，${plan.place}`
  await tell(
    tx,
    live.map(({ volunteerId }) => volunteerId),
    { activityId: before.id, kind: 'activity-changed', note },
    now,
  )
}
