/** Edits an activity that may have sign-ups: they keep their seats, and the people are notified. */
import type { Consequences, EditActivityInput, EditActivityRefusal } from '../../contract/activities/desk'
import { type ActivityTimes, checkPlan, decideEdit } from '../../domain/activities/activity'
import { movedFrom } from '../../domain/activities/coming'
import { type Instant, spanInWords } from '../../domain/calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../../domain/decision'
import { type Actor, may } from '../../domain/people/permission'
import { decideRemoval } from '../../domain/activities/position'
import { deriveAttendances } from '../attendance/derive'
import { type ActivityFacts, type PositionFacts, lockActivity, positionFacts } from '../db/activities/activity-facts'
import { hostsOf, leadOf } from '../db/activities/activity-hosts'
import { type Windows, removePositionsExcept, updatePlan, writePosition } from '../db/activities/activity-writes'
import { clashesOf, settleClashes } from '../db/sign-ups/clashes'
import type { Tx } from '../db/database'
import { namedEntries } from '../db/sign-ups/named-entries'
import { isOrganisation } from '../db/people/organisations'
import { recordAudit } from '../db/audit/recording'
import { notify, countNotified } from '../db/notices'
import { liveOfActivity, moveSignUps } from '../db/sign-ups/sign-ups'
import { liveTeams } from '../db/teams/teams'
import { fault } from '../rpc/faults'
import { askAgain } from './ask-again'
import { fillFreeSeats } from '../seats/fill-seats'
import { keepChange, partsOf } from './text-review'
import { sendToWaitlist, notifyDemoted } from '../seats/to-waitlist'

type EditInput = Required<Omit<EditActivityInput, 'requestId'>>
type Plan = EditInput['plan']
interface Editor {
  volunteer: { id: string }
  actor: Actor
  now: Instant
}

export type EditResult =
  | { ok: true; version: number; consequences: Consequences }
  | { ok: false; reason: EditActivityRefusal; about?: string }

/**
 * Sign-up windows after a new start: deadlines keep their distance to the start, and sign-up opens at the same moment as before, or
 * at an earlier start.
 */
export const movedWindows = (activity: ActivityTimes, startsAt: Instant): Windows => ({
  signUpOpensAt: Math.min(activity.signUpOpensAt, startsAt),
  signUpClosesAt: startsAt - (activity.startsAt - activity.signUpClosesAt),
  withdrawUntil: startsAt - (activity.startsAt - activity.withdrawUntil),
  namesUntil: startsAt - (activity.startsAt - activity.namesUntil),
})

/** Makes the edit and reports its consequences. After a refusal the caller rolls back the writes made so far. */
export async function editActivity(tx: Tx, editor: Editor, input: EditInput): Promise<EditResult> {
  const { volunteer, actor, now } = editor
  const { activityId, version, plan: wanted } = input
  const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
  const present = await positionFacts(tx, activityId)
  const windows = movedWindows(activity, wanted.startsAt)
  const decision = firstRefusal<EditActivityRefusal>([
    decideEdit(activity, now),
    activity.version === version ? accept : refuse('changed-meanwhile'),
    activity.status === 'published' && wanted.startsAt <= now ? refuse('start-in-past') : accept,
    checkPlan({ ...wanted, ...windows }),
    decideQuotas(wanted),
    activity.status === 'published' && wanted.positions.length === 0 ? refuse('no-positions') : accept,
    activity.status === 'published' && wanted.services.length === 0 ? refuse('no-services') : accept,
    ...present.map((position) => (wanted.positions.some(({ id }) => id === position.id) ? accept : decideRemoval(position))),
  ])
  if (!decision.ok) return decision
  // Checked after the version, since a merge may have changed the lead while the form was open.
  await requireLead(tx, actor, activityId, wanted.leadId)

  const { plan, change } = await partsOf(tx, editor, activity, wanted)
  const newVersion = await updatePlan(tx, activityId, plan, {
    ...windows,
    movedFrom: movedFrom({ ...activity, isPublic: activity.status === 'published' }, plan.startsAt),
  })
  const waiting = await keepChange(tx, editor, activity, change)
  const demoted = await sendToWaitlist(tx, activityId, input.toWaitlist, volunteer.id, now)
  const laid = await writePositions(tx, activity, present, plan, now)
  if (!laid.ok) return laid
  const moved = await followChange(tx, activity, { ...input, plan }, now)
  const seated = await fillFreeSeats(tx, activityId, { byOrganiser: true, back: demoted.map(({ id }) => id) }, now)
  const toWaitlist = await notifyDemoted(tx, activityId, { demoted, reason: input.reason }, now)
  const details = { version: newVersion, signUps: moved, ...(input.reason === '' ? {} : { reason: input.reason }) }
  await recordAudit(tx, { actorId: volunteer.id, action: 'activity.edited', activityId, details }, now)
  const movedUp = seated.filter(({ id }) => !demoted.some((entry) => entry.id === id))
  const consequences = {
    notified: await countNotified(tx, activityId, now),
    movedUp: await namedEntries(tx, movedUp),
    toWaitlist,
    clashing: moved.length > 0 ? await clashesOf(tx, activityId) : [],
    inQuestion: moved.length > 0 ? await askAgain(tx, activity, now) : [],
    waiting,
  }
  return { ok: true, version: newVersion, consequences }
}

/** Refuses reservations that end after the start. `about` is the position's name. */
export function decideQuotas({ positions, startsAt }: Plan): Decision<'quota-release-wrong'> {
  const wrong = positions.find(({ quotas }) => quotas.some(({ releaseAt }) => releaseAt > startsAt))
  return wrong ? refuse('quota-release-wrong', wrong.name) : accept
}

async function writePositions(tx: Tx, before: ActivityFacts, present: readonly PositionFacts[], plan: Plan, now: Instant) {
  await removePositionsExcept(
    tx,
    before.id,
    plan.positions.map(({ id }) => id),
  )
  for (const [ordinal, position] of plan.positions.entries()) {
    const isKnown = present.some(({ id }) => id === position.id)
    const laid = await writePosition(tx, before.id, position, { ordinal, isKnown, isMoved: isMoved(before, plan) }, now)
    if (!laid.ok) return laid
  }
  return accept
}

/** Only the lead may hand an activity over, and only to an organisation that already runs it or that the caller acts for. */
async function requireLead(tx: Tx, actor: Actor, activityId: string, leadId: string): Promise<void> {
  const present = await leadOf(tx, activityId)
  if (present === leadId) return
  const runsIt = (await hostsOf(tx, activityId))?.includes(leadId) ?? false
  if (present === null || !may(actor).actFor(present) || !(runsIt || may(actor).actFor(leadId)))
    fault((await isOrganisation(tx, leadId)) ? 'forbidden' : 'organisation-gone')
}

const isMoved = (before: ActivityFacts, plan: Plan): boolean => before.startsAt !== plan.startsAt || before.endsAt !== plan.endsAt

/** Notifies everybody signed up of a new time or place, and moves their sign-ups to that time. @returns ids of the sign-ups that moved */
async function followChange(tx: Tx, before: ActivityFacts, { plan, reason }: EditInput, now: Instant): Promise<string[]> {
  const moved = isMoved(before, plan)
  const concernsPeople = moved || before.place !== plan.place || before.townId !== plan.townId
  if (!concernsPeople) return []
  const live = await liveOfActivity(tx, before.id)
  const leaders = await liveTeams(tx, before.id)
  const people = [...new Set([...live.map(({ volunteerId }) => volunteerId), ...leaders.map(({ leaderId }) => leaderId)])]
  if (moved) await moveSignUps(tx, before.id, plan.startsAt, plan.endsAt, now)
  if (moved) await settleClashes(tx, people)
  // Attendance belongs to the visit's day: earlier marks may no longer count, or count now.
  if (moved)
    await deriveAttendances(tx, { id: before.id, status: before.status, startsAt: plan.startsAt, endsAt: plan.endsAt }, null, before)
  const news = `${spanInWords(plan.startsAt, plan.endsAt, now)}，${plan.place}`
  const note = reason === '' ? news : `${news}（${reason}）`
  if (before.status === 'published') await notify(tx, people, { activityId: before.id, kind: 'activity-changed', note }, now)
  return moved ? live.map(({ id }) => id) : []
}
