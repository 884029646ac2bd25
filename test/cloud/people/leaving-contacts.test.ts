/** 注销: residents are no longer sent to somebody who left, and nobody takes a number with them that is not theirs alone. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { runJobs } from '../../../src/cloud/host/jobs'
import { TIME_TO_CHANGE } from '../../../src/domain/people/leaving'
import { NOW, type Person, type TestBase, openBase } from '../../support/base'
import { takingBackOn } from '../../support/taking-back'
import { aName } from '../../support/teams'
import { OFFICE, busyPeople } from './busy-people'

let base: TestBase
let organiser: Person
let administrator: Person
beforeAll(async () => {
  base = await openBase()
  organiser = await base.anOrganiser()
  administrator = await base.anAdministrator()
})
afterAll(() => base.close())

const of = () => ({ base, organiser, administrator })
const { aVisit, profileOf } = takingBackOn(of)
const { aBusyPerson, aPast, aFuture } = busyPeople(of)
const errors: unknown[] = []
const silent = { info: () => undefined, error: (_event: string, fields?: object) => void errors.push(fields) }
const requestId = () => randomUUID()
const ask = (person: Person) => base.as(person).leaving.ask({ requestId: requestId() })
const jobs = (now: number) => runJobs(base.connection.db, now, silent)
const rows = <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(base.connection.db, query)
const setContact = (id: string, name: string, phone: string) =>
  base.connection.db.execute(sql`update activities set contact_name = ${name}, contact_phone = ${phone} where id = ${id}`)
async function contactOf(id: string): Promise<string[]> {
  const [row] = await rows<{ name: string; phone: string }>(
    sql`select contact_name as name, contact_phone as phone from activities where id = ${id}`,
  )
  return [row?.name ?? '', row?.phone ?? '']
}

describe('a person who leaves', () => {
  it('is no contact of any visit any more, and a number that is not theirs stays', async () => {
    const person = await aBusyPerson()
    const { chen, name } = person
    const ahead = await aFuture(person)
    const past = await aPast(person)
    const others = await aVisit(1)
    await setContact(past.visit.id, `支书${name}`, OFFICE)
    await setContact(others.id, name, OFFICE)
    const before = await base.as(organiser).desk.get({ activityId: ahead.visit.id })
    await ask(chen)
    await jobs(NOW + TIME_TO_CHANGE)
    expect(errors).toEqual([])
    expect(await contactOf(ahead.visit.id)).toEqual(['', ''])
    expect(await contactOf(ahead.led.id)).toEqual(['', OFFICE])
    expect(await contactOf(past.visit.id)).toEqual(['', OFFICE])
    // Somebody else of that name may be the contact of a visit with which the person had nothing to do.
    expect(await contactOf(others.id)).toEqual([name, OFFICE])
    const { plan, version } = before
    const edit = { requestId: requestId(), activityId: ahead.visit.id, version, plan, toWaitlist: [], reason: '' }
    expect(await base.as(organiser).desk.edit(edit)).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
  })

  it('takes no number with them that somebody who stays has too, or that they only typed', async () => {
    const person = await aBusyPerson()
    const ahead = await aFuture(person)
    const stays = await base.aVolunteer({ name: aName() })
    await base.connection.db.execute(sql`update volunteers set phone = ${person.phone} where id = ${stays.id}`)
    const typed = await base.aVolunteer({ name: aName() })
    const { phone = '' } = (await profileOf(typed)) ?? {}
    await base.connection.db.execute(sql`update organisations set contact_phone = ${phone} where id = 'minge'`)
    for (const leaver of [person.chen, typed]) await ask(leaver)
    await jobs(NOW + TIME_TO_CHANGE)
    expect((await contactOf(ahead.visit.id))[1]).toBe(person.phone)
    expect(await rows(sql`select contact_phone as phone from organisations where id in ('minge', 'nonggong') order by id`)).toEqual([
      { phone },
      { phone: person.phone },
    ])
  })
})
