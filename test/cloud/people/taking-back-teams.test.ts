/** Consent taken back by the people and leaders of teams. */
import type { ConsentKind } from '../../../src/domain/people/profile'
import { type Person, type TestBase, openBase } from '../../support/base'
import { takingBackOn } from '../../support/taking-back'
import { aName } from '../../support/teams'

describe('a consent taken back', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  afterAll(() => base.close())

  const { aVisit, deskPeople, join, preview, profileOf, take, teams } = takingBackOn(() => ({ base, organiser }))

  describe('by a person in a team', () => {
    it('leaves the seat to the team, and tells its leader without the whole name', async () => {
      const visit = await aVisit(4)
      const leader = await teams.aLeader()
      const { teamId } = await teams.aTeam(leader, visit, [null, null])
      const hu = await base.aVolunteer({ name: '胡示范', organisationIds: ['nonggong'] })
      await join(hu, leader, teamId, visit)
      await take(hu)
      expect(await teams.teamOf(leader, teamId)).toMatchObject({ status: 'confirmed', seats: 2, parts: [{ open: 2, members: [] }] })
      const told = (await base.as(leader).messages.mine()).map(({ kind, note }) => [kind, note])
      expect(told).toContainEqual(['member-left', '姓胡的队员'])
      expect(told).toContainEqual(['member-joined', '已收回同意的志愿者'])
    })

    it('to membership alone keeps the seat outside the team, which has one seat less', async () => {
      const visit = await aVisit(4)
      const leader = await teams.aLeader()
      const { teamId } = await teams.aTeam(leader, visit, [null, null])
      const hu = await base.aVolunteer({ organisationIds: ['nonggong'] })
      const seat = await join(hu, leader, teamId, visit)
      expect(await preview(hu, 'membership')).toMatchObject({ signUps: [{ end: 'out-of-team' }], organisations: ['农工党'], roles: 0 })
      expect(await take(hu, 'membership')).toEqual({ ok: true })
      expect(await base.as(hu).signUps.get({ signUpId: seat.signUpId })).toMatchObject({
        status: 'confirmed',
        team: null,
        organisation: null,
      })
      expect(await teams.teamOf(leader, teamId)).toMatchObject({ status: 'confirmed', seats: 1 })
      expect(await teams.kinds(leader)).toContain('seat-apart')
      expect(await profileOf(hu)).toMatchObject({ organisations: [], hasConsent: true, isComplete: true })
    })
  })

  describe('by the leader of a team', () => {
    it.each<ConsentKind>(['personal-data', 'membership'])('(%s) passes the team to the first member who may lead it', async (kind) => {
      const visit = await aVisit(6)
      const leader = await teams.aLeader()
      const { teamId } = await teams.aTeam(leader, visit, [aName(), null, null])
      const hu = await base.aVolunteer({ name: '胡示范', organisationIds: ['nonggong'] })
      await join(hu, leader, teamId, visit)
      expect((await preview(leader, kind)).teams).toMatchObject([{ teamId, organisation: '农工党', successor: { volunteerId: hu.id } }])
      expect(await take(leader, kind)).toEqual({ ok: true })
      expect(await teams.teamOf(hu, teamId)).toMatchObject({ status: 'confirmed', isLeader: true, seats: 3 })
      expect(await teams.kinds(hu)).toContain('team-passed')
      expect(await base.as(leader).teams.mine()).toEqual([])
    })

    it('withdraws a team that nobody else may lead, and its seats pass on', async () => {
      const visit = await aVisit(2)
      const leader = await teams.aLeader()
      const { teamId } = await teams.aTeam(leader, visit, [aName(), null])
      const next = await teams.alone(visit)
      expect(next.status).toBe('waitlisted')
      expect((await preview(leader)).teams).toMatchObject([{ teamId, successor: null }])
      await take(leader)
      expect(await teams.teamOf(leader, teamId)).toMatchObject({ status: 'withdrawn' })
      expect(await teams.statusOf(next)).toBe('confirmed')
    })

    it('to membership keeps the own seat of a leader whose team ends', async () => {
      const visit = await aVisit(3)
      const leader = await teams.aLeader()
      const { teamId } = await teams.aTeam(leader, visit, [null, null])
      const seat = await join(leader, leader, teamId, visit)
      await take(leader, 'membership')
      expect(await teams.statusOf(seat)).toBe('confirmed')
      expect(await teams.teamOf(leader, teamId)).toMatchObject({ status: 'withdrawn' })
      expect((await deskPeople(visit)).filter(({ status }) => status === 'confirmed')).toHaveLength(1)
    })
  })
})
