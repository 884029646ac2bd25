/** Joinings beside other events: somebody who leaves (注销), further joinings, and corrections made while the two were one. */
import { randomUUID } from 'node:crypto'
import { day } from '../../../src/domain/calendar/calendar'
import { TIME_TO_CHANGE } from '../../../src/domain/people/leaving'
import { transact } from '../../../src/cloud/db/database'
import { memberships, volunteers } from '../../../src/cloud/db/schema/people'
import { auditLog } from '../../../src/cloud/db/schema/requests'
import { askToLeave, finishLeaving } from '../../../src/cloud/people/leaving'
import { eq } from 'drizzle-orm'
import { type Day, aDay, markOf, send } from '../../support/after-the-day'
import { NOW, type Person, type TestBase, openBase } from '../../support/base'
import { joinsFor, twoAccounts } from './joining-base'

let base: TestBase
let organiser: Person
let administrator: Person
beforeAll(async () => {
  base = await openBase()
  organiser = await base.anOrganiser()
  administrator = await base.anAdministrator()
})
afterAll(() => base.close())

const joined = async (kept: Person, other: Person, now?: number) => {
  const answer = await joinsFor(base, administrator, now).join(kept, other)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.joiningId
}
const organisationsOf = async ({ id }: Person) => {
  const rows = await base.connection.db.select().from(memberships).where(eq(memberships.volunteerId, id))
  return rows.map(({ organisationId }) => organisationId).sort()
}

describe('a person who leaves', () => {
  const leavesAt = async (person: Person, now = NOW) => (await base.as(person, now).session.get()).profile?.leavesAt ?? null
  const ask = (person: Person) => base.as(person).leaving.ask({ requestId: randomUUID() })
  const pairOf = async ({ id }: Person) => (await joinsFor(base, administrator).found()).find(({ joined: one }) => one.id === id)

  it.each([0, 1])('is joined to nobody, so that the other stays, until they take the request back (%i)', async (asking) => {
    const [kept, other] = await twoAccounts(base)
    const [leaver, victim] = asking === 0 ? [kept, other] : [other, kept]
    await ask(leaver)
    expect((await pairOf(other))?.refusal).toBe('joining-while-leaving')
    const { join } = joinsFor(base, administrator)
    expect(await join(kept, other)).toEqual({ ok: false, reason: 'joining-while-leaving' })
    expect(await leavesAt(victim)).toBeNull()
    expect(await base.as(leaver).leaving.stay({ requestId: randomUUID() })).toEqual({ ok: true })
    expect((await pairOf(other))?.refusal).toBeNull()
    expect(await join(kept, other)).toMatchObject({ ok: true })
  })

  it('can be told apart from their double meanwhile', async () => {
    const [kept, other] = await twoAccounts(base)
    await ask(other)
    expect(await joinsFor(base, administrator).apart(kept, other)).toEqual({ ok: true })
    expect(await pairOf(other)).toBeUndefined()
  })

  it('is joined to nobody after leaving', async () => {
    const [kept, other] = await twoAccounts(base)
    await ask(other)
    await finishLeaving(base.connection.db, other.id, NOW + TIME_TO_CHANGE)
    expect(await pairOf(other)).toBeUndefined()
    expect(await joinsFor(base, administrator).join(kept, other)).toEqual({ ok: false, reason: 'not-alike' })
  })

  it('is two people again after undoing, of whom neither leaves, since either may have asked', async () => {
    const [kept, other] = await twoAccounts(base)
    const id = await joined(kept, other)
    await ask(other)
    const { joinings } = await base.as(administrator).people.alike()
    expect(joinings.find((one) => one.id === id)?.isLeaving).toBe(true)
    expect(await joinsFor(base, administrator).undo(id)).toEqual({ ok: true })
    expect(await finishLeaving(base.connection.db, kept.id, NOW + TIME_TO_CHANGE)).toEqual({ left: false, waits: false })
    expect(await Promise.all([kept, other].map((person) => leavesAt(person)))).toEqual([null, null])
    const logged = await base.connection.db.select().from(auditLog).where(eq(auditLog.subjectId, kept.id))
    expect(logged.filter(({ action }) => action === 'profile.leaving-taken-back').map(({ actorId }) => actorId)).toEqual([administrator.id])
    await ask(kept)
    expect(await Promise.all([kept, other].map((person) => leavesAt(person)))).toEqual([NOW + TIME_TO_CHANGE, null])
  })

  it('does not leave by a request that began before the joining', async () => {
    const [kept, other] = await twoAccounts(base)
    await joined(kept, other)
    const late = transact(base.connection.db, (tx) => askToLeave(tx, { volunteer: { id: other.id, name: '双样例' }, now: NOW }))
    await expect(late).rejects.toThrow()
    expect(await leavesAt(kept)).toBeNull()
  })
})

describe('of two people joined to one', () => {
  const three = async () => {
    const [kept, one] = await twoAccounts(base)
    const [row] = await base.connection.db.select().from(volunteers).where(eq(volunteers.id, kept.id))
    const other = await base.aVolunteer({ name: '双样例', organisationIds: ['hospital'] })
    await base.connection.db
      .update(volunteers)
      .set({ phone: row?.phone ?? '' })
      .where(eq(volunteers.id, other.id))
    await base.connection.db.update(memberships).set({ organisationId: 'nonggong' }).where(eq(memberships.volunteerId, one.id))
    return { kept, one, other }
  }

  it('the last is taken out first, and the first then, so that each has their own organisations again', async () => {
    const { kept, one, other } = await three()
    const { undo } = joinsFor(base, administrator)
    const first = await joined(kept, one)
    const last = await joined(kept, other)
    expect(await organisationsOf(kept)).toEqual(['hospital', 'minge', 'nonggong'])
    expect(await undo(first)).toEqual({ ok: false, reason: 'joined-further' })
    expect(await undo(last)).toEqual({ ok: true })
    expect(await organisationsOf(kept)).toEqual(['minge', 'nonggong'])
    expect(await undo(first)).toEqual({ ok: true })
    expect(await Promise.all([kept, one, other].map(organisationsOf))).toEqual([['minge'], ['nonggong'], ['hospital']])
  })
})

describe('a correction of people who were one for some days', () => {
  const late = (visit: Day) => visit.after + day
  const turnsOf = async (person: Person, { startsAt }: Day) => {
    const { items } = await base.as(person, startsAt + 300 * day).figures.records({ scope: { of: 'own' }, year: 2027 })
    return items.map(({ activityId, minutes }) => [activityId, minutes])
  }

  it('to absent stays with the marks that it took back, also when a mark of another phone arrives later', async () => {
    const [kept, one] = await twoAccounts(base)
    const visit = await aDay(base, organiser, [kept, one])
    const id = await joined(kept, one, late(visit))
    const corrections = [{ volunteerId: kept.id, kind: 'in' as const, at: null }]
    const request = { requestId: randomUUID(), activityId: visit.id, corrections, reason: '没有来' }
    expect(await base.as(organiser, late(visit)).records.correct(request)).toEqual({ ok: true })
    expect(await joinsFor(base, administrator, late(visit)).undo(id)).toEqual({ ok: true })
    // Their attendance is derived again without the other person's marks.
    await send(base, organiser, visit, [markOf(one, { at: visit.endsAt, kind: 'out' })], late(visit))
    expect(await Promise.all([turnsOf(kept, visit), turnsOf(one, visit)])).toEqual([[], []])
  })

  it('to another time of the kept person leaves the other their own', async () => {
    const [kept, one] = await twoAccounts(base)
    const visit = await aDay(base, organiser, [kept, one])
    const id = await joined(kept, one, late(visit))
    const corrections = [{ volunteerId: kept.id, kind: 'out' as const, at: visit.startsAt + 60 * 60_000 }]
    const request = { requestId: randomUUID(), activityId: visit.id, corrections, reason: '早走' }
    expect(await base.as(organiser, late(visit)).records.correct(request)).toEqual({ ok: true })
    expect(await joinsFor(base, administrator, late(visit)).undo(id)).toEqual({ ok: true })
    expect(await Promise.all([turnsOf(kept, visit), turnsOf(one, visit)])).toEqual([[[visit.id, 60]], [[visit.id, 180]]])
  })
})
