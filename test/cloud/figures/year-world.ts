/** Random years, stored as the program stores them. Their changes are made by the program's own calls. */
import { randomUUID } from 'node:crypto'
import { deriveAttendances } from '../../../src/cloud/attendance/derive'
import { type Tx, transact } from '../../../src/cloud/db/database'
import { appendMarks } from '../../../src/cloud/db/attendance/marks'
import { activities, activityCategories, activityOrganisations, outcomes } from '../../../src/cloud/db/schema/activities'
import { changeMemberships } from '../../../src/cloud/db/people/memberships'
import { volunteers } from '../../../src/cloud/db/schema/people'
import { day, hour, minute, startOfYear } from '../../../src/domain/calendar/calendar'
import { markOf as wholeMark } from '../../../src/contract/attendance/marks'
import { markOf, send } from '../../support/after-the-day'
import type { Person, TestBase } from '../../support/base'
import type { OwnYear } from './own-years'
import { makeChanges } from './year-changes'
import type { ModelPerson } from './model-memberships'
import { type ModelVisit, type ModelYear, addMark } from './year-model'
import { NAME, type PlannedPerson, type PlannedYear, phoneOf } from './year-plan'

/** Declared percents for these organisations, which add up to 100. */
const declared = (organisations: readonly string[]) =>
  organisations.map((_, index) => (index === 0 ? 100 - 20 * (organisations.length - 1) : 20))

const personFrom = ({ isWalkIn, sets }: PlannedPerson, year: number): ModelPerson => ({
  id: randomUUID(),
  openid: isWalkIn ? null : `openid-${randomUUID()}`,
  own: [...(isWalkIn ? [] : sets)]
    .sort((one, other) => one.fromDay - other.fromDay)
    .map(({ fromDay, organisations, isDeclared, verified }) => ({
      from: startOfYear(year - 1) + fromDay * day,
      members: organisations.map((organisationId, index) => ({
        organisationId,
        verifiedAt: verified.includes(organisationId) ? 0 : null,
        split: isDeclared ? (declared(organisations)[index] ?? 0) : null,
      })),
    })),
  since: [],
  joinedInto: null,
})

/** Stores the planned people, visits and marks, then makes the changes. @returns the model after them */
export async function storeYear({ base, administrator, year }: OwnYear, plan: PlannedYear): Promise<ModelYear> {
  const people = plan.people.map((person) => personFrom(person, year))
  // A phone makes a walk-in anew at each visit, so nobody without an account comes twice.
  const seen = new Set<number>()
  const visits = plan.visits.map((visit): ModelVisit => {
    const startsAt = startOfYear(year) + visit.dayOfYear * day + 30 * minute
    const came = visit.came.filter(({ person }) => person < people.length && (people[person]?.openid !== null || !seen.has(person)))
    for (const { person } of came) seen.add(person)
    const host = visit.host === visit.lead ? null : visit.host
    return { ...visit, came, host, id: randomUUID(), startsAt, endsAt: startsAt + 3 * hour, isClosed: false }
  })
  const model: ModelYear = { year, people, visits, marks: [], joinings: [] }
  for (const { id: visitId, startsAt, came } of visits)
    for (const { person, ...at } of came) {
      const { id = '' } = people[person] ?? {}
      addMark(model, { visitId, person: id, kind: 'in', at: startsAt + at.in * minute, isCorrection: false })
      if (at.out !== null) addMark(model, { visitId, person: id, kind: 'out', at: startsAt + at.out * minute, isCorrection: false })
    }
  await transact(base.connection.db, (tx) => write(tx, model, administrator))
  await sendWalkIns(base, administrator, model)
  await makeChanges({ base, administrator, model }, plan.changes)
  return model
}

async function write(tx: Tx, model: ModelYear, by: Person): Promise<void> {
  const accounts = model.people.filter(({ openid }) => openid !== null)
  const facts = { name: NAME, phone: phoneOf(model.year), createdAt: 0 }
  if (accounts.length > 0) await tx.insert(volunteers).values(accounts.map(({ id, openid }) => ({ id, openid, ...facts })))
  for (const { id, own } of accounts) for (const { from, members } of own) await changeMemberships(tx, id, () => members, from + hour)
  const isAccount = ({ person }: { person: string }) => accounts.some(({ id }) => id === person)
  for (const visit of model.visits) {
    const { id, startsAt, endsAt } = visit
    const status = await writeVisit(tx, visit)
    const deviceId = randomUUID()
    const marks = model.marks
      .filter((mark) => mark.visitId === id && isAccount(mark))
      .map(({ person, kind, at }) =>
        wholeMark({ id: randomUUID(), volunteerId: person, kind, method: 'ticked', at, clockOffset: 0, deviceId }),
      )
    await appendMarks(tx, marks, { activityId: id, recordedBy: by.id, receivedAt: startsAt })
    await deriveAttendances(tx, { id, status, startsAt, endsAt })
  }
}

async function writeVisit(tx: Tx, { id, startsAt, endsAt, ...visit }: ModelVisit) {
  const windows = { signUpOpensAt: startsAt, signUpClosesAt: startsAt, withdrawUntil: startsAt, namesUntil: startsAt }
  const status = visit.isCancelled ? ('cancelled' as const) : ('published' as const)
  const about = {
    title: '服务日',
    place: '礼堂',
    townId: visit.town,
    ticketKey: '00',
    createdAt: startsAt,
    cancelReason: visit.isCancelled ? '雨' : null,
  }
  await tx.insert(activities).values({ id, startsAt, endsAt, status, ...windows, ...about })
  for (const [ordinal, categoryId] of visit.categories.entries())
    await tx.insert(activityCategories).values({ activityId: id, categoryId, ordinal })
  const parts = [
    { organisationId: visit.lead, part: 'lead' as const },
    ...(visit.host ? [{ organisationId: visit.host, part: 'host' as const }] : []),
  ]
  await tx.insert(activityOrganisations).values(parts.map((part, ordinal) => ({ activityId: id, ...part, ordinal })))
  if (visit.served !== null) await tx.insert(outcomes).values({ activityId: id, servedTotal: visit.served })
  return status
}

/** People without an account exist from the first mark that names them. */
async function sendWalkIns(base: TestBase, administrator: Person, { people, visits, marks }: ModelYear): Promise<void> {
  for (const visit of visits) {
    const own = marks.filter(
      ({ visitId, person }) => visitId === visit.id && people.some(({ id, openid }) => id === person && openid === null),
    )
    const sent = own.map(({ person, kind, at }) => ({ ...markOf({ id: person }, { at, kind }), ...(kind === 'in' ? { name: NAME } : {}) }))
    if (sent.length === 0) continue
    const { results } = await send(base, administrator, visit, sent, visit.endsAt)
    for (const { ok } of results) expect(ok).toBe(true)
  }
}
