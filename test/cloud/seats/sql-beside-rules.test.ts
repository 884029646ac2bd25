/** SQL about seats and the waitlist compared with the rules of the domain on the same facts. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { type Tx, rowsOf, undoAlways } from '../../../src/cloud/db/database'
import { recordAudit } from '../../../src/cloud/db/audit/recording'
import { storeAnswer, takeRequest } from '../../../src/cloud/db/answers'
import { freeSeatsOf } from '../../../src/cloud/db/seats/seats'
import { waitingEntry } from '../../../src/cloud/db/seats/waitlist'
import { insertSignUps, signUpFacts, storeSignUp } from '../../../src/cloud/db/sign-ups/sign-ups'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { CONSENT_VERSION } from '../../../src/domain/people/profile'
import { type Entry, moveUp } from '../../../src/domain/seats/waitlist'
import { decideSignUp } from '../../../src/domain/sign-ups/sign-up'
import { NOW, type Person, type TestBase, openBase, saturday } from '../../support/base'
import { firstPosition, open } from '../../support/teams'

const ORGANISATIONS = ['nonggong', 'minge'] as const
const organisation = fc.constantFrom(null, ...ORGANISATIONS)
/** A volunteer for an organisation, which may have confirmed them. */
const comer = fc.record({ organisationId: organisation, isConfirmed: fc.boolean() })
const RUNS = { numRuns: 60 }

describe('rules in SQL', () => {
  let base: TestBase
  let organiser: Person
  let visit: Awaited<ReturnType<TestBase['anActivity']>>
  let other: typeof visit
  let people: Person[]
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    visit = await base.anActivity(organiser, open(1))
    other = await base.anActivity(organiser, { ...open(9), startsAt: saturday - hour, endsAt: saturday + hour })
    people = []
    for (let n = 0; n < 5; n++) people.push(await base.aVolunteer())
  })
  afterAll(() => base.close())

  /** Runs work and rolls it back, so that each run begins with the same base. */
  const undone = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    base.connection.db.transaction((tx) => undoAlways(tx as unknown as Tx, work))
  let codes = 0
  const aSignUp = (person: Person | undefined, at: typeof visit, organisationId: string | null, isConfirmed = false) => ({
    id: randomUUID(),
    reserve: isConfirmed ? organisationId : null,
    activityId: at.id,
    positionId: firstPosition(at.plan),
    volunteerId: person?.id ?? '',
    organisationId,
    startsAt: at.plan.startsAt,
    endsAt: at.plan.endsAt,
    code: `c${codes++}`,
  })

  const seat = fc.record({
    reservedFor: organisation,
    isReleased: fc.boolean(),
    isTaken: fc.boolean(),
  })
  /** Stores the seats of the visit. A taken seat is held by a team. */
  async function layOut(tx: Tx, wanted: readonly { reservedFor: string | null; isReleased: boolean; isTaken: boolean }[]) {
    const positionId = firstPosition(visit.plan)
    const team = randomUUID()
    await tx.execute(sql`delete from seats where position_id = ${positionId}`)
    await tx.execute(sql`insert into teams (id, activity_id, organisation_id, leader_id, status, invitation_key, created_at, changed_at)
      values (${team}, ${visit.id}, 'hospital', ${organiser.id}, 'confirmed', 'key', now(), now())`)
    for (const { reservedFor, isReleased, isTaken } of wanted) {
      const until = reservedFor === null ? null : new Date(isReleased ? NOW : NOW + 1).toISOString()
      await tx.execute(sql`insert into seats (position_id, team_id, reserved_for, reserved_until)
        values (${positionId}, ${isTaken ? team : null}, ${reservedFor}, ${until}::timestamptz)`)
    }
  }
  const entryFor = (id: string, organisationId: string | null): Entry => ({
    id,
    isTeam: false,
    organisationId,
    wants: new Map([[firstPosition(visit.plan), 1]]),
    isFit: true,
    passedOver: 0,
  })

  it('a sign-up gets the seat that the waitlist rule would give, and is undecided only beside a free seat for which others wait', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(seat, { minLength: 1, maxLength: 4 }),
        fc.array(comer, { maxLength: 3 }),
        comer,
        async (seats, waiting, { organisationId, isConfirmed }) => {
          await undone(async (tx) => {
            await layOut(tx, seats)
            const line = waiting.map((one, n) => aSignUp(people[n], visit, one.organisationId, one.isConfirmed))
            for (const { volunteerId, organisationId: of, reserve } of line)
              if (of !== null)
                await tx.execute(sql`insert into memberships (volunteer_id, organisation_id, from_day, verified_at)
                  values (${volunteerId}, ${of}, '2020-01-01', case when ${reserve !== null} then now() end)`)
            await insertSignUps(
              tx,
              line.map((row) => ({ ...row, teamId: null, status: 'waitlisted' as const })),
              NOW,
            )
            const free = await freeSeatsOf(tx, visit.id, NOW)
            const row = aSignUp(people[4], visit, organisationId, isConfirmed)
            const outcome = await storeSignUp(tx, { requestId: randomUUID(), fingerprint: 'x', version: 2 }, row, NOW)
            const newcomer = entryFor(row.id, row.reserve)
            const seatedAlone = moveUp(free, [newcomer]).seated.length === 1
            const inLine = moveUp(free, [...line.map(({ id, reserve }) => entryFor(id, reserve)), newcomer])
            if (waiting.length === 0) expect(outcome).toBe(seatedAlone ? 'confirmed' : 'waitlisted')
            if (outcome === 'waitlisted') expect(seatedAlone).toBe(false)
            if (outcome === 'confirmed') expect(inLine.seated).toContain(newcomer)
            if (outcome === null) expect([seatedAlone, waiting.length > 0]).toEqual([true, true])
            if (outcome === 'confirmed') {
              const taken = await rowsOf<{ isOwn: boolean }>(
                tx,
                sql`select coalesce(reserved_until > ${new Date(NOW).toISOString()}::timestamptz, false) as "isOwn" from seats where sign_up_id = ${row.id}`,
              )
              const ownLeft = row.reserve === null ? 0 : (free.get(row.positionId)?.reserved.get(row.reserve) ?? 0)
              expect(taken).toEqual([{ isOwn: ownLeft > 0 }])
            }
          })
        },
      ),
      RUNS,
    )
  })

  it('a waiting volunteer is fit to move up exactly when sign-up would accept them', async () => {
    const facts = fc.record({
      consents: fc.array(
        fc.record({
          kind: fc.constantFrom('personal-data' as const, 'membership' as const),
          version: fc.constantFrom(CONSENT_VERSION, '2020-01'),
          isWithdrawn: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
      phone: fc.constantFrom('13900000000', ''),
      memberOf: fc.uniqueArray(fc.constantFrom(...ORGANISATIONS)),
      comesFor: organisation,
      demand: fc.constantFrom(null, 'medicine', 'calligraphy'),
      skills: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom('medicine', 'calligraphy'),
          isVerified: fc.boolean(),
          expiresAt: fc.constantFrom(null, saturday - day, saturday, saturday + day),
        }),
        { selector: ({ id }) => id },
      ),
      elsewhere: fc.constantFrom(null, 'confirmed' as const, 'waitlisted' as const),
    })
    await fc.assert(
      fc.asyncProperty(facts, async ({ consents, phone, memberOf, comesFor, demand, skills, elsewhere }) => {
        await undone(async (tx) => {
          const person = people[0]
          const id = person?.id ?? ''
          await tx.execute(sql`delete from consents where volunteer_id = ${id}`)
          for (const { kind: agreed, version, isWithdrawn } of consents)
            await tx.execute(sql`insert into consents (volunteer_id, kind, version, given_at, withdrawn_at)
              values (${id}, ${agreed}, ${version}, now(), case when ${isWithdrawn} then now() end) on conflict do nothing`)
          await tx.execute(sql`update volunteers set phone = ${phone} where id = ${id}`)
          for (const of of memberOf)
            await tx.execute(sql`insert into memberships (volunteer_id, organisation_id, from_day) values (${id}, ${of}, '2020-01-01')`)
          for (const held of skills)
            await tx.execute(sql`insert into volunteer_skills (volunteer_id, skill_id, verified_at, expires_at) values (${id}, ${held.id},
              case when ${held.isVerified} then now() end, ${held.expiresAt === null ? null : new Date(held.expiresAt).toISOString()}::timestamptz)`)
          await tx.execute(sql`update positions set skill_id = ${demand} where id = ${firstPosition(visit.plan)}`)
          if (elsewhere) await insertSignUps(tx, [{ ...aSignUp(person, other, null), teamId: null, status: elsewhere }], NOW)
          // The same facts are judged first as a new sign-up, and then as a waiting one.
          const request = { activityId: visit.id, positionId: firstPosition(visit.plan), organisationId: comesFor, requestId: randomUUID() }
          const { activity, position, organisation: of, volunteer, own } = await signUpFacts(tx, person?.openid ?? '', request)
          if (!activity || !volunteer) throw new Error('both are there')
          const wanted =
            position?.skillId && position.skillName
              ? { skillId: position.skillId, skillName: position.skillName, verified: position.verified ?? false }
              : null
          const decision = decideSignUp(
            { activity, seenVersion: activity.version, position: { demand: wanted }, organisation: of, volunteer, own },
            NOW,
          )
          const row = aSignUp(person, visit, comesFor)
          await insertSignUps(tx, [{ ...row, teamId: null, status: 'waitlisted' }], NOW)
          expect((await waitingEntry(tx, visit.id, row.id))?.isFit).toBe(decision.ok)
        })
      }),
      RUNS,
    )
  })

  it('a sign-up in SQL stores the answer and the audit row that the program would write', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), organisation, async (hasSeat, organisationId) => {
        await undone(async (tx) => {
          await layOut(tx, hasSeat ? [{ reservedFor: null, isReleased: false, isTaken: false }] : [])
          const row = aSignUp(people[0], visit, organisationId)
          const request = { requestId: randomUUID(), fingerprint: 'x', version: 2 }
          const status = await storeSignUp(tx, request, row, NOW)
          const again = { volunteerId: row.volunteerId, requestId: randomUUID(), fingerprint: 'x' }
          await takeRequest(tx, again, NOW)
          await storeAnswer(tx, again, { ok: true, signUpId: row.id, status })
          const entry = { actorId: row.volunteerId, action: 'sign-up.created' as const, activityId: visit.id, subjectId: row.id }
          await recordAudit(tx, { ...entry, details: { status } }, NOW)
          const pairs = [
            await rowsOf(
              tx,
              sql`select volunteer_id, fingerprint, answer, at from answers where request_id in (${request.requestId}, ${again.requestId})`,
            ),
            await rowsOf(
              tx,
              sql`select at, actor_id, action, activity_id, subject_id, details from audit_log where subject_id = ${row.id} order by id`,
            ),
          ]
          for (const [bySql, byProgram] of pairs) expect(bySql).toEqual(byProgram)
          expect(pairs.map((rows) => rows.length)).toEqual([2, 2])
        })
      }),
      { numRuns: 8 },
    )
  })
})
