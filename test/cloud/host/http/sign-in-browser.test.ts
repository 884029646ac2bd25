/** Signing in a browser by a phone, and attempts to pass for somebody else. */
import { hour, minute } from '../../../../src/domain/calendar/calendar'
import { FIREFOX, type SignInWorld, signInWorld } from '../../../support/sign-in-world'

let world: SignInWorld
beforeAll(async () => {
  world = await signInWorld()
})
beforeEach(() => world.next())
afterAll(() => world.close())

describe('a browser', () => {
  it('is signed in by a phone that scans its code and chooses its number', async () => {
    const [chen, browser] = [await world.base.aVolunteer(), world.aBrowser()]
    const { code, number } = await world.ask(browser)
    const calls = world.base.as(chen, world.time)
    expect(await world.collect(browser)).toEqual({ state: 'waiting', account: null })
    const scanned = await calls.sessions.scan({ code })
    expect(scanned).toMatchObject({ ok: true, device: 'Windows 电脑上的 Chrome', isShared: false })
    expect(scanned.ok && scanned.choices.includes(number) && new Set(scanned.choices).size).toBe(3)
    expect(await world.collect(browser)).toEqual({ state: 'scanned', account: null })
    expect(await calls.sessions.answer({ code, number })).toEqual({ ok: true })
    expect((await world.who(browser))?.isSignedIn).toBe(false)
    const collected = await world.collect(browser)
    expect(collected).toMatchObject({ state: 'confirmed' })
    expect(await world.who(browser)).toMatchObject({ isSignedIn: true, account: collected?.account, profile: { name: '陈样例' } })
    expect(collected?.account).not.toContain(chen.openid)
  })

  it('is not signed in by a wrong number, which uses the code up', async () => {
    const [chen, browser] = [await world.base.aVolunteer(), world.aBrowser()]
    const { code, number } = await world.ask(browser)
    const calls = world.base.as(chen, world.time)
    await calls.sessions.scan({ code })
    expect(await calls.sessions.answer({ code, number: number === 10 ? 11 : 10 })).toMatchObject({ reason: 'sign-in-number-wrong' })
    expect(await calls.sessions.answer({ code, number })).toMatchObject({ reason: 'sign-in-code-over' })
    expect(await world.collect(browser)).toMatchObject({ state: 'refused' })
  })

  it('is refused by its owner, and then by nobody else confirmed', async () => {
    const [chen, browser] = [await world.base.aVolunteer(), world.aBrowser()]
    const { code, number } = await world.ask(browser)
    await world.base.as(chen, world.time).sessions.scan({ code })
    await world.base.as(chen, world.time).sessions.answer({ code, number: null })
    expect(await world.base.as(chen, world.time).sessions.answer({ code, number })).toMatchObject({ reason: 'sign-in-code-over' })
    expect(await world.collect(browser)).toMatchObject({ state: 'refused' })
  })

  it('belongs to the first of two people who scan at the same moment', async () => {
    const [chen, hu] = [await world.base.aVolunteer(), await world.base.aVolunteer({ name: '胡样例' })]
    const browser = world.aBrowser()
    const { code, number } = await world.ask(browser)
    const scans = await Promise.all([chen, hu].map((person) => world.base.as(person, world.time).sessions.scan({ code })))
    expect(scans.filter(({ ok }) => ok)).toHaveLength(1)
    const loser = scans[0]?.ok ? hu : chen
    expect(await world.base.as(loser, world.time).sessions.answer({ code, number })).toMatchObject({ reason: 'sign-in-code-taken' })
  })

  it('collects its session once: a replayed code or a second look gives nothing', async () => {
    const chen = await world.base.aVolunteer()
    const browser = world.aBrowser()
    const { code, number } = await world.ask(browser)
    const secret = browser.jar.get('asking') ?? ''
    await world.base.as(chen, world.time).sessions.scan({ code })
    await world.base.as(chen, world.time).sessions.answer({ code, number })
    const replay = world.aBrowser()
    replay.jar.set('asking', secret)
    const looks = await Promise.all([world.collect(browser), world.collect(replay)])
    expect(looks.filter((look) => look?.state === 'confirmed')).toHaveLength(1)
    replay.jar.set('asking', secret)
    expect(await world.collect(replay)).toMatchObject({ state: 'over' })
    expect(await world.base.as(chen, world.time).sessions.scan({ code })).toMatchObject({ reason: 'sign-in-code-over' })
  })

  it('of a stranger learns nothing by looking, though it has seen the code', async () => {
    const chen = await world.base.aVolunteer()
    const [browser, stranger] = [world.aBrowser(), world.aBrowser(FIREFOX)]
    const { code, number } = await world.ask(browser)
    await world.base.as(chen, world.time).sessions.scan({ code })
    await world.base.as(chen, world.time).sessions.answer({ code, number })
    expect(await world.collect(stranger)).toEqual({ state: 'over', account: null })
    stranger.jar.set('asking', code)
    expect(await world.collect(stranger)).toEqual({ state: 'over', account: null })
    expect(await world.collect(browser)).toMatchObject({ state: 'confirmed' })
  })

  it('is late after two minutes', async () => {
    const chen = await world.base.aVolunteer()
    const browser = world.aBrowser()
    const { code, number } = await world.ask(browser)
    await world.base.as(chen, world.time).sessions.scan({ code })
    world.time += 2 * minute
    expect(await world.base.as(chen, world.time).sessions.answer({ code, number })).toMatchObject({ reason: 'sign-in-code-over' })
    expect(await world.collect(browser)).toMatchObject({ state: 'over' })
  })

  it('is not signed in when the phone that confirmed was signed out before it collected', async () => {
    const chen = await world.base.aVolunteer()
    const token = await world.signedIn(chen)
    const browser = world.aBrowser()
    const { code, number } = await world.ask(browser)
    await world.onPhone(token, 'sessions.scan', { code })
    await world.onPhone(token, 'sessions.answer', { code, number })
    await world.onPhone(token, 'sessions.endThis')
    expect(await world.collect(browser)).toMatchObject({ state: 'refused' })
    expect((await world.who(browser))?.isSignedIn).toBe(false)
  })

  it('cannot be given a session that somebody else chose: a planted cookie is refused and never becomes a session', async () => {
    const chen = await world.base.aVolunteer()
    const browser = world.aBrowser()
    const planted = 'p'.repeat(43)
    const { code, number } = await world.ask(browser)
    browser.jar.set('session', planted)
    expect(await browser.call('session.get')).toMatchObject({ status: 401, fault: 'session-ended' })
    expect(browser.jar.has('session')).toBe(false)
    await world.base.as(chen, world.time).sessions.scan({ code })
    await world.base.as(chen, world.time).sessions.answer({ code, number })
    await world.collect(browser)
    expect(browser.jar.get('session')).not.toBe(planted)
  })

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin', { origin: 'null' }],
    ["another site, by the browser's own word", { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the same site', { 'sec-fetch-site': 'same-site' }],
  ])('with a session is refused when the request comes from %s', async (_what, headers) => {
    const browser = await world.signedInBrowser(await world.base.aVolunteer())
    expect(await browser.call('sessions.endAll', {}, headers as Record<string, string>)).toMatchObject({ status: 403, fault: 'forbidden' })
    expect((await world.who(browser))?.isSignedIn).toBe(true)
  })

  it('behind a proxy that rewrites its host is believed by its own word on the site', async () => {
    const browser = await world.signedInBrowser(await world.base.aVolunteer())
    const headers = { origin: 'https://tongxin.example', 'sec-fetch-site': 'same-origin' }
    expect((await browser.call('session.get', {}, headers)).data).toMatchObject({ isSignedIn: true })
  })

  it('keeps its session in a cookie that no script reads and no other site sends, bound to HTTPS where there is one', async () => {
    const browser = await world.signedInBrowser(await world.base.aVolunteer())
    expect(browser.set.find((line) => line.startsWith('session='))).toMatch(
      /^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
    )
    const secure = world.aBrowser()
    const https = { 'x-forwarded-proto': 'https', 'sec-fetch-site': 'same-origin' }
    const { code, number } = await world.ask(secure, false, https)
    const chen = await world.base.aVolunteer()
    await world.base.as(chen, world.time).sessions.scan({ code })
    await world.base.as(chen, world.time).sessions.answer({ code, number })
    await world.collect(secure, https)
    expect(secure.set.find((line) => line.startsWith('__Host-session='))).toMatch(
      /; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=2592000$/,
    )
    // A cookie without the prefix may be planted from plain HTTP, and counts for nothing with HTTPS.
    const planted = world.aBrowser()
    planted.jar.set('session', browser.jar.get('session') ?? '')
    expect((await planted.call('session.get', {}, https)).data).toMatchObject({ isSignedIn: false })
  })

  it('is refused after a hundred and twenty attempts from its address in a minute, since each stores a row, and admitted in the next', async () => {
    const browser = world.aBrowser()
    const ask = () => browser.call('sessions.ask', { isShared: false })
    const answers = []
    for (let at = 0; at < 121; at++) answers.push(await ask())
    expect(answers.slice(0, 120).every(({ data }) => data !== undefined)).toBe(true)
    expect(answers[120]).toMatchObject({ status: 429, fault: 'too-many' })
    world.time += minute
    expect((await ask()).fault).toBeUndefined()
  })

  it('that sends the cookie twice has no session, since one of them is planted', async () => {
    const browser = await world.signedInBrowser(await world.base.aVolunteer())
    const own = `session=${browser.jar.get('session')}`
    expect((await browser.call('session.get', {}, { cookie: `${own}; ${own}` })).data).toMatchObject({ isSignedIn: false })
    expect((await browser.call('session.get', {}, { cookie: `other=a; ${own}` })).data).toMatchObject({ isSignedIn: true })
  })

  it('that others use too forgets its session when it is closed, and after four hours', async () => {
    const browser = await world.signedInBrowser(await world.base.aVolunteer(), true)
    expect(browser.set.find((line) => line.startsWith('session='))).not.toMatch(/Max-Age/)
    world.time += 4 * hour
    expect(await browser.call('session.get')).toMatchObject({ status: 401 })
  })

  it('of another kind with a stolen cookie is refused, the session ends, and its owner reads why', async () => {
    const chen = await world.base.aVolunteer()
    const browser = await world.signedInBrowser(chen)
    const thief = world.aBrowser(FIREFOX)
    thief.jar.set('session', browser.jar.get('session') ?? '')
    expect(await thief.call('session.get')).toMatchObject({ status: 401 })
    expect(await browser.call('session.get')).toMatchObject({ status: 401 })
    const [line] = await world.base.as(chen, world.time).sessions.list()
    expect(line).toMatchObject({ device: 'Windows 电脑上的 Chrome', ended: { at: world.time, because: 'used-elsewhere' } })
  })

  it('writes no token, code or openid to the log, and none stands in an address', async () => {
    const chen = await world.base.aVolunteer()
    const browser = world.aBrowser()
    const { code, number } = await world.ask(browser)
    const secrets = [code, browser.jar.get('asking'), chen.openid]
    await world.base.as(chen, world.time).sessions.scan({ code })
    await world.base.as(chen, world.time).sessions.answer({ code, number })
    await world.collect(browser)
    secrets.push(browser.jar.get('session'))
    expect(world.lines.length).toBeGreaterThan(1)
    for (const secret of secrets) expect(world.lines.join('\n')).not.toContain(secret)
  })
})
