/** Repeats an edit of one visit in other visits of its series, and ends a series. */
import { randomUUID } from 'node:crypto'
import type { EditSeriesInput, EndSeriesAnswer, SeriesConsequences, SeriesEditOutcome, SeriesView } from '../../contract/series'
import { decideEdit, isUnlisted, phaseOf } from '../../domain/activities/activity'
import { type Instant, dayOf } from '../../domain/calendar/calendar'
import { refuse } from '../../domain/decision'
import { bothInWords } from '../../domain/calendar/lunar'
import { type Actor, may } from '../../domain/people/permission'
import { seatsOf } from '../../domain/activities/position'
import { cancelActivity } from '../activities/cancel-activity'
import { lockActivity } from '../db/activities/activity-facts'
import type { Querier, Tx } from '../db/database'
import { loadDeskActivity } from '../db/activities/desk'
import { recordAudit } from '../db/audit/recording'
import { activitiesOfSeries, endSeries, seriesOf } from '../db/series'
import { editActivity } from '../activities/edit-activity'
import { fault } from '../rpc/faults'
import { loadLunar } from '../calendar/lunar'
import { takeBack } from '../activities/publish'
import { planFor } from '../activities/text-review'
import { repeatEdit } from './series-change'

interface Editor {
  volunteer: { id: string }
  actor: Actor
  now: Instant
}

type Member = Awaited<ReturnType<typeof activitiesOfSeries>>[number]

const isOwnOf =
  (actor: Actor) =>
  ({ organisations }: Pick<Member, 'organisations'>): boolean =>
    may(actor).organise({ hostIds: organisations.filter(({ part }) => part !== 'partner').map(({ id }) => id) })

/** @throws Fault `not-found` when the activity has no series, or one that was not made by a rule */
export async function viewSeries(db: Querier, { actor, now }: Pick<Editor, 'actor' | 'now'>, activityId: string): Promise<SeriesView> {
  const found = (await seriesOf(db, activityId)) ?? fault('not-found')
  const lunarOf = await loadLunar()
  const isOwn = isOwnOf(actor)
  const members = await activitiesOfSeries(db, found.id, now)
  const activities = members.map(({ organisations, positions, signUpOpensAt, signUpClosesAt, withdrawUntil, namesUntil, ...member }) => ({
    ...member,
    phase: phaseOf({ ...member, signUpOpensAt, signUpClosesAt, withdrawUntil, namesUntil }, now),
    words: bothInWords(member.startsAt, lunarOf(dayOf(member.startsAt)), now),
    lead: organisations.find(({ part }) => part === 'lead')?.shortName ?? '',
    isOwn: isOwn({ organisations }),
    seats: seatsOf(positions).seats,
  }))
  return { ...found, activities }
}

/** Makes the edit and reports its consequences. After a refusal the caller rolls back the writes made so far. */
export async function editSeries(tx: Tx, editor: Editor, input: Required<Omit<EditSeriesInput, 'requestId'>>): Promise<SeriesConsequences> {
  const { activityId, version, plan, scope, withOwn, reason } = input
  const pivot = (await loadDeskActivity(tx, activityId, editor.now)) ?? fault('not-found')
  const before = await planFor(tx, editor.actor, pivot)
  const refused = (answer: ReturnType<typeof refuse<'series-day-moved'>>) => ({ ...answer, activityId, startsAt: pivot.startsAt })
  if (scope !== 'one' && dayOf(plan.startsAt) !== dayOf(before.startsAt)) return refused(refuse('series-day-moved'))
  const { members, notOwn } = await membersFor(tx, editor, pivot, scope)
  // All activities are locked before any is written, in the order of their ids, so that edits do not deadlock.
  for (const id of members.map((member) => member.id).sort()) await lockActivity(tx, id, 'seats')
  const outcome: SeriesEditOutcome = { ok: true, changed: 0, activities: [], notOwn }
  for (const member of members) {
    const row = (await loadDeskActivity(tx, member.id, editor.now)) ?? fault('not-found')
    const present = await planFor(tx, editor.actor, row)
    const isPivot = member.id === activityId
    const change = isPivot ? { plan, own: [] } : repeatEdit(before, plan, present, withOwn, randomUUID)
    if (!isPivot && JSON.stringify(change.plan) === JSON.stringify(present)) {
      if (change.own.length > 0) outcome.activities.push(untouched(member, change.own))
      continue
    }
    const edit = { activityId: member.id, version: isPivot ? version : row.version, plan: change.plan, toWaitlist: [], reason }
    const result = await editActivity(tx, editor, edit)
    if (!result.ok) return { ...result, activityId: member.id, startsAt: member.startsAt }
    outcome.changed++
    outcome.activities.push({ activityId: member.id, startsAt: change.plan.startsAt, own: change.own, consequences: result.consequences })
  }
  return outcome
}

const untouched = ({ id, startsAt }: Pick<Member, 'id' | 'startsAt'>, own: SeriesEditOutcome['activities'][number]['own']) => ({
  activityId: id,
  startsAt,
  own,
  consequences: { notified: 0, movedUp: [], toWaitlist: [], clashing: [], inQuestion: [], waiting: [] },
})

/** Visits of the scope that can still be changed and that the editor may organise. */
async function membersFor(
  tx: Tx,
  { actor, now }: Editor,
  pivot: { id: string; startsAt: Instant },
  scope: 'one' | 'later' | 'all',
): Promise<{ members: Pick<Member, 'id' | 'startsAt'>[]; notOwn: number }> {
  if (scope === 'one') return { members: [pivot], notOwn: 0 }
  const found = (await seriesOf(tx, pivot.id)) ?? fault('not-found')
  const all = await activitiesOfSeries(tx, found.id, now)
  const inScope = all.filter((member) => member.id === pivot.id || isChangeable(member, pivot, scope, now))
  const members = inScope.filter(isOwnOf(actor))
  return { members, notOwn: inScope.length - members.length }
}

const isChangeable = (member: Member, pivot: { startsAt: Instant }, scope: 'later' | 'all', now: Instant): boolean =>
  decideEdit(member, now).ok && member.startsAt > now && (scope === 'all' || member.startsAt >= pivot.startsAt)

/** Ends a series: cancels the editor's visits that have not begun, and notifies everybody signed up. */
export async function finishSeries(
  tx: Tx,
  editor: Editor,
  { activityId, reason }: { activityId: string; reason: string },
): Promise<EndSeriesAnswer> {
  const { now, actor, volunteer } = editor
  const found = (await seriesOf(tx, activityId)) ?? fault('not-found')
  const members = (await activitiesOfSeries(tx, found.id, now)).filter((member) => member.startsAt > now && member.status !== 'cancelled')
  const own = members.filter(isOwnOf(actor))
  if (own.length === 0 && (found.endedAt !== null || members.length > 0)) return refuse('series-ended')
  let [notified, cancelled] = [0, 0]
  const held = []
  for (const id of own.map((member) => member.id).sort()) held.push((await lockActivity(tx, id, 'seats')) ?? fault('not-found'))
  // The status read under the lock decides: the administrator may have approved the visit meanwhile.
  for (const { id, status } of held) {
    if (status === 'submitted') await takeBack(tx, editor, id)
    if (status !== 'published') continue
    const answer = await cancelActivity(tx, editor, { activityId: id, reason })
    if (!answer.ok) continue
    notified += answer.notified
    cancelled += 1
  }
  // While other organisations still have coming visits, the series continues with those.
  if (found.endedAt === null && own.length === members.length) await endSeries(tx, found.id, now)
  const counts = { cancelled, drafts: held.filter(({ status }) => isUnlisted({ status })).length, notOwn: members.length - own.length }
  await recordAudit(tx, { actorId: volunteer.id, action: 'series.ended', subjectId: found.id, details: { ...counts, reason } }, now)
  return { ok: true, notified, ...counts }
}
