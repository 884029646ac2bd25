/** Declared memberships, their answers, and the seats that are kept for verified members. */
import { randomUUID } from 'node:crypto'
import { day } from '../../../src/domain/calendar/calendar'
import { aDay } from '../../support/after-the-day'
import { NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'

const YEAR = 2027

describe('memberships', () => {
  let base: TestBase
  let administrator: Person
  let organiser: Person
  let other: Person
  beforeAll(async () => {
    base = await openBase()
    administrator = await base.anAdministrator()
    organiser = await base.anOrganiser('minge')
    other = await base.anOrganiser('nonggong')
  })
  afterAll(() => base.close())

  const declared = (organisationIds = ['minge']) => base.aVolunteer({ name: '何样例', organisationIds, isVouchedFor: false })
  const answer = (person: Person, change: Partial<{ organisationId: string; requestId: string }> = {}) => ({
    requestId: randomUUID(),
    organisationId: 'minge',
    volunteerId: person.id,
    ...change,
  })
  const line = async (organisationId = 'minge') => {
    const { organisations } = await base.as(administrator, saturday + 300 * day).figures.year({ scope: { of: 'base' }, year: YEAR })
    const found = organisations.find(({ id }) => id === organisationId)
    return [found?.turns ?? 0, found?.declared.turns ?? 0]
  }
  const save = async (person: Person, organisationIds: string[], now: number) => {
    const calls = base.as(person, now)
    const { profile } = await calls.session.get()
    const words = { name: profile?.name ?? '', phone: profile?.phone ?? '', skillIds: [] }
    return calls.profile.save({ ...words, organisationIds, agreesToPersonalData: true, agreesToMembership: true })
  }

  it('a declared membership stands beside the figures until it is confirmed, which counts its days since the declaration', async () => {
    const person = await declared()
    await aDay(base, other, [person])
    const before = await line()
    expect((await base.as(organiser).memberships.declared()).items.map(({ volunteerId }) => volunteerId)).toContain(person.id)
    expect(await base.as(organiser, saturday + 200 * day).memberships.confirm(answer(person))).toEqual({ ok: true })
    expect(await line()).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) - 1])
    expect((await base.as(organiser).memberships.declared()).items.map(({ volunteerId }) => volunteerId)).not.toContain(person.id)
    expect(await base.as(organiser).memberships.confirm(answer(person))).toEqual({ ok: false, reason: 'not-declared' })
  })

  it('a refused membership ends, and no day of the declaration counts for the organisation or stands beside it', async () => {
    const person = await declared()
    await aDay(base, other, [person])
    const [counted = 0, beside = 0] = await line()
    const [free = 0] = await line('')
    expect(await base.as(organiser, saturday + 200 * day).memberships.refuse(answer(person))).toEqual({ ok: true })
    expect(await line()).toEqual([counted, beside - 1])
    expect(await line('')).toEqual([free + 1, 0])
    const own = await base.as(person, saturday + 201 * day).memberships.mine()
    expect(own.map(({ organisationId, state }) => [organisationId, state])).toEqual([['minge', 'refused']])
    expect((await base.as(person).session.get()).profile?.organisations).toEqual([])
  })

  it('is answered by organisers of the organisation and the administrator alone', async () => {
    const person = await declared()
    for (const asker of [other, person, await base.aVolunteer()])
      expect(await faultFrom(base.as(asker).memberships.confirm(answer(person)))).toBe('forbidden')
    expect(await faultFrom(base.as(other).memberships.refuse(answer(person)))).toBe('forbidden')
    const shown = await base.as(other).memberships.declared()
    expect(shown.items.map(({ volunteerId }) => volunteerId)).not.toContain(person.id)
    const item = (await base.as(administrator).memberships.declared()).items.find(({ volunteerId }) => volunteerId === person.id)
    expect(item?.phone).toMatch(/^\d{3}\*{4}\d{4}$/)
    expect(await base.as(administrator).memberships.confirm(answer(person))).toEqual({ ok: true })
  })

  it('a verification that ends holds for the days before, and none after', async () => {
    const person = await base.aVolunteer({ name: '许样例', organisationIds: ['minge'] })
    await aDay(base, other, [person], { week: 40 })
    await aDay(base, other, [person], { week: 41 })
    const [counted = 0, beside = 0] = await line()
    // A new phone between the visits: nobody has verified this person yet.
    const between = base.as(person, saturday + (40 * 7 + 2) * day)
    const words = { name: '许样例', phone: '13955550001', skillIds: [], organisationIds: ['minge'] }
    await between.profile.save({ ...words, agreesToPersonalData: true, agreesToMembership: true })
    expect(await line()).toEqual([counted - 1, beside + 1])
  })

  it('of several changes in a day the last holds, and a membership that lasted no day leaves no trace', async () => {
    const person = await base.aVolunteer({ name: '吕样例' })
    await save(person, ['minge'], NOW)
    await save(person, ['nonggong'], NOW + 1)
    await save(person, [], NOW + 2)
    await save(person, ['nonggong'], NOW + day)
    const own = await base.as(person).memberships.mine()
    expect(own.map(({ organisationId, from, until }) => [organisationId, from, until])).toEqual([['nonggong', '2027-01-05', null]])
  })

  describe('for reserved seats', () => {
    const position = () => ({
      id: randomUUID(),
      name: '秩序引导',
      capacity: 1,
      skillId: null,
      quotas: [{ organisationId: 'minge', seats: 1, releaseAt: saturday - day }],
    })
    const visit = async () => {
      const one = position()
      const { id } = await base.anActivity(other, { positions: [one] })
      const come = (person: Person) =>
        base.as(person).signUps.create({ requestId: randomUUID(), activityId: id, positionId: one.id, version: 2, organisationId: 'minge' })
      return { id, come }
    }

    it('a verified member gets the seat at once; somebody who only says so waits, and gets it when they are confirmed', async () => {
      const { id, come } = await visit()
      const person = await declared()
      expect(await come(person)).toMatchObject({ ok: true, status: 'waitlisted' })
      const { waiting } = await base.as(other).seats.get({ activityId: id })
      expect(waiting).toMatchObject([{ organisation: '民革', awaitsConfirmation: true, isFit: true }])
      expect(await base.as(organiser).memberships.confirm(answer(person))).toEqual({ ok: true })
      expect((await base.as(other).seats.get({ activityId: id })).waiting).toEqual([])
      const second = await visit()
      expect(await second.come(await base.aVolunteer({ organisationIds: ['minge'] }))).toMatchObject({ status: 'confirmed' })
    })

    it('a verified member does not wait behind somebody who only says so', async () => {
      const { come } = await visit()
      expect(await come(await declared())).toMatchObject({ status: 'waitlisted' })
      expect(await come(await base.aVolunteer({ organisationIds: ['minge'] }))).toMatchObject({ status: 'confirmed' })
    })

    it('a confirmed person keeps the place that they had in the line', async () => {
      const { id, come } = await visit()
      const [first, second] = [await declared(), await declared()]
      await come(first)
      await come(second)
      expect(await base.as(organiser).memberships.confirm(answer(second))).toEqual({ ok: true })
      const { waiting } = await base.as(other).seats.get({ activityId: id })
      expect(waiting).toHaveLength(1)
      // The first keeps the first place for the next seat, although the second was confirmed earlier.
      expect(await base.as(organiser).memberships.confirm(answer(first))).toEqual({ ok: true })
      expect((await base.as(other).seats.get({ activityId: id })).waiting).toMatchObject([{ awaitsConfirmation: false }])
    })
  })

  describe('where a declaration is enough', () => {
    const edit = (declaredIsEnough: boolean, organisationId = 'hospital') => ({
      requestId: randomUUID(),
      organisationId,
      name: organisationId === 'hospital' ? '示范县人民医院' : '民革示范县总支部',
      shortName: organisationId === 'hospital' ? '县人民医院' : '民革',
      kind: 'partner' as const,
      aliases: [],
      isTrusted: false,
      declaredIsEnough,
      contactPhone: '',
    })

    it('members are verified as they declare, those who waited included, until there is an organiser', async () => {
      const early = await declared(['hospital'])
      expect(await base.as(administrator).organisations.edit(edit(true))).toMatchObject({ ok: true })
      const verified = async (person: Person) => (await base.as(person).session.get()).profile?.organisations[0]?.verified
      expect(await verified(early)).toBe(true)
      const late = await base.aVolunteer({ name: '施样例' })
      await save(late, ['hospital'], NOW)
      expect(await verified(late)).toBe(true)
      await base.anOrganiser('hospital')
      const last = await base.aVolunteer({ name: '孔样例' })
      await save(last, ['hospital'], NOW)
      expect(await verified(last)).toBe(false)
    })

    it('is refused for an organisation with an organiser', async () => {
      expect(await base.as(administrator).organisations.edit(edit(true, 'minge'))).toEqual({ ok: false, reason: 'can-confirm-members' })
    })
  })
})
