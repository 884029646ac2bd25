/** A volunteer's own records: what they say, disputing one, and proofs. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { auditLog, proofs, services } from '../../src/cloud/db/schema'
import { hour, minute } from '../../src/domain/calendar'
import { PROOF_ALPHABET, proofCodeInGroups } from '../../src/domain/proof'
import { type Day, aDay, closeDay, markOf, personIn, review, send } from '../support/after-the-day'
import { DATABASES, type Person, type TestBase, faultFrom, openBase } from '../support/base'

describe.each(DATABASES)('service records on %s', (kind) => {
  let base: TestBase
  let organiser: Person
  let chen: Person
  let hu: Person
  beforeAll(async () => {
    base = await openBase(kind)
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())
  // Somebody new for each test: records and proofs are of a whole year.
  beforeEach(async () => {
    chen = await base.aVolunteer({ name: '陈样例' })
    hu = await base.aVolunteer({ name: '胡示范' })
  })

  const LATE = Date.parse('2029-01-01T00:00:00Z')
  const records = (person: Person, at = LATE, year = 2027) => base.as(person, at).records.mine({ year })
  const issue = (person: Person, requestId = randomUUID(), at = LATE) => base.as(person, at).records.issueProof({ requestId, year: 2027 })
  const proofOf = async (person: Person) => {
    const answer = await issue(person)
    if (!answer.ok) throw new Error(answer.reason)
    return answer.proof
  }
  const check = (code: string) => base.as(null, LATE).records.check({ code })
  const dispute = (person: Person, { id, after }: Day, text = '我十点就到了') =>
    base.as(person, after).records.dispute({ requestId: randomUUID(), activityId: id, text })
  const told = async (person: Person, { id }: Day) =>
    (await base.as(person).messages.mine()).filter(({ activityId }) => activityId === id).map((message) => [message.kind, message.note])

  it('says what the law wants: name, date, place, content, time, organiser, who is in charge', async () => {
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

  it('shows each volunteer their own alone, of the year that is asked for', async () => {
    await aDay(base, organiser, [chen])
    expect(await records(hu)).toEqual([])
    expect(await records(chen, LATE, 2026)).toEqual([])
    expect(await records(chen)).toHaveLength(1)
  })

  it('has none for somebody who signed up and did not come', async () => {
    const visit = await aDay(base, organiser, [chen])
    await base.as(organiser, visit.after).records.correct({
      requestId: randomUUID(),
      activityId: visit.id,
      corrections: [{ volunteerId: chen.id, kind: 'in', at: null }],
      reason: '认错人了',
    })
    expect(await records(chen)).toEqual([])
  })

  it('does not know the minutes of somebody still out there, and takes the planned end a day later', async () => {
    const visit = await aDay(base, organiser, [chen], { left: 0 })
    expect(await records(chen, visit.after)).toMatchObject([{ minutes: null, outAt: null }])
    expect(await records(chen)).toMatchObject([{ minutes: 180, outAt: null }])
  })

  it('is disputed by its volunteer; the organisers are told, and the answer goes back', async () => {
    const visit = await aDay(base, organiser, [chen, hu])
    const otherOrganiser = await base.anOrganiser('minge')
    expect(await dispute(chen, visit)).toEqual({ ok: true })
    expect(await told(organiser, visit)).toContainEqual(['record-disputed', '陈样例'])
    expect(await told(otherOrganiser, visit)).toEqual([])
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
    expect(await told(chen, visit)).toEqual([['dispute-answered', '已按十点更正']])
    expect(await records(chen)).toMatchObject([{ dispute: { text: '我十点就到了', answer: '已按十点更正' } }])
    expect(await closeDay(base, organiser, visit)).toEqual({ ok: true })
    expect(await dispute(chen, visit, '还是不对')).toEqual({ ok: true })
  })

  it('is not disputed before the end, by a stranger, or about a visit nobody knows', async () => {
    const visit = await aDay(base, organiser, [chen])
    expect(await dispute(chen, { ...visit, after: visit.endsAt - minute })).toEqual({ ok: false, reason: 'not-over' })
    expect(await dispute(hu, visit)).toEqual({ ok: false, reason: 'not-there' })
    expect(await faultFrom(dispute(hu, { ...visit, id: randomUUID() }))).toBe('not-found')
  })

  it('shows the organiser the dispute of somebody who left the list before the day', async () => {
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

  it('does not let the organiser of one visit answer a dispute of another', async () => {
    const visit = await aDay(base, organiser, [chen])
    const elsewhere = await aDay(base, organiser, [hu])
    await dispute(chen, visit)
    const disputeId = personIn(await review(base, organiser, visit), chen)?.dispute?.id ?? ''
    const wrong = base
      .as(organiser, visit.after)
      .records.answerDispute({ requestId: randomUUID(), activityId: elsewhere.id, disputeId, answer: '好' })
    expect(await faultFrom(wrong)).toBe('not-found')
  })

  it('is proved when its day is closed and not before', async () => {
    const visit = await aDay(base, organiser, [chen])
    expect(await issue(chen)).toEqual({ ok: false, reason: 'no-records' })
    await closeDay(base, organiser, visit)
    const proof = await proofOf(chen)
    expect(proof).toMatchObject({
      name: '陈样例',
      year: 2027,
      issuer: '示范基地',
      minutes: 180,
      records: [{ activityId: visit.id, minutes: 180 }],
    })
    expect(proof.code).toMatch(new RegExp(`^[${PROOF_ALPHABET}]{12}$`))
    expect(JSON.stringify(proof)).not.toMatch(/139\d{8}|phone|openid/)
    expect(await base.as(chen).records.proofs()).toEqual([proof])
    expect(await base.as(hu).records.proofs()).toEqual([])
  })

  it('proves the same once, also when it is asked for twice at the same moment, and anew when there is more', async () => {
    await closeDay(base, organiser, await aDay(base, organiser, [chen]))
    const [one, other] = await Promise.all([proofOf(chen), proofOf(chen)])
    expect(one.code).toBe(other.code)
    await closeDay(base, organiser, await aDay(base, organiser, [chen]))
    expect((await proofOf(chen)).code).not.toBe(one.code)
    const { db } = base.connection
    expect(await db.select({ code: proofs.code }).from(proofs).where(eq(proofs.volunteerId, chen.id))).toHaveLength(2)
    const logged = db
      .select({ id: auditLog.id })
      .from(auditLog)
      .where(sql`${auditLog.action} = 'proof.issued' and ${auditLog.actorId} = ${chen.id}`)
    expect(await logged).toHaveLength(2)
  })

  it('lets anybody check a proof by its code in any writing, and says no more than the paper', async () => {
    const visit = await aDay(base, organiser, [chen])
    await closeDay(base, organiser, visit)
    const { code } = await proofOf(chen)
    const found = await check(` ${proofCodeInGroups(code).toLowerCase()} `)
    const record = { title: '健康驿站义诊', startsAt: visit.startsAt, organisation: '农工党示范县基层委员会', minutes: 180 }
    expect(found).toEqual({
      maskedName: '陈**',
      year: 2027,
      issuer: '示范基地',
      issuedAt: LATE,
      minutes: 180,
      records: [record],
      hasChanged: false,
    })
    const [last = ''] = code.slice(-1)
    const other = PROOF_ALPHABET[(PROOF_ALPHABET.indexOf(last) + 1) % PROOF_ALPHABET.length]
    expect(await check(code.slice(0, -1) + other)).toBeNull()
    expect(await check("' or true --")).toBeNull()
  })

  it('says when a record was corrected since, and not when another came', async () => {
    const visit = await aDay(base, organiser, [chen])
    await closeDay(base, organiser, visit)
    const { code } = await proofOf(chen)
    await closeDay(base, organiser, await aDay(base, organiser, [chen]))
    expect(await check(code)).toMatchObject({ hasChanged: false })
    await base.as(organiser, visit.after).records.correct({
      requestId: randomUUID(),
      activityId: visit.id,
      corrections: [{ volunteerId: chen.id, kind: 'out', at: visit.endsAt - hour }],
      reason: '先走了',
    })
    expect(await check(code)).toMatchObject({ hasChanged: true, minutes: 180 })
  })

  it('proves nothing that came after the day was closed, until an organiser has looked again', async () => {
    const visit = await aDay(base, organiser, [chen, hu], { left: 1 })
    await base.as(organiser, visit.after).records.correct({
      requestId: randomUUID(),
      activityId: visit.id,
      corrections: [{ volunteerId: hu.id, kind: 'in', at: null }],
      reason: '没有来',
    })
    expect(await closeDay(base, organiser, visit)).toEqual({ ok: true })
    const late = [markOf(chen, { at: visit.endsAt + 20 * minute, kind: 'out' }), markOf(hu, { at: visit.startsAt })]
    await send(base, organiser, visit, [...late, markOf(hu, { at: visit.endsAt, kind: 'out' })], visit.after + hour)
    const proof = await proofOf(chen)
    expect(proof.minutes).toBe(180)
    expect(await issue(hu)).toEqual({ ok: false, reason: 'no-records' })
    expect(await closeDay(base, organiser, { ...visit, after: visit.after + 2 * hour })).toEqual({ ok: true })
    expect((await proofOf(chen)).minutes).toBe(200)
    expect((await proofOf(hu)).minutes).toBe(180)
    expect(await check(proof.code)).toMatchObject({ hasChanged: true })
  })

  it('says when whoever had it bears another name now', async () => {
    await closeDay(base, organiser, await aDay(base, organiser, [chen]))
    const { code } = await proofOf(chen)
    expect(await check(code)).toMatchObject({ maskedName: '陈**', hasChanged: false })
    const input = { phone: '13900000999', organisationIds: [], skillIds: [], agreesToPersonalData: true, agreesToMembership: false }
    await base.as(chen, LATE).profile.save({ ...input, name: '欧阳样例' })
    expect(await check(code)).toMatchObject({ maskedName: '陈**', hasChanged: true })
  })

  it('keeps what a proof said: the table only grows', async () => {
    await closeDay(base, organiser, await aDay(base, organiser, [chen]))
    const { code } = await proofOf(chen)
    await expect(base.connection.db.update(proofs).set({ code: 'X' }).where(eq(proofs.code, code))).rejects.toThrow()
  })

  it('has a content in words also without services', async () => {
    const visit = await aDay(base, organiser, [chen])
    await base.connection.db.delete(services).where(eq(services.activityId, visit.id))
    expect(await records(chen)).toMatchObject([{ content: '秩序引导' }])
  })
})
