/** The audit log by activity, person, kind and time. */
import { randomUUID } from 'node:crypto'
import { hour } from '../../src/domain/calendar/calendar'
import { type Day, aDay, closeDay } from '../support/after-the-day'
import { NOW, type Person, type TestBase, openBase } from '../support/base'

describe('the audit log', () => {
  let base: TestBase
  let administrator: Person
  let organiser: Person
  let chen: Person
  let hu: Person
  let day: Day
  beforeAll(async () => {
    base = await openBase()
    administrator = await base.anAdministrator()
    organiser = await base.anOrganiser()
    chen = await base.aVolunteer({ name: '陈样例' })
    hu = await base.aVolunteer({ name: '胡示范' })
    day = await aDay(base, organiser, [chen, hu])
    await base.as(hu, day.after).records.dispute({ requestId: randomUUID(), activityId: day.id, text: '时间不对' })
    await closeDay(base, organiser, day)
  })
  afterAll(() => base.close())

  const list = (filter: Parameters<ReturnType<TestBase['as']>['audit']['list']>[0], person = administrator) =>
    base.as(person).audit.list(filter)

  it('names actor, action and person, latest first', async () => {
    const { items } = await list({ activityId: day.id, actions: ['sign-up.created', 'record.disputed'] })
    expect(items.map(({ action, actor, subject }) => [action, actor?.name, subject?.name])).toEqual([
      ['record.disputed', '胡示范', '胡示范'],
      ['sign-up.created', '胡示范', '胡示范'],
      ['sign-up.created', '陈样例', '陈样例'],
    ])
    expect(items[0]?.activity).toEqual({ id: day.id, title: '健康驿站义诊' })
  })

  it('of a person has their own actions and actions about them, but no other actions', async () => {
    const { items } = await list({ personId: hu.id, activityId: day.id })
    expect(items.length).toBeGreaterThan(0)
    for (const { actor, subject } of items) expect([actor?.id, subject?.personId]).toContain(hu.id)
    expect((await list({ personId: chen.id, activityId: day.id })).items.map(({ action }) => action)).toEqual(['sign-up.created'])
  })

  it('shows an organiser the activities that their organisations run, the administrator everything', async () => {
    const seen = await list({}, organiser)
    expect(seen.items.length).toBeGreaterThan(0)
    expect(seen.items.every(({ activity }) => activity?.id === day.id)).toBe(true)
    expect((await list({}, await base.anOrganiser('minge'))).items).toEqual([])
    expect((await list({ actions: ['profile.saved'] }, organiser)).items).toEqual([])
    expect((await list({ actions: ['profile.saved'] })).items.length).toBeGreaterThan(0)
  })

  it('can be limited to a time', async () => {
    expect((await list({ from: day.endsAt, activityId: day.id })).items.map(({ at }) => at).every((at) => at >= day.endsAt)).toBe(true)
    const early = (await list({ until: NOW + hour, activityId: day.id })).items
    expect(early.length).toBeGreaterThan(0)
    expect(early.every(({ at }) => at < NOW + hour)).toBe(true)
  })

  it('comes in pages that neither skip nor repeat a line', async () => {
    for (let n = 0; n < 40; n++) await base.as(administrator).figures.records({ scope: { of: 'base' }, year: 2027 })
    const ids: number[] = []
    for (let cursor: string | undefined; ;) {
      const page = await list({ personId: administrator.id, ...(cursor === undefined ? {} : { cursor }) })
      ids.push(...page.items.map(({ id }) => id))
      if (page.cursor === null) break
      cursor = page.cursor
    }
    expect(ids.length).toBeGreaterThanOrEqual(40)
    expect(ids).toEqual([...new Set(ids)].sort((one, other) => other - one))
  })

  it('of a person has an action about themselves once, and actions of others about their sign-ups', async () => {
    const [yu, later] = [await base.aVolunteer({ name: '虞样例' }), await aDay(base, organiser, [])]
    const positionId = (await base.as(organiser).desk.get({ activityId: later.id })).plan.positions[0]?.id ?? ''
    const request = { activityId: later.id, positionId, version: 2, organisationId: null }
    const signedUp = await base.as(yu).signUps.create({ requestId: randomUUID(), ...request })
    const entryId = signedUp.ok ? signedUp.signUpId : ''
    await base.as(organiser).seats.remove({ requestId: randomUUID(), activityId: later.id, entryId, reason: '换人' })
    const ofYu = await list({ personId: yu.id, activityId: later.id })
    expect(ofYu.items.map(({ action, actor }) => [action, actor?.name])).toEqual([
      ['sign-up.removed', '陈样例'],
      ['sign-up.created', '虞样例'],
    ])
    expect((await list({ personId: yu.id, actions: ['profile.saved'] })).items).toHaveLength(1)
    expect((await list({ personId: hu.id, activityId: later.id })).items).toEqual([])
  })
})
