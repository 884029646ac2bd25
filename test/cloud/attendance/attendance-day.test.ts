/** Attendance belongs to its day: marks far from the visit's present time, stays at two visits at once, and the start of service. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { auditLog } from '../../../src/cloud/db/schema/requests'
import { attendances } from '../../../src/cloud/db/schema/attendance'
import type { ActivityPlan } from '../../../src/contract/activities/desk'
import { day, hour, instantAt, minute } from '../../../src/domain/calendar/calendar'
import { venueCode } from '../../../src/domain/attendance/venue-code'
import { type Person, type TestBase, openBase, saturday } from '../../support/base'
import { type Guest, aGuest, aMark, onSite, outcomes } from './attendance-visit'

describe('attendance of a day', () => {
  let base: TestBase
  let organiser: Person
  let site: ReturnType<typeof onSite>
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    site = onSite(base, organiser)
  })
  afterAll(() => base.close())

  const position = () => ({ id: randomUUID(), name: '秩序引导', capacity: 10, skillId: null, quotas: [] })
  const aVisit = async (change: Partial<ActivityPlan> = {}) => base.anActivity(organiser, { positions: [position()], ...change })
  const guestAt = ({ id, plan }: Awaited<ReturnType<typeof aVisit>>): Promise<Guest> => aGuest(base, id, plan.positions[0]?.id ?? '')
  const move = ({ id, plan }: Awaited<ReturnType<typeof aVisit>>, by: number, version: number) =>
    base.as(organiser).desk.edit({
      requestId: randomUUID(),
      activityId: id,
      version,
      plan: { ...plan, startsAt: plan.startsAt + by, endsAt: plan.endsAt + by },
    })
  const minutesAt = async (activityId: string): Promise<number[]> =>
    (await base.connection.db.select().from(attendances).where(eq(attendances.activityId, activityId))).map(({ minutes }) => minutes)
  const ownMinutes = async (person: Person, now = saturday + 20 * day) =>
    (await base.as(person, now).figures.mine({ year: 2027 })).serviceMinutes

  describe('a mark made before the visit was moved to another day', () => {
    it('is kept and shown, and counts no minute there', async () => {
      const visit = await aVisit()
      const guest = await guestAt(visit)
      await site.sync(visit.id, [aMark(guest.id), aMark(guest.id, { kind: 'out', at: saturday + 3 * hour })])
      expect(await minutesAt(visit.id)).toEqual([180])
      expect(await move(visit, 7 * day, 2)).toMatchObject({ ok: true })
      expect(await minutesAt(visit.id)).toEqual([])
      const [own] = await base.as(guest, saturday + 9 * day).signUps.mine()
      expect(own).toMatchObject({ inAt: null, outAt: null, minutes: 0 })
      const seen = await base.as(organiser, saturday + 7 * day + 4 * hour).records.review({ activityId: visit.id })
      const person = seen.people.find(({ volunteerId }) => volunteerId === guest.id)
      expect(person?.marks).toHaveLength(2)
      expect(person?.findings.map(({ kind }) => kind)).toEqual(['outside-window', 'outside-window'])
      expect(await ownMinutes(guest)).toBe(0)
    })

    it('counts once an organiser accepts it on a phone, which is in the audit log, and not after another move', async () => {
      const visit = await aVisit()
      const guest = await guestAt(visit)
      const came = aMark(guest.id)
      await site.sync(visit.id, [came])
      await move(visit, 7 * day, 2)
      const accepted = { ...aMark(guest.id, { kind: 'accept', voids: came.id }), statedAt: saturday + 7 * day }
      const answer = await site.sync(visit.id, [accepted])
      expect(outcomes(answer)).toEqual(['ok'])
      expect(answer.visit).toEqual({ startsAt: saturday + 7 * day, endsAt: saturday + 7 * day + 3 * hour })
      expect(await minutesAt(visit.id)).toEqual([180])
      const log = await base.connection.db.select().from(auditLog).where(eq(auditLog.activityId, visit.id))
      expect(log.filter(({ action }) => action === 'marks.accepted').map(({ actorId, details }) => [actorId, details])).toEqual([
        [organiser.id, { marks: [came.id] }],
      ])
      expect(outcomes(await site.sync(visit.id, [accepted]))).toEqual(['ok'])
      await move(visit, 14 * day, 3)
      expect(await minutesAt(visit.id)).toEqual([])
    })

    it('is accepted by a decision about a mark of the same person alone, with the time of the visit', async () => {
      const visit = await aVisit()
      const [guest, other] = [await guestAt(visit), await guestAt(visit)]
      const came = aMark(guest.id)
      await site.sync(visit.id, [came])
      const decision = (change: object) => ({ ...aMark(guest.id, { kind: 'accept', voids: came.id }), statedAt: saturday, ...change })
      const { statedAt: _, ...undated } = decision({})
      const { voids: __, ...aboutNothing } = decision({})
      const good = decision({})
      const sent = [
        undated,
        aboutNothing,
        decision({ volunteerId: other.id }),
        decision({ voids: randomUUID() }),
        aMark(guest.id, { statedAt: saturday }),
        good,
        decision({ voids: good.id }),
        aMark(guest.id, { kind: 'void', voids: good.id }),
      ]
      expect(outcomes(await site.sync(visit.id, sent))).toEqual([
        'malformed',
        'malformed',
        'unknown-mark',
        'unknown-mark',
        'malformed',
        'ok',
        'unknown-mark',
        'ok',
      ])
    })
  })

  describe('hours at two visits at the same time', () => {
    const two = async () => {
      const here = await aVisit()
      const there = await aVisit({ startsAt: saturday + hour, endsAt: saturday + 4 * hour })
      return { here, there, guest: await guestAt(here) }
    }
    /** A check-in at a visit to which the person never signed up, as by its venue code. */
    const walkIn = async (activityId: string, guest: Guest, marks: ReturnType<typeof aMark>[]) => {
      const { key } = await site.list(activityId)
      return base.as(guest, saturday + 2 * hour).attendance.checkIn({
        activityId,
        deviceId: randomUUID(),
        marks: marks.map(({ id, kind, at }) => ({
          id,
          kind: kind === 'out' ? 'out' : 'in',
          at,
          clockOffset: 0,
          code: venueCode(key, activityId, at).text,
        })),
      })
    }

    it('count once, whichever marks arrive first: the later check-in ends the earlier stay', async () => {
      for (const isFirstHere of [true, false]) {
        const { here, there, guest } = await two()
        const atHere = () => site.sync(here.id, [aMark(guest.id), aMark(guest.id, { kind: 'out', at: saturday + 3 * hour })])
        const atThere = () =>
          walkIn(there.id, guest, [
            aMark(guest.id, { at: saturday + 90 * minute }),
            aMark(guest.id, { kind: 'out', at: saturday + 4 * hour }),
          ])
        for (const send of isFirstHere ? [atHere, atThere] : [atThere, atHere]) expect(outcomes(await send())).toEqual(['ok', 'ok'])
        expect([await minutesAt(here.id), await minutesAt(there.id)]).toEqual([[90], [150]])
        expect(await ownMinutes(guest)).toBe(240)
        const records = await base.as(guest, saturday + 20 * day).records.mine({ year: 2027 })
        expect(new Map(records.map(({ activityId, minutes }) => [activityId, minutes]))).toEqual(
          new Map([
            [here.id, 90],
            [there.id, 150],
          ]),
        )
      }
    })

    it('count in full again after the check-in elsewhere was corrected to absent', async () => {
      const { here, there, guest } = await two()
      await site.sync(here.id, [aMark(guest.id), aMark(guest.id, { kind: 'out', at: saturday + 3 * hour })])
      await walkIn(there.id, guest, [aMark(guest.id, { at: saturday + 90 * minute })])
      expect(await minutesAt(here.id)).toEqual([90])
      const corrections = [{ volunteerId: guest.id, kind: 'in' as const, at: null }]
      const correction = { requestId: randomUUID(), activityId: there.id, corrections, reason: '扫错了码' }
      expect(await base.as(organiser, saturday + 5 * hour).records.correct(correction)).toEqual({ ok: true })
      expect([await minutesAt(here.id), await minutesAt(there.id)]).toEqual([[180], []])
    })

    it('count in full when a visit moves to another time, or is called off', async () => {
      const { here, there, guest } = await two()
      await site.sync(here.id, [aMark(guest.id), aMark(guest.id, { kind: 'out', at: saturday + 3 * hour })])
      await walkIn(there.id, guest, [aMark(guest.id, { at: saturday + 90 * minute })])
      await move(there, 7 * day, 2)
      expect(await minutesAt(here.id)).toEqual([180])
      await move(there, 0, 3)
      expect(await minutesAt(here.id)).toEqual([90])
      await base.as(organiser).desk.cancel({ requestId: randomUUID(), activityId: there.id, reason: '下雨' })
      expect(await minutesAt(here.id)).toEqual([180])
    })
  })

  describe('service of an early volunteer', () => {
    it('begins at the planned start, or with the arrival from the day after the base said so; the past stays as it is', async () => {
      const administrator = await base.anAdministrator()
      const settings = (now: number) => base.as(administrator, now).settings
      const early = async (startsAt: number) => {
        const visit = await aVisit({ startsAt, endsAt: startsAt + 150 * minute })
        const guest = await guestAt(visit)
        await site.sync(visit.id, [
          aMark(guest.id, { at: startsAt - 12 * minute }),
          aMark(guest.id, { kind: 'out', at: startsAt + 150 * minute }),
        ])
        return visit
      }
      const past = await early(saturday + 30 * day)
      const coming = await early(saturday + 32 * day)
      expect([await minutesAt(past.id), await minutesAt(coming.id)]).toEqual([[150], [150]])

      const now = saturday + 31 * day
      expect(await settings(now).get()).toEqual({ begins: 'planned-start', next: null })
      const since = instantAt('2027-02-10', '00:00')
      const change = { requestId: randomUUID(), begins: 'arrival' as const }
      expect(await settings(now).setServiceBegins(change)).toEqual({ ok: true, since })
      expect(await settings(now).get()).toEqual({ begins: 'planned-start', next: { begins: 'arrival', since } })
      expect(await settings(since).get()).toEqual({ begins: 'arrival', next: null })
      expect([await minutesAt(past.id), await minutesAt(coming.id)]).toEqual([[150], [162]])
      const log = await base.connection.db.select().from(auditLog).where(eq(auditLog.action, 'setting.changed'))
      expect(log).toMatchObject([{ actorId: administrator.id, details: { setting: 'service-begins', value: 'arrival', since } }])
    })
  })
})
