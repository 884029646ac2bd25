import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { markOf } from '../../../src/contract/attendance/marks'
import { foldMarks } from '../../../src/domain/attendance/attendance'
import { readTicket, ticketText } from '../../../src/domain/attendance/ticket'
import { type Person, type TestBase, NOW, openBase } from '../../support/base'
import { aGuest, aMark, onSite, outcomes } from './attendance-visit'

describe('people of a mark', () => {
  let base: TestBase
  let organiser: Person
  let site: ReturnType<typeof onSite>
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    site = onSite(base, organiser)
  })
  afterAll(() => base.close())

  const namesOf = async (id: string) => (await site.list(id)).entries.map(({ name }) => name)

  it("are on the organiser's attendance list by name, without phone numbers and without people of another visit", async () => {
    const { id, guests } = await site.visit(2, ['陈样例', '单样例'])
    await site.visit(1, ['王别处'])
    const attendanceList = await site.list(id)
    expect(attendanceList.entries).toMatchObject([
      { volunteerId: guests[0]?.id, signUpId: guests[0]?.signUpId, name: '陈样例', initials: 'cyl', position: '秩序引导' },
      // 单 is read shàn as a surname.
      { volunteerId: guests[1]?.id, name: '单样例', initials: 'syl' },
    ])
    expect(JSON.stringify(attendanceList)).not.toMatch(/1\d{10}"|王别处/)
  })

  it("are listed with the activity's key and the codes that they read aloud", async () => {
    const { id, first } = await site.visit(1)
    const { key, entries } = await site.list(id)
    const ticket = await base.as(first).signUps.get({ signUpId: first.signUpId })
    expect(ticket.ticket?.code).toBe(entries[0]?.code)
    expect(readTicket(key, id, ticket.ticket?.text ?? '')).toEqual({ ok: true, signUpId: first.signUpId })
  })

  it('may be known only by a ticket that the attendance list on the phone does not have yet', async () => {
    const { id, positionId } = await site.visit(1)
    const { key } = await site.list(id)
    const late = await aGuest(base, id, positionId)
    const read = readTicket(key, id, ticketText(key, { activityId: id, signUpId: late.signUpId }))
    const mark = aMark('', { volunteerId: undefined, signUpId: read.ok ? read.signUpId : '', method: 'scanned' })
    const answer = await site.sync(id, [mark])
    expect(outcomes(answer)).toEqual(['ok'])
    expect(answer.marks).toMatchObject([{ id: mark.id, volunteerId: late.id, method: 'scanned' }])
    expect(outcomes(await site.sync(id, [mark]))).toEqual(['ok'])
    expect((await site.sync(id, [])).marks).toHaveLength(1)
  })

  it('are refused with an unknown ticket or a ticket of another visit', async () => {
    const { id } = await site.visit(0)
    const other = await site.visit(1)
    const marks = [randomUUID(), other.first.signUpId].map((signUpId) => aMark('', { volunteerId: undefined, signUpId, method: 'scanned' }))
    const withoutPerson = aMark('', { volunteerId: undefined })
    expect(outcomes(await site.sync(id, [...marks, withoutPerson]))).toEqual(['not-on-list', 'not-on-list', 'not-on-list'])
  })

  it('without an account are stored under the id that the phone made', async () => {
    const { id } = await site.visit(0)
    const walkIn = randomUUID()
    const mark = aMark(walkIn, { name: ' 吴 路过 ' })
    expect(outcomes(await site.sync(id, [mark]))).toEqual(['ok'])
    expect(outcomes(await site.sync(id, [mark]))).toEqual(['ok'])
    expect((await site.list(id)).entries).toEqual([
      { volunteerId: walkIn, signUpId: null, name: '吴路过', initials: 'wlg', position: null, organisation: null, team: null, code: null },
    ])
    const [row] = await rowsOf(base.connection.db, sql`select openid, phone from volunteers where id = ${walkIn}`)
    expect(row).toEqual({ openid: null, phone: '' })
  })

  it('who walked in may have marks of another phone, in one upload or in the next', async () => {
    const { id } = await site.visit(0)
    const walkIn = randomUUID()
    const out = aMark(walkIn, { kind: 'out' })
    expect(outcomes(await site.sync(id, [aMark(walkIn, { name: '吴路过' }), out]))).toEqual(['ok', 'ok'])
    const other = [aMark(walkIn), aMark(walkIn, { name: '吴路过' }), aMark(walkIn, { kind: 'void', voids: out.id })]
    const answer = await site.sync(id, other, 0, randomUUID())
    expect(outcomes(answer)).toEqual(['ok', 'ok', 'ok'])
    expect(foldMarks(answer.marks.map(markOf), answer.visit).get(walkIn)).toMatchObject({ inMarkIds: { length: 3 }, outAt: null })
    expect(await namesOf(id)).toEqual(['吴路过'])
  })

  it('who walked in get the name in the first mark', async () => {
    const { id } = await site.visit(0)
    const walkIn = randomUUID()
    await site.sync(id, [aMark(walkIn, { name: '吴路过' }), aMark(walkIn, { name: '武路过' })])
    await site.sync(id, [aMark(walkIn, { name: '伍路过' })], 0, randomUUID())
    expect(await namesOf(id)).toEqual(['吴路过'])
  })

  it("are not named under another person's id, so that no account is given away", async () => {
    const { id } = await site.visit(0)
    const stranger = await base.aVolunteer({ name: '郑外人' })
    const elsewhere = randomUUID()
    await site.sync((await site.visit(0)).id, [aMark(elsewhere, { name: '吴路过' })])
    const marks = [aMark(stranger.id, { name: '郑外人' }), aMark(elsewhere, { name: '吴路过' })]
    expect(outcomes(await site.sync(id, marks))).toEqual(['not-on-list', 'not-on-list'])
    expect(await namesOf(id)).toEqual([])
  })

  it.each([
    ['is no name', { name: '··' }],
    ['is empty', { name: ' ' }],
    ['is far too long', { name: '长'.repeat(81) }],
  ])('are not stored when their name %s', async (_why, change) => {
    const { id } = await site.visit(0)
    const walkIn = randomUUID()
    expect(outcomes(await site.sync(id, [aMark(walkIn, change)]))).toEqual(['malformed'])
    expect(await rowsOf(base.connection.db, sql`select id from volunteers where id = ${walkIn}`)).toEqual([])
  })

  it('are not stored when none of their marks is accepted', async () => {
    const { id } = await site.visit(0)
    const [odd, gone] = [randomUUID(), randomUUID()]
    const marks = [aMark(odd, { name: '吴路过', voids: randomUUID() }), aMark(gone, { name: '吴路过', kind: 'out' })]
    expect(outcomes(await site.sync(id, marks))).toEqual(['malformed', 'not-on-list'])
    expect(await rowsOf(base.connection.db, sql`select id from volunteers where id in (${odd}, ${gone})`)).toEqual([])
  })

  it('are recorded even if their sign-up was withdrawn, since attendance is a fact', async () => {
    const { id, first } = await site.visit(1)
    await base.as(first).signUps.withdraw({ requestId: randomUUID(), signUpId: first.signUpId })
    expect(await namesOf(id)).toEqual([])
    expect(outcomes(await site.sync(id, [aMark(first.id)]))).toEqual(['ok'])
    expect((await site.list(id)).entries).toMatchObject([{ volunteerId: first.id, signUpId: first.signUpId }])
  })

  it('are recorded even if the visit was cancelled', async () => {
    const { id, first } = await site.visit(1)
    await base.as(organiser, NOW).desk.cancel({ requestId: randomUUID(), activityId: id, reason: '天气原因' })
    expect(outcomes(await site.sync(id, [aMark(first.id)]))).toEqual(['ok'])
  })
})
