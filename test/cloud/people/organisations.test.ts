/** Organisations: names, aliases and merging. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { rosterMembers } from '../../../src/cloud/db/schema/members'
import { memberships, roles } from '../../../src/cloud/db/schema/people'
import { organisations } from '../../../src/cloud/db/schema/vocabulary'
import { hour } from '../../../src/domain/calendar/calendar'
import { type Calls, NOW, type TestBase, aPlan, faultFrom, openBase, saturday } from '../../support/base'

const requestId = () => randomUUID()

describe('organisations', () => {
  let base: TestBase
  let as: Calls
  let number = 0
  beforeAll(async () => {
    base = await openBase()
    as = base.as(await base.anAdministrator())
  })
  afterAll(() => base.close())

  /** A new organisation for each test. */
  const anOrganisation = async (): Promise<string> => {
    const id = `org-${++number}`
    await base.connection.db.insert(organisations).values({
      id,
      name: `示范县第${number}协会`,
      shortName: `第${number}协会`,
      kind: 'group',
      ordinal: 100 + number,
      isTrusted: true,
      declaredIsEnough: false,
      contactPhone: '',
    })
    return id
  }
  const rows = <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(base.connection.db, query)
  const listed = async (id: string) => (await as.organisations.list()).find((one) => one.id === id)
  const merge = (fromId: string, intoId: string) => as.organisations.merge({ requestId: requestId(), fromId, intoId })

  it('can be added, and are then found by name and aliases', async () => {
    const words = {
      name: '示范县诗词学会',
      shortName: '县诗词',
      kind: 'group' as const,
      isTrusted: true,
      declaredIsEnough: false,
      contactPhone: '',
      aliases: ['诗词学会', '示范县诗词学会', '诗词学会'],
    }
    const input = { requestId: requestId(), ...words }
    const answer = await as.organisations.add(input)
    expect(await as.organisations.add(input)).toEqual(answer)
    expect(answer.ok && (await listed(answer.organisationId))).toMatchObject({
      name: '示范县诗词学会',
      aliases: ['诗词学会'],
      activities: 0,
    })
    const taken = { ok: false, reason: 'name-taken', about: '示范县诗词学会' }
    expect(await as.organisations.add({ ...words, requestId: requestId() })).toEqual(taken)
    expect(await as.organisations.add({ ...words, requestId: requestId(), name: '另一个学会' })).toEqual(taken)
  })

  it('can be renamed; the old name stays as an alias, and the search finds activities by both', async () => {
    const id = await anOrganisation()
    await base.anActivity(await base.anOrganiser(id), { leadId: id })
    const before = (await listed(id))?.name ?? ''
    await as.organisations.edit({
      requestId: requestId(),
      organisationId: id,
      name: `${before}（新）`,
      shortName: '新名',
      kind: 'partner',
      isTrusted: true,
      declaredIsEnough: false,
      contactPhone: '',
      aliases: ['别名甲'],
    })
    expect(await listed(id)).toMatchObject({
      name: `${before}（新）`,
      shortName: '新名',
      kind: 'partner',
      isTrusted: true,
      declaredIsEnough: false,
      contactPhone: '',
      aliases: expect.arrayContaining([before, '别名甲']),
    })
    for (const text of [before, '别名甲', '新名']) expect((await as.activities.list({ text })).items).toHaveLength(1)
  })

  it('have a number for residents, which is the contact of their visits, and which the log does not repeat', async () => {
    const id = await anOrganisation()
    const visit = await base.anActivity(await base.anOrganiser(id), { leadId: id })
    const { name = '', shortName = '' } = (await listed(id)) ?? {}
    const words = { name, shortName, kind: 'group' as const, isTrusted: true, declaredIsEnough: false, aliases: [] }
    const save = (contactPhone: string) => as.organisations.edit({ requestId: requestId(), organisationId: id, ...words, contactPhone })
    expect(await save('0579-87100001')).toMatchObject({ ok: true })
    expect(await listed(id)).toMatchObject({ contactPhone: '0579-87100001' })
    expect((await base.as(null).activities.get({ activityId: visit.id })).contact).toEqual({ name, phone: '0579-87100001' })
    const logged = await rows<{ details: { hasPhone?: boolean } }>(
      sql`select details from audit_log where subject_id = ${id} and action = 'organisation.edited'`,
    )
    expect(logged).toMatchObject([{ details: { hasPhone: true } }])
    expect(JSON.stringify(logged)).not.toContain('87100001')
    expect(await faultFrom(save('87100001'))).toBe('malformed')
    expect(await save('')).toMatchObject({ ok: true })
    expect((await base.as(null).activities.get({ activityId: visit.id })).contact).toBeNull()
  })

  it('that are merged keep their number, and get the other one only if they had none', async () => {
    const [from, into, other] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
    const give = (id: string, phone: string) => rows(sql`update organisations set contact_phone = ${phone} where id = ${id}`)
    await give(from, '0579-87100001')
    await give(other, '0579-87100003')
    await merge(from, into)
    expect(await listed(into)).toMatchObject({ contactPhone: '0579-87100001' })
    await merge(other, into)
    expect(await listed(into)).toMatchObject({ contactPhone: '0579-87100001' })
  })

  it("cannot have another organisation's name", async () => {
    const [one, other] = [await anOrganisation(), await anOrganisation()]
    const name = (await listed(other))?.name ?? ''
    const edited = await as.organisations.edit({
      requestId: requestId(),
      organisationId: one,
      name: '新的协会',
      shortName: '新的',
      kind: 'group',
      isTrusted: true,
      declaredIsEnough: false,
      contactPhone: '',
      aliases: [name],
    })
    expect(edited).toEqual({ ok: false, reason: 'name-taken', about: name })
  })

  it('can be merged: every reference moves to the other organisation, the stronger of two references is kept, and names become aliases', async () => {
    const [from, into] = [await anOrganisation(), await anOrganisation()]
    const name = (await listed(from))?.name ?? ''
    const organiser = await base.anOrganiser(from)
    const leads = await base.anActivity(organiser, { leadId: from, partnerIds: [into] })
    const releaseAt = saturday - 24 * hour
    const quotas = [
      { organisationId: from, seats: 2, releaseAt },
      { organisationId: into, seats: 1, releaseAt: releaseAt - hour },
    ]
    const helps = await base.anActivity(await base.anOrganiser(into), {
      leadId: into,
      partnerIds: [from],
      positions: [{ id: randomUUID(), name: '秩序引导', capacity: 5, skillId: null, quotas }],
    })
    const [both, one] = [await base.aVolunteer({ organisationIds: [from, into] }), await base.aVolunteer({ organisationIds: [from] })]
    const { db } = base.connection
    await db.execute(sql`update memberships set verified_at = null where volunteer_id = ${both.id} and organisation_id = ${into}`)
    await db.execute(
      sql`update memberships set split = case when organisation_id = ${from} then 30 else 70 end where volunteer_id = ${both.id}`,
    )
    await db.insert(roles).values({ volunteerId: organiser.id, role: 'organiser', organisationId: into })
    const positionId = helps.plan.positions[0]?.id ?? ''
    const signedUp = await base
      .as(one)
      .signUps.create({ requestId: requestId(), activityId: helps.id, positionId, version: 2, organisationId: from })
    expect(signedUp).toMatchObject({ ok: true, status: 'confirmed' })
    const team = { requestId: requestId(), teamId: randomUUID(), activityId: leads.id, version: 2, organisationId: from }
    const parts = [{ positionId: leads.plan.positions[1]?.id ?? '', seats: [null, null] }]
    expect(await base.as(one).teams.create({ ...team, parts })).toMatchObject({ ok: true })
    const entry = { name: '王样例', skills: [], changedAt: NOW }
    await db.insert(rosterMembers).values([
      { ...entry, id: randomUUID(), organisationId: from, phone: '13800000001' },
      { ...entry, id: randomUUID(), organisationId: from, phone: '13800000002' },
      { ...entry, id: randomUUID(), organisationId: into, phone: '13800000002', note: '另一边写的' },
    ])

    expect(await merge(from, into)).toEqual({ ok: true, activities: 2, people: 2 })

    expect(await listed(from)).toBeUndefined()
    expect(await listed(into)).toMatchObject({ aliases: expect.arrayContaining([name]), activities: 2, people: 2, roster: 2 })
    const hosts = await rows<{ part: string }>(
      sql`select part from activity_organisations where organisation_id = ${into} order by activity_id = ${helps.id}`,
    )
    expect(hosts.map(({ part }) => part)).toEqual(['lead', 'lead'])
    expect(await rows(sql`select split from memberships where volunteer_id = ${both.id} and verified_at is not null`)).toEqual([
      { split: 100 },
    ])
    expect(await rows(sql`select 1 from roles where volunteer_id = ${organiser.id}`)).toHaveLength(1)
    expect(await rows(sql`select 1 from sign_ups where organisation_id = ${into}`)).toHaveLength(1)
    expect(await rows(sql`select 1 from teams where organisation_id = ${into}`)).toHaveLength(1)
    expect(await rows(sql`select note from roster_members where phone = '13800000002'`)).toEqual([{ note: '另一边写的' }])
    // The two reservations became one of three seats, until the later release, since a plan cannot have two for one organisation.
    const { plan } = await as.desk.get({ activityId: helps.id })
    expect(plan.positions[0]?.quotas).toEqual([{ organisationId: into, seats: 3, releaseAt }])
    expect((await as.activities.list({ text: name })).items).toHaveLength(2)
    const details = await rows<{ details: unknown }>(
      sql`select details from audit_log where action = 'organisation.merged' and subject_id = ${into} and activity_id is null`,
    )
    expect(details).toEqual([{ details: { from, name, activities: 2, people: 2 } }])
  })

  it('when merged, make a form that was opened before outdated', async () => {
    const [from, into] = [await anOrganisation(), await anOrganisation()]
    const { id } = await base.anActivity(await base.anOrganiser(from), { leadId: from })
    await merge(from, into)
    const edit = { requestId: requestId(), activityId: id, version: 2, plan: aPlan({ leadId: from }) }
    expect(await as.desk.edit(edit)).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
  })

  it('can be merged only if they exist, only once, and not with themselves', async () => {
    const [from, into] = [await anOrganisation(), await anOrganisation()]
    expect(await merge('no-such', into)).toEqual({ ok: false, reason: 'organisation-gone' })
    expect(await faultFrom(merge(into, into))).toBe('malformed')
    const answers = await Promise.all([merge(from, into), merge(from, into)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual({ ok: false, reason: 'organisation-gone' })
  })

  it('are referred to only by columns that have a step in the merge', async () => {
    const columns = await rows<{ name: string }>(
      sql`select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'organisations'::regclass order by 1`,
    )
    expect(columns.map(({ name }) => name)).toEqual([
      'activity_organisations.organisation_id',
      'memberships.organisation_id',
      'merged_organisations.into_id',
      'organisation_aliases.organisation_id',
      'roles.organisation_id',
      'roster_members.organisation_id',
      'seats.reserved_for',
      'sign_ups.organisation_id',
      'teams.organisation_id',
    ])
  })
})

test('when merged, do not verify an unverified membership', async () => {
  const base = await openBase()
  const member = await base.aVolunteer({ organisationIds: ['hospital', 'minge'], isVouchedFor: false })
  await base.as(await base.anAdministrator()).organisations.merge({ requestId: requestId(), fromId: 'hospital', intoId: 'minge' })
  expect(await base.connection.db.select({ verifiedAt: memberships.verifiedAt }).from(memberships)).toEqual([{ verifiedAt: null }])
  expect((await base.as(member).session.get()).profile?.organisations).toMatchObject([{ id: 'minge', verified: false }])
  await base.close()
})
