/** Effects of a merge on later imports, rosters, series, and forms that were open meanwhile. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { transact } from '../../../src/cloud/db/database'
import { rosterMembers } from '../../../src/cloud/db/schema/members'
import { roles } from '../../../src/cloud/db/schema/people'
import { directoryFor } from '../../../src/cloud/importer/directory'
import { closableFrom } from '../../../src/domain/figures/year-closing'
import { aDay } from '../../support/after-the-day'
import { NOW, type Person, type TestBase, aPlan, faultFrom, openBase } from '../../support/base'
import { declare } from '../../support/rosters'
import { aSeriesPlan } from '../../support/series'

const requestId = () => randomUUID()

describe('after a merge', () => {
  let base: TestBase
  let administrator: Person
  let number = 0
  beforeAll(async () => {
    base = await openBase()
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())

  const add = async (name: string): Promise<string> => {
    const words = { name, shortName: name, kind: 'group' as const, aliases: [], isTrusted: true, declaredIsEnough: false, contactPhone: '' }
    const answer = await base.as(administrator).organisations.add({ requestId: requestId(), ...words })
    if (!answer.ok) throw new Error(answer.reason)
    return answer.organisationId
  }
  const aNew = () => add(`示范第${++number}协会`)
  const merge = (fromId: string, intoId: string) => base.as(administrator).organisations.merge({ requestId: requestId(), fromId, intoId })
  /** Removes the names that were kept at a merge, so that they can be used again. */
  const forgetNames = (organisationId: string) =>
    base.connection.db.execute(sql`delete from organisation_aliases where organisation_id = ${organisationId}`)

  it('an organisation that is added again is a new one, and nobody opens the closed records of the old one through it', async () => {
    const [first, other] = [await add('甲协会'), await aNew()]
    await merge(first, other)
    await forgetNames(other)
    const again = await add('甲协会')
    expect(again).not.toBe(first)
    const [boss, heir] = [await base.anOrganiser(again), await base.anOrganiser(other)]
    await aDay(base, boss, [await base.aVolunteer({ organisationIds: [again] })], { leadId: again })
    const after = closableFrom(2027)
    await base.as(administrator, after).figures.close({ requestId: requestId(), year: 2027 })
    const { closed } = await base.as(boss, after).figures.year({ scope: { of: 'organisation', organisationId: again }, year: 2027 })
    expect(closed?.figures.totals).toMatchObject({ activities: 1, turns: 1 })
    expect(closed?.merged).toEqual([])
    const scope = { of: 'organisation' as const, organisationId: other }
    for (const kept of [first, again]) expect((await base.as(heir, after).figures.records({ scope, year: 2027, kept })).items).toEqual([])
  })

  it('the import of past activities finds the new organisation by name, and reuses no merged id', async () => {
    const [first, other] = [await add('乙协会'), await aNew()]
    await merge(first, other)
    const find = () => transact(base.connection.db, async (tx) => (await directoryFor(tx, ['乙协会']))('乙协会'))
    expect(await find()).toBe(other)
    await forgetNames(other)
    const made = await find()
    expect([first, other]).not.toContain(made)
    expect(await find()).toBe(made)
  })

  it("a volunteer who declared one organisation and is on the other's roster is verified and logged", async () => {
    const [from, into] = [await aNew(), await aNew()]
    const entry = { id: randomUUID(), organisationId: into, name: '陈样例', phone: '13811111111', skills: [], changedAt: NOW }
    await base.connection.db.insert(rosterMembers).values(entry)
    const person = await declare(base, '陈样例', '13811111111', from)
    await merge(from, into)
    expect((await base.as(person).session.get()).profile?.organisations).toMatchObject([{ id: into, verified: true }])
  })

  it('a series names the remaining organisation once', async () => {
    const [from, into] = [await aNew(), await aNew()]
    const boss = await base.anOrganiser(from)
    await base.connection.db.insert(roles).values({ volunteerId: boss.id, role: 'organiser', organisationId: into })
    const source = await base.anActivity(boss, { leadId: from, partnerIds: [] })
    const plan = aSeriesPlan({ leadIds: [from, into] })
    await base.as(boss).series.create({ requestId: requestId(), activityId: source.id, name: '轮流来', plan, toPublish: false })
    await merge(from, into)
    expect((await base.as(boss).series.get({ activityId: source.id })).plan.leadIds).toEqual([into])
  })

  it("the log of each changed activity has the merge, for the activity's organisers", async () => {
    const [from, into] = [await aNew(), await aNew()]
    const name = (await base.as(administrator).organisations.list()).find(({ id }) => id === from)?.name
    const boss = await base.anOrganiser(from)
    const { id } = await base.anActivity(boss, { leadId: from, partnerIds: [] })
    await merge(from, into)
    const { items } = await base.as(boss).audit.list({ activityId: id })
    expect(items[0]).toMatchObject({ action: 'organisation.merged', details: { from, name }, actor: { id: administrator.id } })
  })

  it('a profile, a new activity or a change that names the old organisation gets the fault organisation-gone', async () => {
    const [from, into] = [await aNew(), await aNew()]
    const boss = await base.anOrganiser(from)
    const { id, plan } = await base.anActivity(boss, { leadId: from, partnerIds: [] })
    await merge(from, into)
    const gone = async (call: Promise<unknown>) => expect(await faultFrom(call)).toBe('organisation-gone')
    await gone(declare(base, '陈样例', '13822222222', from))
    const create = (change: Parameters<typeof aPlan>[0]) =>
      base.as(boss).desk.create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan(change) })
    await gone(create({ leadId: from }))
    await gone(create({ leadId: into, partnerIds: [from] }))
    const edit = (version: number, change: object) =>
      base.as(boss).desk.edit({ requestId: requestId(), activityId: id, version, plan: { ...plan, ...change } })
    // The form was opened before the merge, and the merge changed the version.
    expect(await edit(2, {})).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
    await gone(edit(3, {}))
    await gone(edit(3, { leadId: into, partnerIds: [from] }))
    expect(await edit(3, { leadId: into })).toMatchObject({ ok: true })
  })
})
