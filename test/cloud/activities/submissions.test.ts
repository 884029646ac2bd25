/** Review before publishing: visits of an organisation that is not trusted go to the administrator first. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { day } from '../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'
import { submissionsTo } from '../../support/submissions'

const requestId = () => randomUUID()
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

describe('review before publishing', () => {
  let base: TestBase
  let hospital: Person
  let administrator: Person
  beforeAll(async () => {
    base = await openBase()
    // A partner that the administrator has not marked as trusted.
    hospital = await base.anOrganiser('hospital')
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())

  const { aDraft, publish, submitted, waiting, seen, approve, giveBack } = submissionsTo(
    () => base,
    () => hospital,
    () => administrator,
  )
  const kinds = async (person: Person, activityId: string) =>
    (await base.as(person).messages.mine())
      .filter((message) => message.activityId === activityId)
      .map(({ kind: what, note }) => [what, note])

  it('is skipped for a trusted organisation and for the administrator', async () => {
    const nonggong = await base.anOrganiser('nonggong')
    const trusted = await aDraft({ leadId: 'nonggong' }, nonggong)
    expect(await publish(trusted.id, nonggong)).toEqual({ ok: true, status: 'published' })
    const draft = await aDraft()
    expect(await publish(draft.id, administrator)).toEqual({ ok: true, status: 'published' })
    expect(ids((await waiting()).items)).not.toContain(draft.id)
  })

  it('hides a submitted visit from all but its organisers and the administrator', async () => {
    const { id } = await submitted()
    const volunteer = await base.aVolunteer()
    for (const stranger of [null, volunteer])
      expect(await faultFrom(base.as(stranger).activities.get({ activityId: id }))).toBe('not-found')
    const request = { requestId: requestId(), activityId: id, positionId: randomUUID(), version: 2, organisationId: null }
    expect(await faultFrom(base.as(volunteer).signUps.create(request))).toBe('not-found')
    expect(ids((await base.as(null).activities.list({ limit: 50 })).items)).not.toContain(id)
    for (const insider of [hospital, administrator])
      expect(await base.as(insider).activities.get({ activityId: id })).toMatchObject({ phase: 'submitted' })
    expect((await base.as(hospital).desk.list({ when: 'upcoming' })).items.find((card) => card.id === id)).toMatchObject({
      phase: 'submitted',
    })
    expect(await faultFrom(base.as(hospital).submissions.list())).toBe('forbidden')
  })

  it('puts an approved visit on the list, and notifies the organiser who submitted it', async () => {
    const { id, plan } = await submitted({ title: '待审义诊' })
    expect((await waiting()).items.find((item) => item.id === id)).toMatchObject({
      plan: { title: '待审义诊', services: plan.services },
      lead: '县人民医院',
    })
    expect(await approve(await seen(id))).toEqual({ ok: true, count: 1 })
    expect(await base.as(null).activities.get({ activityId: id })).toMatchObject({ phase: 'open' })
    expect(await kinds(hospital, id)).toEqual([['activity-approved', null]])
    expect(ids((await waiting()).items)).not.toContain(id)
    expect(await approve(await seen(id))).toMatchObject({ ok: false, reason: 'not-submitted' })
  })

  it('makes a returned visit a draft again, with the reason, until it is submitted again', async () => {
    const { id } = await submitted()
    expect(await giveBack('地点写到门牌号', await seen(id))).toEqual({ ok: true, count: 1 })
    expect(await kinds(hospital, id)).toEqual([['activity-returned', '地点写到门牌号']])
    expect(await base.as(hospital).desk.get({ activityId: id })).toMatchObject({
      phase: 'draft',
      returnReason: '地点写到门牌号',
      isReviewed: true,
    })
    expect(await publish(id)).toEqual({ ok: true, status: 'submitted' })
    expect(await base.as(hospital).desk.get({ activityId: id })).toMatchObject({ phase: 'submitted', returnReason: null })
  })

  it('lets an organiser take a visit back and change it; a decision on the old text is refused', async () => {
    const { id, plan } = await submitted()
    const first = await seen(id)
    const edit = { requestId: requestId(), activityId: id, version: first.version, plan: { ...plan, title: '改过的义诊' } }
    expect(await base.as(hospital).desk.edit(edit)).toMatchObject({ ok: true })
    for (const decide of [approve, giveBack.bind(null, '不行')])
      expect(await decide(first)).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
    expect(await base.as(hospital).desk.get({ activityId: id })).toMatchObject({ phase: 'submitted' })
    expect(await base.as(hospital).desk.takeBack({ requestId: requestId(), activityId: id })).toEqual({ ok: true })
    expect(await base.as(hospital).desk.takeBack({ requestId: requestId(), activityId: id })).toMatchObject({
      ok: false,
      reason: 'not-submitted',
    })
    expect(await approve(await seen(id))).toMatchObject({ ok: false, reason: 'not-submitted' })
  })

  it('refuses to submit a visit twice, to cancel a submitted one, and to approve one after its day', async () => {
    const { id } = await submitted()
    expect(await publish(id)).toEqual({ ok: false, reason: 'already-submitted' })
    expect(await base.as(hospital).desk.cancel({ requestId: requestId(), activityId: id, reason: '台风' })).toMatchObject({
      reason: 'not-published',
    })
    const late = base.as(administrator, saturday + day)
    const input = { requestId: requestId(), activities: [await seen(id)] }
    expect(await late.submissions.approve(input)).toMatchObject({ ok: false, reason: 'start-in-past' })
    expect(await late.submissions.giveBack({ ...input, requestId: requestId(), reason: '过期了' })).toMatchObject({ ok: true })
  })

  it('covers a visit under a trusted lead by an organiser who acts for no trusted organisation', async () => {
    const nonggong = await base.anOrganiser('nonggong')
    const draft = await aDraft({ leadId: 'nonggong' }, nonggong)
    await base.connection.db.execute(
      sql`insert into activity_organisations (activity_id, organisation_id, part, ordinal) values (${draft.id}, 'hospital', 'host', 1)`,
    )
    expect(await base.as(hospital).desk.get({ activityId: draft.id })).toMatchObject({ isReviewed: true })
    expect(await base.as(nonggong).desk.get({ activityId: draft.id })).toMatchObject({ isReviewed: false })
    expect(await publish(draft.id)).toEqual({ ok: true, status: 'submitted' })
  })

  it('gives a repeated decision the first answer', async () => {
    const { id } = await submitted()
    const input = { requestId: requestId(), activities: [await seen(id)] }
    const [one, other] = await Promise.all([1, 2].map(() => base.as(administrator).submissions.approve(input)))
    expect([one, other]).toEqual([
      { ok: true, count: 1 },
      { ok: true, count: 1 },
    ])
    expect(await kinds(hospital, id)).toHaveLength(1)
  })

  it('ends once the administrator trusts the organisation', async () => {
    const found = (await base.as(administrator).organisations.list()).find((one) => one.id === 'hospital')
    const { name, shortName, aliases } = found ?? { name: '', shortName: '', aliases: [] }
    const trust = (isTrusted: boolean) =>
      base.as(administrator).organisations.edit({
        requestId: requestId(),
        organisationId: 'hospital',
        name,
        shortName,
        kind: 'partner',
        aliases,
        isTrusted,
        declaredIsEnough: false,
        contactPhone: '',
      })
    expect(await trust(true)).toMatchObject({ ok: true })
    const { id } = await aDraft()
    expect(await base.as(hospital).desk.get({ activityId: id })).toMatchObject({ isReviewed: false })
    expect(await publish(id)).toEqual({ ok: true, status: 'published' })
    expect(await trust(false)).toMatchObject({ ok: true })
    expect(await publish((await aDraft()).id)).toEqual({ ok: true, status: 'submitted' })
  })

  it('leaves a row in the audit log for each step', async () => {
    const { id } = await submitted()
    await giveBack('再改改', await seen(id))
    await publish(id)
    await base.as(hospital).desk.takeBack({ requestId: requestId(), activityId: id })
    await publish(id)
    await approve(await seen(id))
    const query = sql`select action from audit_log where activity_id = ${id} and action like 'activity.%' order by id`
    const rows = await rowsOf<{ action: string }>(base.connection.db, query)
    expect(rows.map(({ action }) => action.slice('activity.'.length))).toEqual([
      'created',
      'submitted',
      'returned',
      'submitted',
      'taken-back',
      'submitted',
      'published',
    ])
  })

  it('refuses malformed decisions: no visit, a visit twice, a hundred visits, a reason of one character', async () => {
    const one = { activityId: randomUUID(), version: 1 }
    const many = Array.from({ length: 100 }, () => ({ activityId: randomUUID(), version: 1 }))
    for (const activities of [[], [one, one], many]) {
      expect(await faultFrom(base.as(administrator).submissions.approve({ requestId: requestId(), activities }))).toBe('malformed')
    }
    expect(await faultFrom(giveBack('不', one))).toBe('malformed')
    expect(await faultFrom(approve(one))).toBe('not-found')
    expect(NOW).toBeLessThan(saturday)
  })
})
