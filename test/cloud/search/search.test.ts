/** The search box and what changes what it finds: the base's lists, an upgrade, a person who leaves. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { SEARCH_VERSION } from '../../../src/cloud/db/activities/search-text'
import { rowsOf } from '../../../src/cloud/db/database'
import { foundSayings } from '../../../src/cloud/founding/first-sayings'
import { runJobs } from '../../../src/cloud/host/jobs'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { type Calls, NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'

const silent = { info: () => undefined, error: () => undefined }

describe('the search box', () => {
  let base: TestBase
  let administrator: Calls
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    administrator = base.as(await base.anAdministrator())
    organiser = await base.anOrganiser('nonggong')
  })
  afterAll(() => base.close())

  const residents = (now = NOW) => base.as(null, now)
  const titles = async (text: string, more: object = {}) =>
    (await residents().activities.list({ text, ...more })).items.map(({ title }) => title)
  const requestId = () => randomUUID()
  const aService = (name: string) => ({ services: [{ id: randomUUID(), name, unit: '人次' }] })
  const version = async () => (await administrator.lists.get({ of: 'sayings' })).version

  it('finds by an everyday word from the moment that the administrator adds it until it is retired or removed', async () => {
    await base.anActivity(organiser, { title: '头发日', ...aService('义务理发') })
    expect(await titles('剃头')).toEqual([])
    const added = await administrator.lists.add({ requestId: requestId(), of: 'sayings', added: [{ name: '剃头', means: ['理发'] }] })
    const entryId = added.ok ? (added.ids[0] ?? '') : ''
    expect(await titles('剃头')).toEqual(['头发日'])
    expect(await titles('titou')).toEqual(['头发日'])
    const retire = async (isRetired: boolean) =>
      administrator.lists.retire({ requestId: requestId(), of: 'sayings', version: await version(), entryId, isRetired })
    expect(await retire(true)).toEqual({ ok: true })
    expect(await titles('剃头')).toEqual([])
    expect(await retire(false)).toEqual({ ok: true })
    const edit = async (means: string[]) =>
      administrator.lists.edit({ requestId: requestId(), of: 'sayings', version: await version(), entryId, words: { name: '剃头', means } })
    expect(await edit(['修脚'])).toEqual({ ok: true })
    expect(await titles('剃头')).toEqual([])
    expect(await administrator.lists.remove({ requestId: requestId(), of: 'sayings', version: await version(), entryId })).toEqual({
      ok: true,
    })
  })

  it('refuses an everyday word without a meaning, with too many, or that the list has', async () => {
    const add = (name: string, means: string[]) =>
      administrator.lists.add({ requestId: requestId(), of: 'sayings', added: [{ name, means }] })
    expect(await faultFrom(add('看牙', []))).toBe('malformed')
    expect(
      await faultFrom(
        add(
          '看牙',
          Array.from({ length: 13 }, (_, at) => `词${at}`),
        ),
      ),
    ).toBe('malformed')
    expect(await faultFrom(add('看'.repeat(13), ['口腔']))).toBe('malformed')
    expect(await add('看牙', ['口腔'])).toMatchObject({ ok: true })
    expect(await add('看 牙', ['口腔'])).toEqual({ ok: false, reason: 'word-taken', about: '看牙' })
    expect(await add('…', ['口腔'])).toEqual({ ok: false, reason: 'word-empty' })
  })

  it('finds in a chosen town by its id, whatever it is called meanwhile', async () => {
    const answer = await administrator.lists.add({ requestId: requestId(), of: 'towns', added: [{ name: '旧溪镇' }] })
    const townId = answer.ok ? (answer.ids[0] ?? '') : ''
    await base.anActivity(organiser, { title: '改名日', townId, ...aService('磨刀') })
    const rename = async (name: string) =>
      administrator.lists.edit({
        requestId: requestId(),
        of: 'towns',
        version: (await administrator.lists.get({ of: 'towns' })).version,
        entryId: townId,
        words: { name },
      })
    expect(await rename('新溪街道')).toEqual({ ok: true })
    expect(await titles('磨刀', { town: townId })).toEqual(['改名日'])
    expect([await titles('新溪磨刀'), await titles('xinxi'), await titles('旧溪磨刀')]).toEqual([['改名日'], ['改名日'], []])
  })

  it('finds what a changed visit says now, and not what it said', async () => {
    const { id, plan } = await base.anActivity(organiser, { title: '先前标题', summary: '带上工具。' })
    const seen = await residents().activities.get({ activityId: id })
    await base.as(organiser).desk.edit({
      requestId: requestId(),
      activityId: id,
      version: seen.version,
      plan: { ...plan, title: '后来标题', summary: '带上雨伞。' },
    })
    const after = await residents().activities.get({ activityId: id })
    expect(after.title).toBe('后来标题')
    expect([await titles('后来标题'), await titles('先前标题'), await titles('雨伞'), await titles('带上工具')]).toEqual([
      ['后来标题'],
      [],
      ['后来标题'],
      [],
    ])
  })

  it('puts visits about a word before those that mention it and before cancelled ones, each soonest first', async () => {
    const at = (days: number) => ({ startsAt: saturday + days * day, endsAt: saturday + days * day + hour })
    const { id } = await base.anActivity(organiser, { title: '舞狮一', ...at(20) })
    await base.anActivity(organiser, { title: '义演', summary: '有舞狮。', ...at(21) })
    await base.anActivity(organiser, { title: '舞狮三', ...at(23) })
    await base.anActivity(organiser, { title: '舞狮二', ...at(22) })
    await base.as(organiser).desk.cancel({ requestId: requestId(), activityId: id, reason: '下雨取消' })
    expect(await titles('舞狮')).toEqual(['舞狮二', '舞狮三', '舞狮一', '义演'])
  })

  it('refuses a hundred words, and finds nothing by signs', async () => {
    expect(await faultFrom(residents().activities.list({ text: '词 '.repeat(100) }))).toBe('malformed')
    expect(await faultFrom(residents().activities.list({ text: '理发', cursor: 'x' }))).toBe('malformed')
    expect(await titles('%')).toEqual([])
  })

  it('after an upgrade rows of older rules are written again, and a base without everyday words gets the first ones once', async () => {
    const { db } = base.connection
    await base.anActivity(organiser, { title: '旧规则的一场' })
    await db.execute(sql`update activities set search_words = '', search_version = 0`)
    await db.execute(sql`update base set has_sayings = false`)
    await db.execute(sql`delete from sayings`)
    expect(await titles('旧规则')).toEqual([])
    expect((await runJobs(db, NOW, silent)).refiled).toBeGreaterThan(0)
    expect(await titles('旧规则')).toEqual(['旧规则的一场'])
    expect(await rowsOf(db, sql`select distinct search_version as version from activities`)).toEqual([{ version: SEARCH_VERSION }])
    const count = async () => (await administrator.lists.get({ of: 'sayings' })).entries.length
    expect(await count()).toBeGreaterThan(200)
    await db.execute(sql`delete from sayings`)
    expect((await runJobs(db, NOW, silent)).refiled).toBe(0)
    expect(await count()).toBe(0)
    await foundSayings(db)
    expect(await count()).toBeGreaterThan(200)
  })
})
