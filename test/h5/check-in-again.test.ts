/** A volunteer without a sign-up checks in by the venue's code. The reopened page shows the check-in, and a correction can be disputed. */
import { randomUUID } from 'node:crypto'
import type { AttendanceList } from '../../src/contract/attendance/attendance'
import type { DeskCard } from '../../src/contract/activities/desk'
import type { AttendanceReview, CorrectAnswer } from '../../src/contract/records/records'
import { minute } from '../../src/domain/calendar/calendar'
import { venueCode } from '../../src/domain/attendance/venue-code'
import type { Visitor, World } from '../support/browser'
import { eachJourney } from '../support/journey'
import { askAs, publishVisit, write } from './visits'

let world: World
let volunteer: Visitor
eachJourney({ as: '胡示范' }, (opened, visitor) => {
  world = opened
  volunteer = visitor
})

const ask = <T>(path: string, input: unknown, persona = 'organiser') => askAs<T>(world.server.origin, path, input, persona)

test("the reopened page shows the volunteer's check-in, even without a network", async () => {
  const { page, open, context } = volunteer
  const { activityId } = await publishVisit(world.server.origin, [{ name: '秩序引导', capacity: 2, quotas: [] }], Date.now() + 5 * minute)
  const { key } = await ask<AttendanceList>('attendance.list', { activityId, deviceId: randomUUID() })
  await open(`/screens/volunteer/check-in/index?id=${activityId}`)
  await write(page, '#venue-code', venueCode(key, activityId, Date.now()).spoken)
  await page.locator('#give-code').click()
  await page.getByText('已送达').waitFor()
  await page.locator('#on-record').waitFor()
  await page.reload()
  await page
    .locator('#on-record')
    .getByText(/已有记录：\d\d:\d\d 签到/)
    .waitFor()
  await page.locator('#scan').getByText('扫现场码签到').waitFor()
  // The visit's record is written to storage a moment later.
  await page.waitForFunction(
    (id) => new RegExp(`"activityId\\W+${id}\\W[^}]*evidence`).test(localStorage.getItem('cache') ?? ''),
    activityId,
  )
  await context.route('**/rpc/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await page.locator('#on-record').waitFor()
})

test('a volunteer corrected to absent sees the reason and can dispute it', async () => {
  const { page, open } = volunteer
  const cards = await ask<DeskCard[]>('desk.list', { when: 'past' })
  const id = cards.find(({ lead, present }) => lead === '农工党' && present > 0)?.id ?? ''
  const read = () => ask<AttendanceReview>('records.review', { activityId: id })
  const { activity } = await read()
  const { key } = await ask<AttendanceList>('attendance.list', { activityId: id, deviceId: randomUUID() })
  const at = activity.startsAt + 5 * minute
  const mark = { id: randomUUID(), kind: 'in', code: venueCode(key, id, at).spoken, at, clockOffset: 0 }
  expect(await ask('attendance.checkIn', { activityId: id, deviceId: randomUUID(), marks: [mark] }, 'minge')).toMatchObject({
    results: [{ ok: true }],
  })
  const own = (await read()).people.find(({ name }) => name === '胡示范')?.volunteerId
  const correction = {
    requestId: randomUUID(),
    activityId: id,
    corrections: [{ volunteerId: own, kind: 'in', at: null }],
    reason: '点错人了',
  }
  expect(await ask<CorrectAnswer>('records.correct', correction)).toEqual({ ok: true })

  await open(`/screens/volunteer/records/index?year=${new Date(activity.startsAt).getFullYear()}`)
  await page.getByText('组织者更正过：点错人了').waitFor()
  await page.locator(`#was-there-${id}`).click()
  await write(page, '#dispute-text', '我到了，扫了现场码')
  await page.locator('#sheet-confirm').click()
  await page.locator('#sheet-confirm').waitFor({ state: 'detached' })
  expect((await read()).people.find(({ volunteerId }) => volunteerId === own)?.dispute?.text).toBe('我到了，扫了现场码')
})
