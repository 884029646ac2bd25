/** The card that is kept with each activity is what its tables hold, whoever changes them. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'drizzle-orm'
import { transact } from '../../../src/cloud/db/database'
import { aDay } from '../../support/after-the-day'
import { type Person, type TestBase, openBase, testBase } from '../../support/base'
import { gatheredCards, keptCards } from '../../support/cards'
import { DATABASE, openOnServer } from '../../support/databases'
import { aJpeg } from '../../support/jpegs'
import { seriesWork } from '../../support/series'
import { upload } from '../../support/upload'

const requestId = () => randomUUID()

describe('kept cards', () => {
  let base: TestBase
  let organiser: Person
  let administrator: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    administrator = await base.anAdministrator()
  })
  afterAll(() => base.close())

  const expectWhole = async () => expect(await keptCards(base.connection)).toEqual(await gatheredCards(base.connection))
  const cardOf = async (id: string) => (await keptCards(base.connection))[id]
  const { aSeries, edit } = seriesWork(
    () => base,
    () => organiser,
    () => administrator,
  )

  it('have the hosts, services and positions of a new visit and of an edited one', async () => {
    const { id, plan } = await base.anActivity(organiser)
    expect(await cardOf(id)).toMatchObject({
      town: '唐先镇',
      hosts: ['农工党'],
      services: ['量血压'],
      positions: [
        { name: '执业医师', skilled: true },
        { name: '秩序引导', skilled: false },
      ],
    })
    const changed = {
      ...plan,
      townId: 'xiangzhu',
      categories: ['law', 'health'],
      services: [{ id: randomUUID(), name: '写春联', unit: '幅' }, ...plan.services],
      positions: plan.positions.map((position) => ({ ...position, capacity: 7 })),
    }
    const { version } = await base.as(organiser).desk.get({ activityId: id })
    expect(await base.as(organiser).desk.edit({ requestId: requestId(), activityId: id, version, plan: changed })).toMatchObject({
      ok: true,
    })
    expect(await cardOf(id)).toMatchObject({ town: '象珠镇', categories: ['law', 'health'], services: ['写春联', '量血压'] })
    await expectWhole()
  })

  it('have the visits of a series, and its edits', async () => {
    const { activities } = await aSeries()
    const [, second] = activities
    const answer = await edit(second?.id ?? '', (plan) => ({ ...plan, townId: null, categories: ['law'] }), { scope: 'later' })
    expect(answer).toMatchObject({ ok: true })
    expect(await cardOf(second?.id ?? '')).toMatchObject({ town: null, categories: ['law'] })
    await expectWhole()
  })

  it('have the new names of towns and organisations, and the organisation into which another was merged', async () => {
    const admin = base.as(administrator)
    const { id } = await base.anActivity(await base.anOrganiser('minge'), { leadId: 'minge' })
    const { version } = await admin.lists.get({ of: 'towns' })
    const words = { name: '改名镇' }
    await admin.lists.edit({ requestId: requestId(), of: 'towns', version, entryId: 'tangxian', words })
    expect(await cardOf(id)).toMatchObject({ town: '改名镇', hosts: ['民革'] })
    await base.connection.db.execute(sql`update organisations set short_name = '民革新名' where id = 'minge'`)
    expect(await cardOf(id)).toMatchObject({ hosts: ['民革新名'] })
    expect(await admin.organisations.merge({ requestId: requestId(), fromId: 'minge', intoId: 'nonggong' })).toMatchObject({ ok: true })
    expect(await cardOf(id)).toMatchObject({ hosts: ['农工党'] })
    await expectWhole()
  })

  it('have the outcome of a past visit and the first photo that is public', async () => {
    const visit = await aDay(base, organiser, [])
    const calls = base.as(organiser, visit.after)
    const seen = (await calls.outcomes.get({ activityId: visit.id })).services
    const report = { services: seen.map(({ id }) => ({ id, served: 4 })), servedTotal: 58, note: '', seen: null }
    expect(await calls.outcomes.report({ requestId: requestId(), activityId: visit.id, ...report })).toMatchObject({ ok: true })
    const add = async () => {
      const uploadId = await upload(calls, '照片.jpg', aJpeg(), 'photo')
      const thumbnail = aJpeg({ width: 40, height: 30 }).toString('base64')
      const answer = await calls.outcomes.addPhoto({ requestId: requestId(), activityId: visit.id, uploadId, thumbnail })
      if (!answer.ok) throw new Error(answer.reason)
      return answer.photo.id
    }
    const trust = (isTrusted: boolean) =>
      base.connection.db.execute(sql`update organisations set is_trusted = ${isTrusted} where id = 'nonggong'`)
    await trust(false)
    const photoId = await add()
    await trust(true)
    expect(await cardOf(visit.id)).toMatchObject({ outcome: { servedTotal: 58, isReported: true }, photo: null })
    const decision = { requestId: requestId(), activityId: visit.id, photoIds: [photoId] }
    await base.as(administrator).changes.approvePhotos(decision)
    expect(await cardOf(visit.id)).toMatchObject({ photo: { id: photoId } })
    const { items } = await base.as(null, visit.after).activities.list({ when: 'past' })
    expect(items.find(({ id }) => id === visit.id)).toMatchObject({ servedTotal: 58, photo: { id: photoId } })
    await expectWhole()
  })

  it('follow any change of a row that they are made from, in any order', async () => {
    const ids = [(await base.anActivity(organiser)).id, (await base.anActivity(organiser)).id]
    const changes = [
      (id: string, n: number) =>
        sql`insert into services (id, activity_id, name, ordinal) values (${randomUUID()}, ${id}, ${`服务${n}`}, ${n})`,
      (id: string, n: number) => sql`update services set name = ${`改${n}`} where activity_id = ${id} and ordinal <= ${n}`,
      (id: string, n: number) => sql`update services set activity_id = ${id} where ordinal = ${n}`,
      (id: string, n: number) => sql`delete from services where activity_id = ${id} and ordinal > ${n}`,
      (id: string, n: number) => sql`update positions set name = ${`岗位${n}`}, capacity = ${n + 1} where activity_id = ${id}`,
      (id: string, n: number) => sql`update positions set skill_id = ${n % 2 ? 'medicine' : null} where activity_id = ${id}`,
      (id: string, n: number) => sql`update activities set town_id = ${n % 2 ? 'xiangzhu' : null}, title = ${`题${n}`} where id = ${id}`,
      (_id: string, n: number) => sql`update towns set name = ${`象珠${n}`} where id = 'xiangzhu'`,
      (_id: string, n: number) => sql`update organisations set short_name = ${`医院${n}`} where id = 'hospital'`,
      (id: string, n: number) =>
        sql`update activity_organisations set part = ${n % 2 ? 'host' : 'partner'} where activity_id = ${id} and part <> 'lead'`,
      (id: string, n: number) =>
        sql`insert into outcomes (activity_id, served_total) values (${id}, ${n}) on conflict (activity_id) do update set served_total = ${n}`,
      (id: string) => sql`delete from outcomes where activity_id = ${id}`,
      (id: string, n: number) => sql`delete from activity_categories where activity_id = ${id} and ordinal = ${n}`,
    ]
    const change = fc.record({ which: fc.nat(changes.length - 1), activity: fc.nat(1), n: fc.nat(6) })
    const statement = ({ which, activity, n }: { which: number; activity: number; n: number }) =>
      changes[which]?.(ids[activity] ?? '', n) ?? sql`select 1`
    await fc.assert(
      // Transactions of several changes, two at the same time.
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), fc.array(change, { maxLength: 4 }), async (some, others) => {
        const run = (work: typeof some) =>
          transact(base.connection.db, async (tx) => {
            for (const one of work) await tx.execute(statement(one))
          })
        await Promise.all([run(some), run(others)])
        await expectWhole()
      }),
      { numRuns: 40 },
    )
  })
})

it('has a card for every activity of the samples and of the import', async () => {
  if (DATABASE === 'pglite') return
  const base = testBase(await openOnServer('demo'))
  const kept = await keptCards(base.connection)
  expect(Object.keys(kept).length).toBeGreaterThan(20)
  expect(kept).toEqual(await gatheredCards(base.connection))
  await base.close()
})
