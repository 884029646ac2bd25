/** Pictures of a published visit: those of an organisation that is not trusted wait for the administrator. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../src/cloud/db/database'
import { type Day, aDay } from '../support/after-the-day'
import { type Person, type TestBase, openBase } from '../support/base'
import { aJpeg } from '../support/jpegs'
import { upload } from '../support/upload'

describe('photos of an organisation that is not trusted', () => {
  let base: TestBase
  let organiser: Person
  let administrator: Person
  let visit: Day
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    administrator = await base.anAdministrator()
  })
  beforeEach(async () => {
    visit = await aDay(base, organiser, [])
    await base.connection.db.execute(sql`delete from uploads`)
  })
  afterAll(() => base.close())

  const thumbnail = (): string => aJpeg({ width: 40, height: 30 }).toString('base64')
  const calls = (person: Person | null = organiser, now = visit.after) => base.as(person, now)
  const detail = () => calls(null).activities.get({ activityId: visit.id })
  const send = (bytes: Buffer, person = organiser) => upload(calls(person), '照片.jpg', bytes, 'photo')
  /** @returns id of the photo */
  const add = async (now = visit.after): Promise<string> => {
    const input = { requestId: randomUUID(), activityId: visit.id, uploadId: await send(aJpeg()), thumbnail: thumbnail() }
    const answer = await calls(organiser, now).outcomes.addPhoto(input)
    if (!answer.ok) throw new Error(answer.reason)
    return answer.photo.id
  }
  const look = (photoId: string) => calls(null).outcomes.photo({ activityId: visit.id, photoId, part: 0 })
  const stored = () => rowsOf<{ id: string }>(base.connection.db, sql`select id from outcome_photos where activity_id = ${visit.id}`)
  const untrusted = (isTrusted: boolean) =>
    base.connection.db.execute(sql`update organisations set is_trusted = ${isTrusted} where id = 'nonggong'`)
  afterEach(() => untrusted(true))
  const waiting = async () =>
    (await base.as(administrator).changes.photos()).items.find(({ activityId }) => activityId === visit.id)?.photos.map(({ id }) => id) ??
    []
  const decision = () => ({ requestId: randomUUID(), activityId: visit.id })

  it('wait for the administrator, and until then only organisers see them', async () => {
    const first = await add()
    await untrusted(false)
    const second = await add()
    expect((await detail()).photos.map(({ id }) => id)).toEqual([first])
    expect(await look(second)).toBeNull()
    const ask = { activityId: visit.id, photoIds: [first, second] }
    expect((await calls(null).outcomes.thumbnails(ask)).map(({ id }) => id)).toEqual([first])
    expect(await calls(await base.aVolunteer()).outcomes.photo({ activityId: visit.id, photoId: second, part: 0 })).toBeNull()
    for (const insider of [organiser, administrator]) {
      expect((await calls(insider).outcomes.thumbnails(ask)).map(({ id }) => id).sort()).toEqual([first, second].sort())
      expect(await calls(insider).outcomes.photo({ activityId: visit.id, photoId: second, part: 0 })).not.toBeNull()
    }
    const { photos } = await calls().outcomes.get({ activityId: visit.id })
    expect(new Map(photos.map(({ id, waits }) => [id, waits]))).toEqual(
      new Map([
        [first, false],
        [second, true],
      ]),
    )
    expect(await waiting()).toEqual([second])
  })

  it('are public once the administrator has approved exactly those displayed', async () => {
    await untrusted(false)
    const first = await add()
    const later = await add(visit.after + 1)
    await base.as(administrator).changes.approvePhotos({ ...decision(), photoIds: [first] })
    expect((await detail()).photos.map(({ id }) => id)).toEqual([first])
    expect(await waiting()).toEqual([later])
  })

  it('are removed when they are returned, and the person who added them reads the reason; approved ones stay', async () => {
    const approved = await add()
    await untrusted(false)
    const returned = await add(visit.after + 1)
    await base.as(administrator).changes.giveBackPhotos({ ...decision(), photoIds: [approved, returned], reason: '拍到了孩子的脸' })
    expect((await stored()).map(({ id }) => id)).toEqual([approved])
    const told = (await base.as(organiser).messages.mine()).filter(({ activityId }) => activityId === visit.id)
    expect(told.map(({ kind, note }) => [kind, note])).toContainEqual(['photos-returned', '拍到了孩子的脸'])
  })

  it('are public at once when the administrator adds them', async () => {
    await untrusted(false)
    const input = { requestId: randomUUID(), activityId: visit.id, uploadId: await send(aJpeg(), administrator), thumbnail: thumbnail() }
    expect(await calls(administrator).outcomes.addPhoto(input)).toMatchObject({ ok: true, photo: { waits: false } })
    expect((await detail()).photos).toHaveLength(1)
  })
})
