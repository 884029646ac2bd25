/** Consent taken back: what ends, what is hidden, and what the law keeps. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { roles } from '../../../src/cloud/db/schema/people'
import { auditLog } from '../../../src/cloud/db/schema/requests'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { aDay, closeDay } from '../../support/after-the-day'
import { NOW, type Person, RACES, type TestBase, openBase, saturday } from '../../support/base'
import { takingBackOn } from '../../support/taking-back'
import { aName } from '../../support/teams'

describe('a consent taken back', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    // Another administrator, so that only the test about the last one meets a last one.
    await base.anAdministrator()
  })
  afterAll(() => base.close())

  const { again, aVisit, deskPeople, preview, profileOf, signUp, take, teams } = takingBackOn(() => ({ base, organiser }))

  describe('to personal data', () => {
    it('withdraws the upcoming sign-ups even after the deadline, and gives the seats to the waitlist', async () => {
      const visit = await aVisit(1)
      const chen = await base.aVolunteer()
      const seat = await signUp(chen, visit)
      const next = await teams.alone(visit)
      expect(next.status).toBe('waitlisted')
      const late = visit.plan.startsAt - 20 * hour
      expect(await teams.leave(seat.signUpId, chen, late)).toMatchObject({ ok: false, reason: 'past-withdrawal-deadline' })
      expect(await take(chen, 'personal-data', late)).toEqual({ ok: true })
      expect(await teams.statusOf(seat)).toBe('withdrawn')
      expect(await teams.statusOf(next)).toBe('confirmed')
      expect(await teams.kinds(next.person)).toContain('moved-up')
    })

    it('is told beforehand with everything that ends, and the preview changes nothing', async () => {
      const visit = await aVisit(4)
      const chen = await base.aVolunteer({ organisationIds: ['nonggong'] })
      const seat = await signUp(chen, visit)
      const led = await aVisit(4)
      const team = await teams.aTeam(chen, led, [null, null])
      await base.connection.db.insert(roles).values({ volunteerId: chen.id, role: 'organiser', organisationId: 'nonggong' })
      const told = await preview(chen)
      expect(told).toMatchObject({
        refusal: null,
        signUps: [{ signUpId: seat.signUpId, title: visit.plan.title, startsAt: visit.plan.startsAt, end: 'withdrawn' }],
        teams: [{ teamId: team.teamId, startsAt: led.plan.startsAt, successor: null }],
        organisations: ['农工党'],
        roles: 1,
      })
      expect(await preview(chen)).toEqual(told)
      expect(await teams.statusOf(seat)).toBe('confirmed')
    })

    it('hides name, phone, organisation and skills on desk, waitlist, searches and rosters', async () => {
      const visit = await aVisit(2)
      const name = aName('钱')
      const chen = await base.aVolunteer({ name, organisationIds: ['nonggong'], skills: [{ id: 'medicine', verified: true }] })
      const administrator = await base.anAdministrator()
      await signUp(chen, visit, 'nonggong')
      const phone = (await profileOf(chen))?.phone ?? ''
      const find = async (text: string) => (await base.as(administrator).roles.find({ text })).items.map((one) => one.volunteerId)
      expect(JSON.stringify(await deskPeople(visit))).toContain(name)
      expect([await find(name), await find(phone)]).toEqual([[chen.id], [chen.id]])
      expect(JSON.stringify(await base.as(organiser).skills.list())).toContain(name)
      await take(chen)
      expect((await deskPeople(visit)).map((one) => [one.name, one.phone, one.organisation, one.status])).toEqual([
        ['已收回同意的志愿者', '', null, 'withdrawn'],
      ])
      expect([await find(name), await find(phone)]).toEqual([[], []])
      expect(JSON.stringify(await base.as(organiser).skills.list())).not.toContain(name)
      expect(
        await base
          .as(administrator)
          .roles.give({ requestId: randomUUID(), volunteerId: chen.id, role: 'administrator', organisationId: null }),
      ).toEqual({ ok: false, reason: 'no-account' })
      const [row] = await rowsOf<{ phone: string }>(base.connection.db, sql`select phone from volunteers where id = ${chen.id}`)
      expect(row?.phone).toBe('')
    })

    it('keeps the service records and proofs with the name, and hides the name where the person did not come', async () => {
      const name = aName('冯')
      const chen = await base.aVolunteer({ name })
      const visit = await aDay(base, organiser, [chen])
      await closeDay(base, organiser, visit)
      const missed = await aVisit(2)
      await signUp(chen, missed)
      const late = missed.plan.endsAt + day
      const issued = await base.as(chen, late).records.issueProof({ requestId: randomUUID(), year: 2027 })
      if (!issued.ok) throw new Error(issued.reason)
      await take(chen, 'personal-data', late)
      expect((await deskPeople(visit, late)).map((one) => [one.name, one.phone])).toEqual([[name, '']])
      expect((await deskPeople(missed, late)).map((one) => [one.name, one.phone, one.status])).toEqual([
        ['已收回同意的志愿者', '', 'confirmed'],
      ])
      const list = await base.as(organiser, late).attendance.sync({ activityId: missed.id, deviceId: randomUUID(), marks: [], since: 0 })
      expect(JSON.stringify(list)).not.toContain(name)
      expect(await base.as(null, late).records.check({ code: issued.proof.code })).toMatchObject({ hasChanged: false, minutes: 180 })
      expect(await base.as(chen, late).records.mine({ year: 2027 })).toMatchObject([{ activityId: visit.id, minutes: 180 }])
    })

    it('takes the roles away, but not from the last administrator, who is told', async () => {
      const { db } = base.connection
      const others = await db.delete(roles).where(eq(roles.role, 'administrator')).returning()
      const last = await base.anAdministrator()
      expect(await preview(last)).toMatchObject({ refusal: 'last-administrator' })
      expect(await take(last)).toEqual({ ok: false, reason: 'last-administrator' })
      expect(await profileOf(last)).toMatchObject({ hasConsent: true, takenBack: [] })
      await db.insert(roles).values(others.map(({ id: _id, ...role }) => role))
      expect(await take(last)).toEqual({ ok: true })
      expect((await base.as(last).session.get()).isAdministrator).toBe(false)
      const logged = await db.select({ action: auditLog.action }).from(auditLog).where(eq(auditLog.subjectId, last.id)).orderBy(auditLog.id)
      expect(logged.map(({ action }) => action).slice(-2)).toEqual(['profile.consent-taken-back', 'role.taken'])
    })

    it('can be given again: the profile is a new one, and the old records are still theirs', async () => {
      const chen = await base.aVolunteer({ organisationIds: ['nonggong'], skills: [{ id: 'medicine', verified: true }] })
      const visit = await aDay(base, organiser, [chen])
      await take(chen)
      expect(await profileOf(chen)).toMatchObject({
        phone: '',
        organisations: [],
        skills: [],
        consents: [],
        isComplete: false,
        hasConsent: false,
        takenBack: [
          { kind: 'personal-data', at: NOW },
          { kind: 'membership', at: NOW },
        ],
      })
      const saved = await again(chen, { skillIds: ['medicine'] })
      expect(saved).toMatchObject({ isComplete: true, hasConsent: true, organisations: [], takenBack: [{ kind: 'membership' }] })
      expect(saved.skills).toMatchObject([{ skillId: 'medicine', verified: false }])
      expect(await base.as(chen, visit.after).records.mine({ year: 2027 })).toMatchObject([{ activityId: visit.id }])
    })

    it('gets the first answer when the request is sent again, even after the consent was given again', async () => {
      const chen = await base.aVolunteer()
      const requestId = randomUUID()
      expect(await take(chen, 'personal-data', NOW, requestId)).toEqual({ ok: true })
      await again(chen)
      expect(await take(chen, 'personal-data', NOW, requestId)).toEqual({ ok: true })
      expect(await profileOf(chen)).toMatchObject({ hasConsent: true })
    })

    it('has the same consequences when a saved profile leaves it unticked', async () => {
      const visit = await aVisit(2)
      const chen = await base.aVolunteer()
      const seat = await signUp(chen, visit)
      await again(chen, { phone: '13800009999', agreesToPersonalData: false })
      expect(await teams.statusOf(seat)).toBe('withdrawn')
      expect(await profileOf(chen)).toMatchObject({ phone: '', hasConsent: false, takenBack: [{ kind: 'personal-data' }] })
    })

    it('leaves a visit that has begun as it is', async () => {
      const visit = await aVisit(2)
      const chen = await base.aVolunteer()
      const seat = await signUp(chen, visit)
      await take(chen, 'personal-data', visit.plan.startsAt)
      expect(await teams.statusOf(seat)).toBe('confirmed')
    })

    it('leaves no sign-up behind that was sent at the same moment', async () => {
      for (let race = 0; race < RACES; race++) {
        const visit = await aVisit(2)
        const chen = await base.aVolunteer()
        await Promise.all([signUp(chen, visit).catch(() => null), take(chen)])
        const live = await rowsOf(
          base.connection.db,
          sql`select id from sign_ups where volunteer_id = ${chen.id} and status in ('confirmed', 'waitlisted')`,
        )
        expect(live).toEqual([])
      }
    })
  })

  describe('to membership', () => {
    it('ends the memberships as of today, and keeps a reserved seat without organisation', async () => {
      const visit = await aVisit(1, [{ organisationId: 'nonggong', seats: 1, releaseAt: saturday + 20 * 7 * day }])
      const chen = await base.aVolunteer({ organisationIds: ['nonggong'] })
      const seat = await signUp(chen, visit, 'nonggong')
      expect(seat.status).toBe('confirmed')
      await take(chen, 'membership')
      expect(await base.as(chen).signUps.get({ signUpId: seat.signUpId })).toMatchObject({ status: 'confirmed', organisation: null })
      const memberships = await base.as(chen).memberships.mine()
      expect(memberships).toMatchObject([
        { organisationId: 'nonggong', from: '2020-01-01', until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      ])
      expect(await profileOf(chen)).toMatchObject({ takenBack: [{ kind: 'membership', at: NOW }], hasConsent: true })
      expect((await deskPeople(visit)).map(({ organisation, name }) => [organisation, name])).toEqual([[null, '陈样例']])
    })

    it('leaves the roles and the sign-ups without organisation as they are', async () => {
      const visit = await aVisit(1)
      const chen = await base.anOrganiser()
      const seat = await signUp(chen, visit)
      expect(await preview(chen, 'membership')).toEqual({ refusal: null, signUps: [], teams: [], organisations: [], roles: 0 })
      await take(chen, 'membership')
      expect(await teams.statusOf(seat)).toBe('confirmed')
      expect((await base.as(chen).session.get()).isOrganiser).toBe(true)
    })
  })
})
