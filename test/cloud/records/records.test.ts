/** A volunteer's own records and their disputes. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { services } from '../../../src/cloud/db/schema/activities'
import { hour, minute } from '../../../src/domain/calendar/calendar'
import { type Day, aDay, closeDay, personIn, review } from '../../support/after-the-day'
import { type Person, type TestBase, faultFrom, openBase } from '../../support/base'

describe('service records', () => {
  let base: TestBase
  let organiser: Person
  let chen: Person
  let hu: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())
  // Each test has a new volunteer, since records and proofs are about a whole year.
  beforeEach(async () => {
    chen = await base.aVolunteer({ name: '陈样例' })
    hu = await base.aVolunteer({ name: '胡示范' })
  })

  const LATE = Date.parse('2029-01-01T00:00:00Z')
  const records = (person: Person, at = LATE, year = 2027) => base.as(person, at).records.mine({ year })
  const dispute = (person: Person, { id, after }: Day, text = '我十点就到了') =>
    base.as(person, after).records.dispute({ requestId: randomUUID(), activityId: id, text })
  const messages = async (person: Person, { id }: Day) =>
    (await base.as(person).messages.mine()).filter(({ activityId }) => activityId === id).map((message) => [message.kind, message.note])

  it('have the legal fields: name, date, place, content, time, organiser, person in charge', async () => {
    const visit = await aDay(base, organiser, [chen])
    expect(await records(chen)).toEqual([
      {
        activityId: visit.id,
        title: '健康驿站义诊',
        startsAt: visit.startsAt,
        endsAt: visit.endsAt,
        place: '唐先镇卫生院',
        content: '秩序引导：量血压',
        minutes: 180,
        organisation: '农工党示范县基层委员会',
        organisationIds: ['nonggong'],
        inCharge: '陈样例',
        inAt: visit.startsAt,
        outAt: visit.endsAt,
        evidence: 'strong',
        isClosed: false,
        dispute: null,
      },
    ])
    await closeDay(base, organiser, visit)
    expect(await records(chen)).toMatchObject([{ isClosed: true }])
  })

  it('are shown to their own volunteer alone, by year', async () => {
    await aDay(base, organiser, [chen])
    expect(await records(hu)).toEqual([])
    expect(await records(chen, LATE, 2026)).toEqual([])
    expect(await records(chen)).toHaveLength(1)
  })

  it('do not exist for a volunteer who signed up and did not come', async () => {
    const visit = await aDay(base, organiser, [chen])
    await base.as(organiser, visit.after).records.correct({
      requestId: randomUUID(),
      activityId: visit.id,
      corrections: [{ volunteerId: chen.id, kind: 'in', at: null }],
      reason: '认错人了',
    })
    expect(await records(chen)).toEqual([])
  })

  it('have no minutes of a volunteer who was not checked out, until the planned end counts a day later', async () => {
    const visit = await aDay(base, organiser, [chen], { left: 0 })
    expect(await records(chen, visit.after)).toMatchObject([{ minutes: null, outAt: null }])
    expect(await records(chen)).toMatchObject([{ minutes: 180, outAt: null }])
  })

  it('can be disputed by their volunteer; the organisers are notified, and so is the volunteer of the answer', async () => {
    const visit = await aDay(base, organiser, [chen, hu])
    const otherOrganiser = await base.anOrganiser('minge')
    expect(await dispute(chen, visit)).toEqual({ ok: true })
    expect(await messages(organiser, visit)).toContainEqual(['record-disputed', '陈样例'])
    expect(await messages(otherOrganiser, visit)).toEqual([])
    expect(await dispute(chen, visit)).toEqual({ ok: false, reason: 'already-disputed' })
    expect(await closeDay(base, organiser, visit)).toEqual({ ok: false, reason: 'disputes-open', about: '1' })
    const seen = personIn(await review(base, organiser, visit), chen)?.dispute
    expect(seen).toMatchObject({ text: '我十点就到了', answer: null })
    const reply = (answer: string) =>
      base
        .as(organiser, visit.after)
        .records.answerDispute({ requestId: randomUUID(), activityId: visit.id, disputeId: seen?.id ?? '', answer })
    expect(await reply('已按十点更正')).toEqual({ ok: true })
    expect(await reply('又一次')).toEqual({ ok: false, reason: 'already-answered' })
    expect(await messages(chen, visit)).toEqual([['dispute-answered', '已按十点更正']])
    expect(await records(chen)).toMatchObject([{ dispute: { text: '我十点就到了', answer: '已按十点更正' } }])
    expect(await closeDay(base, organiser, visit)).toEqual({ ok: true })
    expect(await dispute(chen, visit, '还是不对')).toEqual({ ok: true })
  })

  it('cannot be disputed before the end, by a stranger, or about an unknown visit', async () => {
    const visit = await aDay(base, organiser, [chen])
    expect(await dispute(chen, { ...visit, after: visit.endsAt - minute })).toEqual({ ok: false, reason: 'not-over' })
    expect(await dispute(hu, visit)).toEqual({ ok: false, reason: 'not-there' })
    expect(await faultFrom(dispute(hu, { ...visit, id: randomUUID() }))).toBe('not-found')
  })

  it('show the organiser the dispute of a volunteer who withdrew before the day', async () => {
    const visit = await aDay(base, organiser, [chen])
    const other = await base.anActivity(organiser, { startsAt: visit.startsAt + 24 * hour, endsAt: visit.endsAt + 24 * hour })
    const day = { ...visit, id: other.id, after: visit.after + 24 * hour }
    const position = other.plan.positions.at(-1)?.id ?? ''
    const request = { activityId: other.id, positionId: position, version: 2, organisationId: null }
    const signedUp = await base.as(hu).signUps.create({ ...request, requestId: randomUUID() })
    await base.as(hu).signUps.withdraw({ requestId: randomUUID(), signUpId: signedUp.ok ? signedUp.signUpId : '' })
    expect(await dispute(hu, day, '我后来还是去了')).toEqual({ ok: true })
    expect(personIn(await review(base, organiser, day), hu)).toMatchObject({ name: '胡示范', inAt: null, dispute: { answer: null } })
  })

  it('do not show their disputes to organisers of another visit', async () => {
    const visit = await aDay(base, organiser, [chen])
    const elsewhere = await aDay(base, organiser, [hu])
    await dispute(chen, visit)
    const disputeId = personIn(await review(base, organiser, visit), chen)?.dispute?.id ?? ''
    const wrong = base
      .as(organiser, visit.after)
      .records.answerDispute({ requestId: randomUUID(), activityId: elsewhere.id, disputeId, answer: '好' })
    expect(await faultFrom(wrong)).toBe('not-found')
  })

  it('have a content in words even without services', async () => {
    const visit = await aDay(base, organiser, [chen])
    await base.connection.db.delete(services).where(eq(services.activityId, visit.id))
    expect(await records(chen)).toMatchObject([{ content: '秩序引导' }])
  })
})
