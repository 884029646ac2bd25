/** Proofs of a year's service: content, checking, and later changes. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { proofs } from '../../../src/cloud/db/schema/records'
import { organisations } from '../../../src/cloud/db/schema/vocabulary'
import { auditLog } from '../../../src/cloud/db/schema/requests'
import { hour, minute } from '../../../src/domain/calendar/calendar'
import { PROOF_ALPHABET, proofCodeInGroups } from '../../../src/domain/records/proof'
import { aDay, answerFindings, closeDay, markOf, send } from '../../support/after-the-day'
import { storedAnswers } from '../../support/answers'
import { type Person, type TestBase, openBase } from '../../support/base'

describe('proofs of service', () => {
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
  const issue = (person: Person, requestId = randomUUID(), at = LATE) => base.as(person, at).records.issueProof({ requestId, year: 2027 })
  const proofOf = async (person: Person) => {
    const answer = await issue(person)
    if (!answer.ok) throw new Error(answer.reason)
    return answer.proof
  }
  const ownHasChanged = async (code: string) =>
    (await base.as(chen, LATE).records.proofs()).find((proof) => proof.code === code)?.hasChanged
  const check = (code: string) => base.as(null, LATE).records.check({ code })
  it('can be issued after the day is closed, and not before', async () => {
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
    expect(await base.as(chen, LATE).records.proofs()).toEqual([{ ...proof, hasChanged: false }])
    expect(await base.as(hu).records.proofs()).toEqual([])
    expect(await storedAnswers(base, chen)).toContain(proof.code)
    expect(await storedAnswers(base, chen)).not.toContain('陈样例')
  })

  it('are issued once for the same records, even if requested twice at the same moment, and again when there are more records', async () => {
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

  it('can be checked by anybody with the code in any spelling, which shows no more than the printed proof', async () => {
    const visit = await aDay(base, organiser, [chen])
    await closeDay(base, organiser, visit)
    const { code } = await proofOf(chen)
    const found = await check(` ${proofCodeInGroups(code).toLowerCase()} `)
    const record = {
      title: '健康驿站义诊',
      startsAt: visit.startsAt,
      organisation: '农工党示范县基层委员会',
      minutes: 180,
      disputedAt: null,
    }
    expect(found).toEqual({
      maskedName: '陈**',
      isNameRight: null,
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

  it('show that a record was corrected after their issue, but not that another was added', async () => {
    const visit = await aDay(base, organiser, [chen])
    await closeDay(base, organiser, visit)
    const { code } = await proofOf(chen)
    await closeDay(base, organiser, await aDay(base, organiser, [chen]))
    expect(await check(code)).toMatchObject({ hasChanged: false })
    expect(await ownHasChanged(code)).toBe(false)
    await base.as(organiser, visit.after).records.correct({
      requestId: randomUUID(),
      activityId: visit.id,
      corrections: [{ volunteerId: chen.id, kind: 'out', at: visit.endsAt - hour }],
      reason: '先走了',
    })
    expect(await check(code)).toMatchObject({ hasChanged: true, minutes: 180 })
    expect(await ownHasChanged(code)).toBe(true)
  })

  it('are not changed by another name of the organisation or by its merging, but by another organisation', async () => {
    const { db } = base.connection
    const administrator = await base.anAdministrator()
    const name = (tail: string) => ({ id: `body-${randomUUID().slice(0, 8)}`, name: `示例农技站${tail}`, shortName: `农技${tail}` })
    const [first, other] = [name('甲'), name('乙')]
    for (const body of [first, other]) {
      const { id, ...facts } = body
      await db.insert(organisations).values({ id, ...facts, kind: 'party', ordinal: 900 + (body === other ? 1 : 0), isTrusted: true })
    }
    const visit = await aDay(base, organiser, [chen])
    await closeDay(base, organiser, visit)
    await db.execute(sql`update activity_organisations set organisation_id = ${first.id} where activity_id = ${visit.id} and part = 'lead'`)
    const { code } = await proofOf(chen)
    await db.execute(sql`update organisations set name = '示例农业技术站' where id = ${first.id}`)
    expect(await check(code)).toMatchObject({ hasChanged: false, records: [{ organisation: first.name }] })
    expect(await ownHasChanged(code)).toBe(false)
    const merge = { requestId: randomUUID(), fromId: first.id, intoId: other.id }
    expect(await base.as(administrator).organisations.merge(merge)).toMatchObject({ ok: true })
    expect(await check(code)).toMatchObject({ hasChanged: false })
    await db.execute(sql`update activity_organisations set organisation_id = 'minge' where activity_id = ${visit.id} and part = 'lead'`)
    expect(await check(code)).toMatchObject({ hasChanged: true })
    expect(await ownHasChanged(code)).toBe(true)
  })

  it('say which record is under dispute and since when, until the answer', async () => {
    const visits = [await aDay(base, organiser, [chen]), await aDay(base, organiser, [chen])] as const
    for (const visit of visits) await closeDay(base, organiser, visit)
    const { code } = await proofOf(chen)
    const disputed = async () => (await check(code))?.records.map((record) => record.disputedAt)
    expect(await disputed()).toEqual([null, null])
    const at = visits[1].after + hour
    const { id: activityId } = visits[1]
    const text = '我 12 点才走'
    expect(await base.as(chen, at).records.dispute({ requestId: randomUUID(), activityId, text })).toEqual({ ok: true })
    expect(await disputed()).toEqual([null, at])
    const review = await base.as(organiser, at).records.review({ activityId })
    const disputeId = review.people[0]?.dispute?.id ?? ''
    const answer = { requestId: randomUUID(), activityId, disputeId, answer: '看过照片，没有错' }
    expect(await base.as(organiser, at).records.answerDispute(answer)).toEqual({ ok: true })
    expect(await disputed()).toEqual([null, null])
  })

  it('leave out marks that arrived after the closing, until an organiser has reviewed them', async () => {
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
    const later = { ...visit, after: visit.after + 2 * hour }
    expect(await answerFindings(base, organiser, later)).toEqual({ ok: true })
    expect(await closeDay(base, organiser, later)).toEqual({ ok: true })
    expect((await proofOf(chen)).minutes).toBe(200)
    expect(await check(proof.code)).toMatchObject({ hasChanged: true })
  })

  it('leave out a volunteer corrected to absent, even with late marks, until an organiser corrects this', async () => {
    const visit = await aDay(base, organiser, [hu], { left: 1 })
    const correct = (at: { in: number; out: number } | null, now: number) =>
      base.as(organiser, now).records.correct({
        requestId: randomUUID(),
        activityId: visit.id,
        corrections: at
          ? [
              { volunteerId: hu.id, kind: 'in', at: at.in },
              { volunteerId: hu.id, kind: 'out', at: at.out },
            ]
          : [{ volunteerId: hu.id, kind: 'in', at: null }],
        reason: '问过了',
      })
    await correct(null, visit.after)
    await send(
      base,
      organiser,
      visit,
      [markOf(hu, { at: visit.startsAt }), markOf(hu, { at: visit.endsAt, kind: 'out' })],
      visit.after + hour,
    )
    const { people } = await base.as(organiser, visit.after + hour).records.review({ activityId: visit.id })
    const own = people.find(({ volunteerId }) => volunteerId === hu.id)
    expect(own).toMatchObject({ inAt: null, minutes: 0, evidence: null, findings: [{ kind: 'denied' }, { kind: 'denied' }] })
    expect(await closeDay(base, organiser, { ...visit, after: visit.after + 2 * hour })).toEqual({ ok: true })
    expect(await issue(hu)).toEqual({ ok: false, reason: 'no-records' })
    await correct({ in: visit.startsAt, out: visit.endsAt }, visit.after + 3 * hour)
    expect(await closeDay(base, organiser, { ...visit, after: visit.after + 4 * hour })).toMatchObject({})
    expect((await proofOf(hu)).minutes).toBe(180)
  })

  it('show that the volunteer has another name now', async () => {
    await closeDay(base, organiser, await aDay(base, organiser, [chen]))
    const { code } = await proofOf(chen)
    expect(await check(code)).toMatchObject({ maskedName: '陈**', hasChanged: false })
    const input = { phone: '13900000999', organisationIds: [], skillIds: [], agreesToPersonalData: true, agreesToMembership: false }
    await base.as(chen, LATE).profile.save({ ...input, name: '欧阳样例' })
    expect(await check(code)).toMatchObject({ maskedName: '陈**', hasChanged: true })
  })

  it('cannot be changed or deleted in the database', async () => {
    await closeDay(base, organiser, await aDay(base, organiser, [chen]))
    const { code } = await proofOf(chen)
    await expect(base.connection.db.update(proofs).set({ code: 'X' }).where(eq(proofs.code, code))).rejects.toThrow()
  })
})
