/** Sessions as their owner sees and ends them. */
import { eq } from 'drizzle-orm'
import { volunteers } from '../../../../src/cloud/db/schema/people'
import type { SessionLine } from '../../../../src/contract/people/sign-in'
import { minute } from '../../../../src/domain/calendar/calendar'
import { type SignInWorld, signInWorld } from '../../../support/sign-in-world'

let world: SignInWorld
beforeAll(async () => {
  world = await signInWorld()
})
beforeEach(() => world.next())
afterAll(() => world.close())

describe('sessions', () => {
  it('are listed with device and last use, and only to their owner', async () => {
    const [chen, hu] = [await world.base.aVolunteer(), await world.base.aVolunteer({ name: '胡样例' })]
    const token = await world.signedIn(chen)
    world.time += minute
    await world.signedInBrowser(chen)
    const data = (await world.onPhone(token, 'sessions.list')).data as SessionLine[]
    expect(data.map(({ device, kind, isThis, ended }) => ({ device, kind, isThis, ended }))).toEqual([
      { device: 'Windows 电脑上的 Chrome', kind: 'browser', isThis: false, ended: null },
      { device: 'iPhone 上的微信', kind: 'phone', isThis: true, ended: null },
    ])
    expect(await world.base.as(hu, world.time).sessions.list()).toEqual([])
  })

  it('are ended one by one by their owner alone, or all at once', async () => {
    const [chen, hu] = [await world.base.aVolunteer(), await world.base.aVolunteer({ name: '胡样例' })]
    const [one, other] = [await world.signedInBrowser(chen), await world.signedInBrowser(chen)]
    const [line] = await world.base.as(chen, world.time).sessions.list()
    await world.base.as(hu, world.time).sessions.end({ sessionId: line?.id ?? '' })
    expect((await world.who(one))?.isSignedIn && (await world.who(other))?.isSignedIn).toBe(true)
    await world.base.as(chen, world.time).sessions.end({ sessionId: line?.id ?? '' })
    const states = [(await one.call('session.get')).status, (await other.call('session.get')).status]
    expect(states.sort((one, next) => one - next)).toEqual([200, 401])
    await world.base.as(chen, world.time).sessions.endAll()
    expect((await world.base.as(chen, world.time).sessions.list()).every(({ ended }) => ended?.because === 'signed-out')).toBe(true)
  })

  it('of both accounts of a joined person are listed and ended by either', async () => {
    const [chen, twin, boss] = [await world.base.aVolunteer(), await world.base.aVolunteer(), await world.base.anAdministrator()]
    const [one, other] = [await world.signedInBrowser(chen), await world.signedInBrowser(twin)]
    await world.base.connection.db.update(volunteers).set({ joinedInto: chen.id }).where(eq(volunteers.id, twin.id))
    expect(await world.base.as(twin, world.time).sessions.list()).toHaveLength(2)
    expect(await world.base.as(boss, world.time).sessions.list()).toHaveLength(0)
    await world.base.as(chen, world.time).sessions.endAll()
    expect([(await one.call('session.get')).status, (await other.call('session.get')).status]).toEqual([401, 401])
  })

  it('of a browser end when somebody else signs in there', async () => {
    const [chen, hu] = [await world.base.aVolunteer(), await world.base.aVolunteer({ name: '胡样例' })]
    const browser = await world.signedInBrowser(chen)
    const { code, number } = await world.ask(browser)
    await world.base.as(hu, world.time).sessions.scan({ code })
    await world.base.as(hu, world.time).sessions.answer({ code, number })
    await world.collect(browser)
    expect((await world.who(browser)).profile?.name).toBe('胡样例')
    expect((await world.base.as(chen, world.time).sessions.list())[0]?.ended?.because).toBe('signed-out')
  })

  it('end with a role that is taken, for this person alone', async () => {
    const [boss, organiser, other] = [
      await world.base.anAdministrator(),
      await world.base.anOrganiser(),
      await world.base.anOrganiser('minge'),
    ]
    const [browser, elsewhere] = [await world.signedInBrowser(organiser), await world.signedInBrowser(other)]
    const role = { volunteerId: organiser.id, role: 'organiser' as const, organisationId: 'nonggong' }
    await world.base.as(boss, world.time).roles.take({ requestId: crypto.randomUUID(), ...role })
    expect((await browser.call('session.get')).status).toBe(401)
    expect((await world.who(elsewhere))?.isOrganiser).toBe(true)
    expect((await world.base.as(organiser, world.time).sessions.list())[0]?.ended?.because).toBe('role-taken')
  })
})
