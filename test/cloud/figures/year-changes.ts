/** Changes of a random year, made by the program's own calls and told to the model. */
import { randomUUID } from 'node:crypto'
import { day, hour, minute, startOfYear } from '../../../src/domain/calendar/calendar'
import { UNDO_WITHIN } from '../../../src/domain/people/same-person'
import { answerFindings, markOf, review, send } from '../../support/after-the-day'
import type { Person, TestBase } from '../../support/base'
import { type ModelPerson, membersOf } from './model-memberships'
import { type ModelVisit, type ModelYear, addMark, correctInModel, joinInModel, ownerOf, stayAt, undoInModel } from './year-model'
import { FIRST_CHANGE, NAME, type PlannedChange, phoneOf } from './year-plan'

interface World {
  base: TestBase
  administrator: Person
  model: ModelYear
}

type Change<Does extends PlannedChange['does']> = Extract<PlannedChange, { does: Does }>

/** One change a day, at noon. */
export async function makeChanges(world: World, changes: readonly PlannedChange[]): Promise<void> {
  for (const [index, change] of changes.entries()) {
    const now = startOfYear(world.model.year) + (FIRST_CHANGE + index) * day + 12 * hour
    if (change.does === 'join') await join(world, change, now)
    else if (change.does === 'undo') await undo(world, change, now)
    else if (change.does === 'move') await move(world, change, now)
    else if (change.does === 'correct') await correct(world, change, now)
    else if (change.does === 'late') await sendLate(world, change, now)
    else await close(world, change, now)
  }
}

const one = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length]

async function join({ base, administrator, model }: World, { kept, joined }: Change<'join'>, now: number): Promise<void> {
  const [into, from] = [one(model.people, kept), one(model.people, joined)]
  if (!into || !from || into === from) return
  const joiningId = randomUUID()
  const answer = await base.as(administrator, now).people.join({ requestId: joiningId, keptId: into.id, joinedId: from.id })
  expect(answer.ok).toBe(isAlike(model, into, from))
  if (answer.ok) joinInModel(model, joiningId, [into.id, from.id], now)
}

/** Any two accounts look alike, and an account and a walk-in at a visit of one of its organisations. */
function isAlike({ marks, visits }: ModelYear, kept: ModelPerson, joined: ModelPerson): boolean {
  if (kept.openid === null || kept.joinedInto !== null || joined.joinedInto !== null) return false
  const present = membersOf(kept).at(-1)?.members ?? []
  const been = visits.filter(({ id }) => marks.some(({ visitId, person }) => visitId === id && person === joined.id))
  return joined.openid !== null || been.some(({ lead, host }) => present.some(({ organisationId: id }) => id === lead || id === host))
}

async function undo({ base, administrator, model }: World, { joining: number }: Change<'undo'>, now: number): Promise<void> {
  const joining = one([...model.joinings].reverse(), number)
  if (!joining) return
  const answer = await base.as(administrator, now).people.undo({ requestId: randomUUID(), joiningId: joining.id })
  const isLast = ownerOf(model, joining.into).id === joining.into && lastInto(model, joining.into) === joining
  expect(answer.ok).toBe(!joining.isUndone && isLast && now < joining.at + UNDO_WITHIN)
  if (answer.ok) undoInModel(model, joining, startOfDay(now))
}

const lastInto = ({ joinings }: ModelYear, id: string) => [...joinings].reverse().find(({ into, isUndone }) => into === id && !isUndone)

const startOfDay = (noon: number) => noon - 12 * hour

/** The account's owner declares other organisations; those that stay keep their verification and share. */
async function move({ base, model }: World, { person, organisations }: Change<'move'>, now: number): Promise<void> {
  const account = one(
    model.people.filter(({ openid }) => openid !== null),
    person,
  )
  if (!account) return
  const owner = ownerOf(model, account.id)
  const present = membersOf(owner).at(-1)?.members ?? []
  const members = organisations.map(
    (organisationId) =>
      present.find((member) => member.organisationId === organisationId) ?? { organisationId, verifiedAt: null, split: null },
  )
  const agreed = { agreesToPersonalData: true, agreesToMembership: true }
  const profile = { name: NAME, phone: phoneOf(model.year), organisationIds: organisations, skillIds: [], ...agreed }
  await base.as({ openid: account.openid ?? '' }, now).profile.save(profile)
  const isSame = members.length === present.length && members.every((member) => present.includes(member))
  if (!isSame) owner.since.push({ of: 'set', from: startOfDay(now), members })
}

/** Somebody who came to the visit, as they are known now. */
function somebodyAt(model: ModelYear, visitNumber: number, personNumber: number) {
  const visit = one(
    model.visits.filter(({ came }) => came.length > 0),
    visitNumber,
  )
  const came = visit && one(visit.came, personNumber)
  const entry = came && model.people[came.person]
  return visit && entry ? { visit, entry, owner: ownerOf(model, entry.id) } : null
}

async function correct(world: World, { visit: number, person, kind, at, isDisputed }: Change<'correct'>, now: number): Promise<void> {
  const { base, administrator, model } = world
  const found = somebodyAt(model, number, person)
  if (!found) return
  const { visit, owner } = found
  const disputed = isDisputed && owner.openid !== null ? { openid: owner.openid } : null
  const dispute =
    disputed && (await base.as(disputed, now).records.dispute({ requestId: randomUUID(), activityId: visit.id, text: '时间不对' }))
  await correctOne(world, visit, { volunteerId: owner.id, kind, at: at === null ? null : visit.startsAt + at * minute }, now)
  if (!dispute?.ok) return
  const { people } = await review(base, administrator, { id: visit.id, after: now })
  const disputeId = people.find(({ volunteerId }) => volunteerId === owner.id)?.dispute?.id ?? ''
  const answer = { requestId: randomUUID(), activityId: visit.id, disputeId, answer: '已改' }
  expect(await base.as(administrator, now).records.answerDispute(answer)).toEqual({ ok: true })
}

interface OneCorrection {
  volunteerId: string
  kind: 'in' | 'out'
  at: number | null
}

async function correctOne({ base, administrator, model }: World, visit: ModelVisit, correction: OneCorrection, now: number): Promise<void> {
  const { volunteerId: person, kind, at } = correction
  const request = { requestId: randomUUID(), activityId: visit.id, corrections: [correction], reason: '忘记签退' }
  const answer = await base.as(administrator, now).records.correct(request)
  // A refusal depends on the order of the times alone, once the visit has begun.
  if (answer.ok) correctInModel(model, { visitId: visit.id, person, kind }, at)
  else expect(visit.isCancelled || now < visit.startsAt ? ['not-begun'] : ['never-in', 'out-before-in']).toContain(answer.reason)
}

/** The phone may still know a person who was joined by the old id. */
async function sendLate(
  { base, administrator, model }: World,
  { visit: number, person, kind, at }: Change<'late'>,
  now: number,
): Promise<void> {
  const found = somebodyAt(model, number, person)
  if (!found || now < found.visit.endsAt) return
  const { visit, entry, owner } = found
  const { results } = await send(base, administrator, visit, [markOf(entry, { at: visit.startsAt + at * minute, kind })], now)
  expect(results.map(({ ok }) => ok)).toEqual([true])
  addMark(model, { visitId: visit.id, person: owner.id, kind, at: visit.startsAt + at * minute, isCorrection: false })
  visit.isClosed = false
}

/** The organiser states when people left who did not check out, answers the findings and closes the day. */
async function close(world: World, { visit: number }: Change<'close'>, now: number): Promise<void> {
  const { base, administrator, model } = world
  const visit = one(model.visits, number)
  if (!visit || visit.isCancelled || now < visit.endsAt) return
  for (const { id } of model.people) {
    const stay = stayAt(model, visit.id, id)
    if (stay && stay.out === null)
      await correctOne(world, visit, { volunteerId: id, kind: 'out', at: Math.max(visit.endsAt, stay.in) }, now)
  }
  const seen = { id: visit.id, after: now }
  const { marks, people } = await review(base, administrator, seen)
  if (people.some(({ asks }) => asks.length > 0)) expect(await answerFindings(base, administrator, seen)).toEqual({ ok: true })
  const answer = await base.as(administrator, now).records.close({ requestId: randomUUID(), activityId: visit.id, seenMarks: marks })
  expect(answer).toEqual(visit.isClosed ? { ok: false, reason: 'already-closed' } : { ok: true })
  visit.isClosed = true
}
