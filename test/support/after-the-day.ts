/** A past visit, for tests of the review: people who came and left, people without a check-out, and people who did not come. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { auditLog } from '../../src/cloud/db/schema/requests'
import type { SentMark } from '../../src/contract/attendance/marks'
import type { AttendanceReview, ReviewPerson } from '../../src/contract/records/records'
import { type Instant, day, hour, minute } from '../../src/domain/calendar/calendar'
import { type Person, type TestBase, saturday } from './base'

let visits = 0

export interface Day {
  id: string
  startsAt: Instant
  endsAt: Instant
  /** One hour after the end. */
  after: Instant
  people: Person[]
}

export const markOf = (person: { id: string }, change: Partial<SentMark> & Pick<SentMark, 'at'>): SentMark => ({
  id: randomUUID(),
  volunteerId: person.id,
  kind: 'in',
  method: 'ticked',
  clockOffset: 0,
  ...change,
})

/** A past visit, each on another Saturday unless `week` is given. All came at the start; the first `left` people left at the end. */
export async function aDay(
  base: TestBase,
  organiser: Person,
  people: Person[],
  { left = people.length, week = ++visits, leadId = 'nonggong' } = {},
): Promise<Day> {
  const startsAt = saturday + week * 7 * day
  const position = { id: randomUUID(), name: '秩序引导', capacity: 300, skillId: null, quotas: [] }
  const { id } = await base.anActivity(organiser, { startsAt, endsAt: startsAt + 3 * hour, leadId, positions: [position] })
  for (const person of people) {
    const request = { requestId: randomUUID(), activityId: id, positionId: position.id, version: 2, organisationId: null }
    const answer = await base.as(person).signUps.create(request)
    if (!answer.ok) throw new Error(answer.reason)
  }
  const endsAt = startsAt + 3 * hour
  const ins = people.map((person) => markOf(person, { at: startsAt }))
  const outs = people.slice(0, left).map((person) => markOf(person, { at: endsAt, kind: 'out' }))
  const visit = { id, startsAt, endsAt, after: endsAt + hour, people }
  await send(base, organiser, visit, [...ins, ...outs], endsAt + minute)
  return visit
}

export const send = (
  base: TestBase,
  organiser: Person,
  { id }: Pick<Day, 'id'>,
  marks: SentMark[],
  at: Instant,
  deviceId: string = randomUUID(),
) => base.as(organiser, at).attendance.sync({ activityId: id, deviceId, marks, since: 0 })

export const review = (base: TestBase, reader: Person, { id, after }: Pick<Day, 'id' | 'after'>): Promise<AttendanceReview> =>
  base.as(reader, after).records.review({ activityId: id })

export const personIn = ({ people }: AttendanceReview, person: { id: string }): ReviewPerson | undefined =>
  people.find(({ volunteerId }) => volunteerId === person.id)

/** Reviews the day and closes it with the marks seen. */
export async function closeDay(base: TestBase, organiser: Person, visit: Day) {
  const { marks } = await review(base, organiser, visit)
  return base.as(organiser, visit.after).records.close({ requestId: randomUUID(), activityId: visit.id, seenMarks: marks })
}

/** Answers every open finding: the attendance stays as it counts now. */
export async function answerFindings(base: TestBase, organiser: Person, visit: Pick<Day, 'id' | 'after'>) {
  const { people } = await review(base, organiser, visit)
  const answers = people.flatMap(({ volunteerId, asks }) => asks.map((finding) => ({ volunteerId, finding })))
  return base.as(organiser, visit.after).records.answerFindings({ requestId: randomUUID(), activityId: visit.id, answers })
}

/** A correction of a person's leaving time; null if unknown. */
export const out = (person: { id: string }, at: Instant | null) => ({ volunteerId: person.id, kind: 'out' as const, at })

/** Actions of the organiser after the visit, and their effects. The base and the organiser are read at each call. */
export const afterwards = (base: () => TestBase, organiser: () => Person) => ({
  correct: (
    visit: Pick<Day, 'id' | 'after'>,
    corrections: { volunteerId: string; kind: 'in' | 'out'; at: Instant | null }[],
    requestId: string = randomUUID(),
  ) => base().as(organiser(), visit.after).records.correct({ requestId, activityId: visit.id, corrections, reason: '忘记签退' }),
  told: async (person: Person, { id }: Pick<Day, 'id'>) =>
    (await base().as(person).messages.mine()).filter(({ activityId }) => activityId === id).map(({ kind, note }) => [kind, note]),
  logged: (activityId: string, action: string) =>
    base()
      .connection.db.select({ actorId: auditLog.actorId, details: auditLog.details })
      .from(auditLog)
      .where(sql`${auditLog.activityId} = ${activityId} and ${auditLog.action} = ${action}`),
})
