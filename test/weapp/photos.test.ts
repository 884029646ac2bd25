/** Photos in the built mini-program: chosen and shrunk by WeChat's own calls, and shown from files on the phone. */
import type { ActivityDetail } from '../../src/contract/activities/activities'
import { hour } from '../../src/domain/calendar/calendar'
import { anActivity, anOrganiser, callAs } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { aJpeg, exif } from '../support/jpegs'
import { type Host, createHost } from '../support/weapp-host/host'
import { WxError } from '../support/weapp-host/wx-api'

let cloud: CloudEmulator
let host: Host
let organiser: string
let activityId: string
/** The phone's files, by their paths. */
let files: Map<string, Buffer>

beforeAll(async () => {
  cloud = startCloud()
  organiser = await anOrganiser(cloud)
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  const { id } = await anActivity(cloud, organiser)
  activityId = id
  const [startsAt, endsAt] = [Date.now() - 4 * hour, Date.now() - hour].map((at) => new Date(at))
  const end = 'update activities set starts_at = $2, ends_at = $3, sign_up_opens_at = $2, sign_up_closes_at = $2 where id = $1'
  await cloud.sql(end, [activityId, startsAt, endsAt])
  files = new Map()
})
afterEach(() => {
  host.close()
  expect(host.errors).toEqual([])
})

interface FileOptions {
  filePath: string
  data: string
  position: number
  length: number
  success: (result: object) => void
}

/** Answers WeChat's file calls from these files. A missing file makes them throw. */
function phone(openid: string): void {
  host = createHost({ cloud, openid })
  const file = (path: string): Buffer => files.get(path) ?? Buffer.alloc(0)
  const manager = {
    accessSync: (path: string) => {
      if (!files.has(path)) throw new Error('no such file')
    },
    getFileInfo: ({ filePath, success }: FileOptions) => success({ size: file(filePath).length }),
    readFile: ({ filePath, position, length, success }: FileOptions) =>
      success({
        data: file(filePath)
          .subarray(position, position + length)
          .toString('base64'),
      }),
    writeFile: ({ filePath, data, success }: FileOptions) => {
      files.set(filePath, Buffer.from(data, 'base64'))
      success({})
    },
    readdirSync: () => [...files.keys()].map((path) => path.replace('usr/', '')),
    unlinkSync: (path: string) => void files.delete(path),
  }
  Object.assign(host.wx, { getFileSystemManager: () => manager, env: { USER_DATA_PATH: 'usr' } })
  host.answers.set('chooseMedia', { tempFiles: [{ tempFilePath: 'tmp/1' }, { tempFilePath: 'tmp/2' }] })
  host.answers.set('getImageInfo', ({ src }) =>
    String(src).startsWith('tmp/') ? { width: 4000, height: 3000 } : { width: 1280, height: 960 },
  )
  host.answers.set('compressImage', ({ src, quality, compressedWidth }) => {
    const tempFilePath = `${String(src)}-${String(compressedWidth)}-${String(quality)}`
    // At the best quality the file is too large. This WeChat keeps the camera's metadata in the file.
    const weight = quality === 80 ? 400_000 : compressedWidth === 400 ? 0 : 100_000
    files.set(tempFilePath, aJpeg({ width: Number(compressedWidth), height: Number(compressedWidth) * 0.75, weight, beside: [exif(1)] }))
    return { tempFilePath }
  })
  host.answers.set('previewImage', {})
}
const called = (name: string) => host.calls.filter((call) => call.name === name).map(({ options }) => options as Record<string, unknown>)
const detail = () => callAs<ActivityDetail>(cloud, organiser, 'query', 'activities.get', { activityId })

async function openOutcome(): Promise<void> {
  phone(organiser)
  await host.launch(`/screens/day/outcome/index?id=${activityId}`)
  await host.until(() => host.has({ id: 'add-photos' }))
}

test("photos are shrunk until they fit, are uploaded below a call's size limit, and are shown to a resident from files", async () => {
  await openOutcome()
  expect(host.text()).toContain('先问过本人同意再放')
  await host.tap({ id: 'add-photos' })
  await host.until(() => host.has({ id: 'remove-photo-2' }))
  expect(called('chooseMedia')).toEqual([expect.objectContaining({ count: 9, mediaType: ['image'], sizeType: ['compressed'] })])
  expect(called('compressImage').map(({ quality, compressedWidth }) => [quality, compressedWidth])).toEqual(
    [1, 2].flatMap(() => [
      [80, 1280],
      [65, 1280],
      [80, 400],
      [65, 400],
    ]),
  )
  for (const options of called('cloud.callFunction')) expect(JSON.stringify(options).length).toBeLessThan(100_000)
  const { photos } = await detail()
  expect(photos.map(({ width, height }) => [width, height])).toEqual([
    [1280, 960],
    [1280, 960],
  ])
  host.close()

  files.clear()
  phone(`openid-of-a-resident`)
  await host.launch(`/screens/main/activity/index?id=${activityId}`)
  await host.until(() => host.text().includes('共 2 张'))
  await host.until(() => files.size === 2)
  await host.tap({ id: 'to-photos' })
  const [first] = photos
  expect(host.route()).toBe('screens/volunteer/photos/index')
  await host.tap({ id: `photo-${first?.id}` })
  await host.until(() => called('previewImage').length === 1)
  const path = `usr/photo-${first?.id}.jpg`
  expect(called('previewImage')[0]).toMatchObject({ current: path, urls: [path] })
  expect(files.get(path)).toEqual(aJpeg({ width: 1280, height: 960, weight: 100_000 }))
  const asked = called('cloud.callFunction').length
  await host.tap({ id: `photo-${first?.id}` })
  await host.until(() => called('previewImage').length === 2)
  // A photo never changes, so the phone does not fetch it again.
  expect(called('cloud.callFunction')).toHaveLength(asked)
})

test('a photo without a network stays in the list and is sent on a retry; an unwanted one is removed', async () => {
  await openOutcome()
  host.setOnline(false)
  await host.tap({ id: 'add-photos' })
  await host.until(() => host.text().includes('再传一次（2 张）'))
  expect(host.text()).toContain('没有传上去')
  host.setOnline(true)
  await host.tap({ id: 'send-photos-again' })
  await host.until(() => host.has({ id: 'remove-photo-2' }))
  await host.tap({ id: 'remove-photo-1' })
  await host.tap({ id: 'sheet-confirm' })
  await host.until(() => !host.has({ id: 'remove-photo-2' }))
  expect((await detail()).photos).toHaveLength(1)
})

test('closing the chooser leaves the organiser on the same page, and a refused permission is explained with its setting', async () => {
  await openOutcome()
  host.answers.set('chooseMedia', new WxError('cancel'))
  await host.tap({ id: 'add-photos' })
  expect(host.text()).not.toContain('没有允许')
  host.answers.set('chooseMedia', new WxError('privacy permission is not authorized'))
  await host.tap({ id: 'add-photos' })
  await host.until(() => host.text().includes('没有允许用相机和相册'))
})
