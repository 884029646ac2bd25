/** A volunteer without a sign-up checks in by the venue's code, and the reopened page shows the check-in. */
import { randomUUID } from 'node:crypto'
import type { AttendanceList } from '../../src/contract/attendance/attendance'
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
