/** Photos of a visit: an organiser adds two from a phone, residents view them, a colleague removes one. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActivityDetail } from '../../src/contract/activities/activities'
import type { DeskPage } from '../../src/contract/activities/desk-list'
import type { PhotoAnswer } from '../../src/contract/records/outcomes'
import { readJpeg } from '../../src/domain/photos/jpeg'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { PLACE, exif } from '../support/jpegs'
import { askAs } from './visits'

let world: World
let organiser: Visitor
let activityId: string
const folder = mkdtempSync(join(tmpdir(), 'tongxin-photos-'))
eachJourney({ width: 360, height: 780, as: '林演示' }, (...given) => ([world, organiser] = given))
beforeEach(async () => {
  const { items: cards } = await askAs<DeskPage>(world.server.origin, 'desk.list', { when: 'past' }, 'organiser')
  activityId = cards.find(({ lead, present }) => lead === '农工党' && present > 0)?.id ?? ''
  // The sample visit has drawn pictures, which these tests are not about.
  const { photos } = await detail()
  for (const { id: photoId } of photos)
    await askAs(world.server.origin, 'outcomes.removePhoto', { requestId: randomUUID(), activityId, photoId }, 'organiser')
  await organiser.open(`/screens/day/outcome/index?id=${activityId}`)
  await organiser.page.locator('#add-photos').waitFor()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A photo as a camera writes it: larger than any screen, with the location in its metadata. */
async function aCameraPhoto(orientation: number, colour: string): Promise<Buffer> {
  const data = await organiser.page.evaluate((colour) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 4000, height: 3000 })
    const brush = canvas.getContext('2d')
    if (!brush) throw new Error('no canvas')
    brush.fillStyle = colour
    brush.fillRect(0, 0, 4000, 3000)
    brush.fillStyle = '#ffffff'
    for (let nth = 0; nth < 60; nth++) brush.fillRect((nth * 611) % 4000, (nth * 397) % 3000, 300, 180)
    return canvas.toDataURL('image/jpeg', 0.9).replace(/^[^,]*,/, '')
  }, colour)
  const bytes = Buffer.from(data, 'base64')
  return Buffer.concat([bytes.subarray(0, 2), exif(orientation), bytes.subarray(2)])
}

async function choose(files: Record<string, Buffer>): Promise<void> {
  const { page } = organiser
  const paths = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photos').click()])
  await chooser.setFiles(paths)
}

const detail = () => askAs<ActivityDetail>(world.server.origin, 'activities.get', { activityId }, '')

test('two photos are shrunk, sent, and seen by a resident in both sizes, and one is removed', async () => {
  const { page } = organiser
  await page.getByText('先问过本人同意再放').waitFor()
  await choose({ 'a.jpg': await aCameraPhoto(1, '#3c7a4b'), 'b.jpg': await aCameraPhoto(6, '#2f4a7d') })
  await page.locator('#remove-photo-2').waitFor()
  await page.locator('#outcome-photos').getByText('正在传').waitFor({ state: 'detached' })
  await page.getByText('2 / 9 张').waitFor()

  const { photos } = await detail()
  expect(photos.map(({ width, height }) => [width, height])).toEqual([
    [1280, 960],
    [960, 1280],
  ])
  for (const { id: photoId } of photos) {
    const { data, parts } = (await askAs<PhotoAnswer>(world.server.origin, 'outcomes.photo', { activityId, photoId, part: 0 }, '')) ?? {
      data: '',
      parts: 0,
    }
    const first = Buffer.from(data, 'base64')
    expect(first.includes(PLACE)).toBe(false)
    expect(parts).toBeGreaterThan(0)
    if (parts === 1) expect(readJpeg(first)?.bytes.length).toBe(first.length)
  }

  const resident = await world.visitor()
  await resident.open(`/screens/main/activity/index?id=${activityId}`)
  await resident.page.locator('#to-photos').click()
  const thumbnails = resident.page.locator('#photos img')
  await resident.page.waitForFunction(() => {
    const images = [...document.querySelectorAll<HTMLImageElement>('#photos img')]
    return images.length === 2 && images.every(({ naturalWidth }) => naturalWidth > 0)
  })
  expect(await thumbnails.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))).toEqual([400, 300])
  await resident.page.getByRole('button', { name: '照片 2，共 2 张' }).click()
  const large = resident.page.locator('.viewer img')
  await large.waitFor()
  await resident.page.waitForFunction(() => document.querySelector<HTMLImageElement>('.viewer img')?.naturalWidth === 960)
  await resident.page.keyboard.press('Escape')
  await large.waitFor({ state: 'detached' })

  await page.locator('#remove-photo-1').click()
  await page.locator('#sheet-confirm').click()
  await page.getByText('1 / 9 张').waitFor()
  expect((await detail()).photos.map(({ id }) => id)).toEqual([photos[1]?.id])
})

test('a file that is not a photo is refused on the phone; without a network a photo waits for a retry, and the typed text stays', async () => {
  const { page, context } = organiser
  await choose({ '名册.jpg': Buffer.from('姓名,手机') })
  await page.getByText('这张照片手机读不出来').waitFor()
  await page.getByRole('button', { name: '不传了' }).click()
  const before = (await detail()).photos.length
  const photo = await aCameraPhoto(1, '#b4342b')
  await context.setOffline(true)
  await choose({ 'c.jpg': photo })
  await page.getByText('没有传上去').first().waitFor()
  await page.getByText('没有网络，没有传上去。联网后再传一次。').waitFor()
  expect((await detail()).photos).toHaveLength(before)
  await context.setOffline(false)
  await page.locator('#served-total').fill('52')
  await page.locator('#report-outcome').click()
  await page.getByText('小结已保存，照片还没有传完').waitFor()
  await page.locator('#send-photos-again').click()
  await page.getByText(`${before + 1} / 9 张`).waitFor()
  expect((await detail()).photos).toHaveLength(before + 1)
  expect((await detail()).servedTotal).toBe(52)
})
