/** Undoing a joining after more has happened: further joinings, and corrections made while the two were one. */
import { randomUUID } from 'node:crypto'
import { day } from '../../../src/domain/calendar/calendar'
import { memberships, volunteers } from '../../../src/cloud/db/schema/people'
import { eq } from 'drizzle-orm'
import { type Day, aDay, markOf, send } from '../../support/after-the-day'
import { type Person, type TestBase, openBase } from '../../support/base'
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
