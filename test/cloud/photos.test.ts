/** Photos of a visit: adding, stored content and access. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Verdict } from '../../src/cloud/rpc/context'
import { checkByWords } from '../../src/cloud/content/words'
import { rowsOf } from '../../src/cloud/db/database'
import { refuse } from '../../src/domain/decision'
import { readJpeg } from '../../src/domain/photos/jpeg'
import { type Day, aDay, afterwards } from '../support/after-the-day'
import { type Person, type TestBase, aPlan, faultFrom, openBase, saturday } from '../support/base'
import { PLACE, aJpeg, exif, segment } from '../support/jpegs'
import { upload } from '../support/upload'

const thumbnail = (change = {}): string => aJpeg({ width: 40, height: 30, ...change }).toString('base64')
const withPlace = { beside: [exif(1), segment(0xfe, Buffer.from(PLACE))], after: Buffer.from(PLACE) }

describe('photos of a visit', () => {
  let base: TestBase
  let organiser: Person
  let visit: Day
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
  })
  beforeEach(async () => {
    visit = await aDay(base, organiser, [])
    await base.connection.db.execute(sql`delete from uploads`)
  })
  afterAll(() => base.close())

  const calls = (person: Person | null = organiser, now = visit.after) => base.as(person, now)
  const detail = () => calls(null).activities.get({ activityId: visit.id })
  const send = (bytes: Buffer, person = organiser) => upload(calls(person), '照片.jpg', bytes, 'photo')
  const request = async (bytes = aJpeg(), small = thumbnail()) => ({
    requestId: randomUUID(),
    activityId: visit.id,
    uploadId: await send(bytes),
    thumbnail: small,
  })
  /** @returns id of the photo */
  const add = async (bytes?: Buffer, now = visit.after): Promise<string> => {
    const answer = await calls(organiser, now).outcomes.addPhoto(await request(bytes))
    if (!answer.ok) throw new Error(answer.reason)
    return answer.photo.id
  }
  const look = (photoId: string, activityId = visit.id, part = 0) => calls(null).outcomes.photo({ activityId, photoId, part })
  const stored = () => rowsOf<{ id: string }>(base.connection.db, sql`select id from outcome_photos where activity_id = ${visit.id}`)

  it('are listed with the visit by id and size in the order they were added, and are open to everybody', async () => {
    const first = await add(aJpeg({ width: 320, height: 240 }))
    const second = await add(aJpeg({ beside: [exif(6)] }), visit.after + 1)
    expect((await detail()).photos).toEqual([
      { id: first, width: 320, height: 240 },
      { id: second, width: 480, height: 640 },
    ])
    expect((await calls().outcomes.get({ activityId: visit.id })).photos).toHaveLength(2)
    const thumbnails = await calls(null).outcomes.thumbnails({ activityId: visit.id, photoIds: [first, second, randomUUID()] })
    expect(thumbnails.map(({ id }) => id).sort()).toEqual([first, second].sort())
    expect(thumbnails[0]?.data).toBe(thumbnail())
    expect(await look(first)).toEqual({ data: aJpeg({ width: 320, height: 240 }).toString('base64'), parts: 1 })
  })

  it('are stored only after both pictures are checked, and can be sent again when the check could not run', async () => {
    const sent = await request()
    const looked: number[] = []
    const judge = (verdict: Verdict) => (picture: Uint8Array) => {
      looked.push(picture.length)
      return Promise.resolve(verdict)
    }
    const by = (verdict: Verdict) => {
      const checks = { ...checkByWords(), picture: judge(verdict) }
      return base.as(organiser, visit.after, checks).outcomes.addPhoto(sent)
    }
    expect(await by(refuse('content-unchecked'))).toEqual({ ok: false, reason: 'content-unchecked' })
    expect(await stored()).toEqual([])
    expect(await by({ ok: true })).toMatchObject({ ok: true })
    expect(looked).toHaveLength(4)
    expect(looked[0]).not.toBe(looked[1])
    expect(await stored()).toHaveLength(1)
    const other = await request()
    const refused = base.as(organiser, visit.after, { ...checkByWords(), picture: judge(refuse('content-refused', '这张照片')) })
    expect(await refused.outcomes.addPhoto(other)).toMatchObject({ ok: false, reason: 'content-refused' })
    expect(await stored()).toHaveLength(1)
  })

  it('are read in parts below the size of a call, whose base64 texts join into one file', async () => {
    const bytes = aJpeg({ beside: [exif(6)], weight: 100_000 })
    const photoId = await add(bytes)
    const [first, last] = [await look(photoId), await look(photoId, visit.id, 1)]
    expect(first).toMatchObject({ parts: 2 })
    expect(last).toMatchObject({ parts: 2 })
    expect(Buffer.from(`${first?.data}${last?.data}`, 'base64').length).toBe(readJpeg(bytes)?.bytes.length)
    expect(await look(photoId, visit.id, 2)).toEqual({ data: '', parts: 2 })
  })

  it('keep no location in photo or thumbnail, and the uploaded file is deleted', async () => {
    const answer = await calls().outcomes.addPhoto(await request(aJpeg(withPlace), thumbnail(withPlace)))
    expect(answer).toMatchObject({ ok: true })
    const [row] = await rowsOf<{ content: Uint8Array; thumbnail: Uint8Array }>(
      base.connection.db,
      sql`select content, thumbnail from outcome_photos where activity_id = ${visit.id}`,
    )
    expect(Buffer.from(row?.content ?? [])).toEqual(aJpeg())
    expect(Buffer.from(row?.thumbnail ?? []).toString('base64')).toBe(thumbnail())
    expect(await rowsOf(base.connection.db, sql`select 1 from upload_parts`)).toEqual([])
  })

  it.each([
    ['text', Buffer.from('这不是照片'), thumbnail(), 'not-a-photo'],
    ['half a photo', aJpeg().subarray(0, 400), thumbnail(), 'not-a-photo'],
    ['a photo of too many pixels', aJpeg({ width: 9000, height: 900 }), thumbnail(), 'photo-too-large'],
    ['a photo whose thumbnail is none', aJpeg(), Buffer.from('no').toString('base64'), 'not-a-photo'],
    ['a photo whose thumbnail is as large as itself', aJpeg(), aJpeg({ width: 1280, height: 960 }).toString('base64'), 'photo-too-large'],
  ])('%s is refused, and nothing is stored', async (_what, bytes, small, reason) => {
    expect(await calls().outcomes.addPhoto(await request(bytes, small))).toEqual({ ok: false, reason })
    expect(await stored()).toEqual([])
  })

  it('belong to a published visit that has begun, not to a coming visit, a draft or a cancelled one', async () => {
    expect(await calls(organiser, visit.startsAt - 1).outcomes.addPhoto(await request())).toEqual({ ok: false, reason: 'visit-not-begun' })
    expect(await calls(organiser, visit.startsAt).outcomes.addPhoto(await request())).toMatchObject({ ok: true })
    const draft = randomUUID()
    await base.as(organiser).desk.create({ requestId: randomUUID(), activityId: draft, plan: aPlan() })
    const toDraft = { ...(await request()), activityId: draft }
    expect(await calls(organiser, saturday).outcomes.addPhoto(toDraft)).toEqual({ ok: false, reason: 'not-published' })
    const { id } = await base.anActivity(organiser)
    await base.as(organiser).desk.cancel({ requestId: randomUUID(), activityId: id, reason: '下雨' })
    const toCancelled = { ...(await request()), activityId: id }
    expect(await calls(organiser, saturday).outcomes.addPhoto(toCancelled)).toEqual({ ok: false, reason: 'activity-cancelled' })
  })

  it('are at most nine, even when two phones add at the same moment; removing one makes room for one', async () => {
    const ids: string[] = []
    for (let nth = 0; nth < 8; nth++) ids.push(await add())
    const requests = [await request(), await request()]
    const answers = await Promise.all(requests.map((sent) => calls().outcomes.addPhoto(sent)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'too-many-photos', about: '9' }])
    await calls().outcomes.removePhoto({ requestId: randomUUID(), activityId: visit.id, photoId: ids[3] ?? '' })
    await add()
    expect(await stored()).toHaveLength(9)
  })

  it('can be removed by another organiser of the visit and are then closed to all; photos of another visit cannot', async () => {
    const [photoId, kept] = [await add(), await add()]
    const other = await aDay(base, organiser, [])
    const colleague = await base.anOrganiser()
    const remove = { requestId: randomUUID(), activityId: visit.id, photoId }
    await calls(colleague).outcomes.removePhoto({ requestId: randomUUID(), activityId: other.id, photoId: kept })
    expect(await calls(colleague).outcomes.removePhoto(remove)).toEqual({ ok: true })
    expect(await calls(colleague).outcomes.removePhoto(remove)).toEqual({ ok: true })
    expect(await calls(colleague).outcomes.removePhoto({ ...remove, requestId: randomUUID() })).toEqual({ ok: true })
    expect((await detail()).photos.map(({ id }) => id)).toEqual([kept])
    expect(await look(photoId)).toBeNull()
    expect(await calls(null).outcomes.thumbnails({ activityId: visit.id, photoIds: [photoId] })).toEqual([])
    const { logged } = afterwards(
      () => base,
      () => organiser,
    )
    expect((await logged(visit.id, 'outcome.photo-removed')).map(({ actorId }) => actorId)).toEqual([colleague.id])
    expect(await logged(visit.id, 'outcome.photo-added')).toHaveLength(2)
  })

  it('are open only while their visit is published, and only with its id', async () => {
    const photoId = await add()
    const other = await aDay(base, organiser, [])
    expect(await look(photoId, other.id)).toBeNull()
    await base.connection.db.execute(sql`update activities set status = 'cancelled', cancel_reason = '下雨' where id = ${visit.id}`)
    expect(await look(photoId)).toBeNull()
    expect(await calls(null).outcomes.thumbnails({ activityId: visit.id, photoIds: [photoId] })).toEqual([])
    expect((await detail()).photos).toEqual([])
  })

  it('are stored once when a request is repeated, and a file makes only one photo', async () => {
    const sent = await request()
    const answer = await calls().outcomes.addPhoto(sent)
    expect(await calls().outcomes.addPhoto(sent)).toEqual(answer)
    expect(await calls().outcomes.addPhoto({ ...sent, requestId: randomUUID() })).toEqual({ ok: false, reason: 'upload-gone' })
    expect(await stored()).toHaveLength(1)
  })

  it("are not made from another person's file, from half a file or from a roster", async () => {
    const colleague = await base.anOrganiser()
    const gone = { ok: false, reason: 'upload-gone' }
    const ask = async (uploadId: string) => calls().outcomes.addPhoto({ ...(await request()), uploadId })
    expect(await ask(await send(aJpeg(), colleague))).toEqual(gone)
    expect(await ask(await upload(calls(), '名册.csv', aJpeg()))).toEqual(gone)
    const half = randomUUID()
    await calls().uploads.start({ uploadId: half, kind: 'photo', name: '2.jpg', size: 60_000 })
    expect(await ask(half)).toEqual(gone)
  })

  it('have limits on declared size and on the number per day', async () => {
    const start = (size: number) => calls().uploads.start({ uploadId: randomUUID(), kind: 'photo', name: '1.jpg', size })
    expect(await start(300_001)).toMatchObject({ reason: 'file-too-large' })
    // An upload that became a photo counts, too.
    await add()
    for (let nth = 1; nth < 80; nth++) expect(await start(300_000)).toEqual({ ok: true })
    expect(await start(1_000)).toEqual({ ok: false, reason: 'too-many-files', about: '80' })
    expect(await calls().uploads.start({ uploadId: randomUUID(), kind: 'roster', name: '1.csv', size: 9 })).toEqual({ ok: true })
  })

  it('are refused with a thumbnail that is too large, and not listed for more ids than a visit can have', async () => {
    const large = { ...(await request()), thumbnail: Buffer.alloc(25_003).toString('base64') }
    expect(await faultFrom(calls().outcomes.addPhoto(large))).toBe('malformed')
    const photoIds = Array.from({ length: 10 }, () => randomUUID())
    expect(await faultFrom(calls(null).outcomes.thumbnails({ activityId: visit.id, photoIds }))).toBe('malformed')
  })

  it('are deleted with their visit', async () => {
    const rule = sql`select confdeltype::text as rule from pg_constraint
      where conrelid = 'outcome_photos'::regclass and confrelid = 'activities'::regclass`
    expect(await rowsOf(base.connection.db, rule)).toEqual([{ rule: 'c' }])
  })
})
