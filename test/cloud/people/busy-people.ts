/** Somebody with something in every corner of the base, for tests of leaving. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { activities } from '../../../src/cloud/db/schema/activities'
import { roles, volunteers } from '../../../src/cloud/db/schema/people'
import { sessions, webSignIns } from '../../../src/cloud/db/schema/sessions'
import { organisations } from '../../../src/cloud/db/schema/vocabulary'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { type Day, aDay, answerFindings, closeDay, markOf, out, send } from '../../support/after-the-day'
import { NOW, type Person, type TestBase } from '../../support/base'
import { takingBackOn } from '../../support/taking-back'
import { aHanName, aName } from '../../support/teams'
import { joinsFor } from './joining-base'

const requestId = () => randomUUID()

/** Number that belongs to nobody. */
export const OFFICE = '0579-87100000'

/** @param of returns the base and its people, once they are there */
export function busyPeople(of: () => { base: TestBase; organiser: Person; administrator: Person }) {
  const { aVisit, signUp, teams, profileOf, join } = takingBackOn(of)

  async function aBusyPerson() {
    const { base, organiser, administrator } = of()
    const name = aHanName()
    const chen = await base.aVolunteer({ name, organisationIds: ['nonggong'], skills: [{ id: 'medicine', verified: true }] })
    const { db } = base.connection
    const phone = (await profileOf(chen))?.phone ?? ''
    const twin = await base.aVolunteer({ name, organisationIds: ['nonggong'] })
    await db.update(volunteers).set({ phone }).where(eq(volunteers.id, twin.id))
    await base.as(organiser).members.save({
      requestId: requestId(),
      organisationId: 'nonggong',
      memberId: null,
      name,
      phone,
      branch: '第一支部',
      skills: [],
      note: '老社员',
    })
    await joinsFor(base, administrator).join(chen, twin)
    const session = { kind: 'phone' as const, device: 'iPhone', createdAt: NOW, usedAt: NOW, endsAt: NOW + 900 * day }
    for (const { openid } of [chen, twin])
      await db.insert(sessions).values({ id: randomUUID(), tokenHash: randomUUID(), openid, ...session })
    const asked = { codeHash: randomUUID(), browserHash: randomUUID(), number: 10, choices: [10], device: 'Edge', isShared: false }
    await db.insert(webSignIns).values({ id: randomUUID(), ...asked, endsAt: NOW + 900 * day, openid: chen.openid, answer: 'confirmed' })
    await db.insert(roles).values({ volunteerId: chen.id, role: 'organiser', organisationId: 'nonggong' })
    const hu = await base.aVolunteer({ organisationIds: ['nonggong'] })
    return { chen, twin, hu, name, phone }
  }

  type Busy = Awaited<ReturnType<typeof aBusyPerson>>

  /** A closed visit that the person ran and came to, with a correction, a dispute, a walk-in and proofs, all of which name them. */
  async function aPast({ chen, hu, name, phone }: Busy): Promise<{ visit: Day; code: string; others: string }> {
    const { base, organiser } = of()
    const rows = <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(base.connection.db, query)
    const visit = await aDay(base, chen, [chen, hu], { left: 1 })
    const walkIn = { id: randomUUID() }
    const came = [markOf(walkIn, { at: visit.startsAt + hour }), markOf(walkIn, { at: visit.endsAt, kind: 'out' })]
    const sent = came.map((mark) => ({ ...mark, name }))
    await send(base, organiser, visit, sent, visit.endsAt)
    await base.connection.db.update(volunteers).set({ phone }).where(eq(volunteers.id, walkIn.id))
    const after = base.as(organiser, visit.after).records
    await after.correct({ requestId: requestId(), activityId: visit.id, corrections: [out(hu, visit.endsAt)], reason: `${name}说他走了` })
    await base.as(chen, visit.after).records.dispute({ requestId: requestId(), activityId: visit.id, text: `我是${name}，少记了` })
    const [dispute] = await rows<{ id: string }>(sql`select id from disputes where activity_id = ${visit.id}`)
    await after.answerDispute({ requestId: requestId(), activityId: visit.id, disputeId: dispute?.id ?? '', answer: `${name}的记录没有错` })
    await answerFindings(base, organiser, visit)
    expect(await closeDay(base, organiser, visit)).toEqual({ ok: true })
    const prove = async (person: Person) => {
      const answer = await base.as(person, visit.after).records.issueProof({ requestId: requestId(), year: 2027 })
      if (!answer.ok) throw new Error(answer.reason)
      return answer.proof
    }
    const others = await prove(hu)
    expect(JSON.stringify(others)).toContain(name)
    const services = await rows<{ id: string; served: number }>(sql`select id, 30 as served from services where activity_id = ${visit.id}`)
    const outcome = { servedTotal: 30, services, seen: null, note: `感谢${name}医生` }
    await base.as(organiser, visit.after).outcomes.report({ requestId: requestId(), activityId: visit.id, ...outcome })
    return { visit, code: (await prove(chen)).code, others: others.code }
  }

  /** A visit ahead with a sign-up and somebody who waits for it, and one to which the person leads a team; a cancelled one. */
  async function aFuture({ chen, hu, name, phone }: Busy) {
    const { base, organiser } = of()
    const visit = await aVisit(1)
    const seat = await signUp(chen, visit)
    const next = await teams.alone(visit)
    const led = await aVisit(4)
    const team = await teams.aTeam(chen, led, [name, aName(), null])
    await join(hu, chen, team.teamId, led)
    const called = await aVisit(2)
    await signUp(chen, called)
    await base.as(organiser).desk.cancel({ requestId: requestId(), activityId: called.id, reason: `${name}生病了` })
    const { db } = base.connection
    await db
      .update(activities)
      .set({ contactName: `${name}医生`, contactPhone: phone })
      .where(eq(activities.id, visit.id))
    await db.update(activities).set({ contactName: name, contactPhone: OFFICE }).where(eq(activities.id, led.id))
    await db.update(organisations).set({ contactPhone: phone }).where(eq(organisations.id, 'nonggong'))
    return { visit, seat, next, team, led }
  }

  return { aBusyPerson, aPast, aFuture }
}
