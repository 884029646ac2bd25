/** One volunteer's visit in the built mini-program, for the tests of the volunteer's own phone. */
import { randomUUID } from 'node:crypto'
import type { AttendanceList } from '../../src/contract/attendance/attendance'
import { hour } from '../../src/domain/calendar/calendar'
import { venueCode } from '../../src/domain/attendance/venue-code'
import { type Activity, aVolunteer, anActivity, anOrganiser, callAs, signUp } from '../support/cloud-base'
import { type CloudEmulator, startCloud } from '../support/cloud-emulator'
import { createHost, type Host } from '../support/weapp-host/host'

/** State of the current test, replaced by `beforeEach`. */
export interface OwnDay {
  cloud: CloudEmulator
  organiser: string
  volunteer: string
  signUpId: string
  activity: Activity
  host: Host
}

interface Start {
  storage?: Host['storage']
  online?: boolean
  openid?: string
}

/** 陈样例 has signed up for a visit of three hours that began an hour ago. */
export function ownDay() {
  const held = {} as OwnDay
  beforeAll(async () => {
    held.cloud = startCloud()
    held.organiser = await anOrganiser(held.cloud)
  })
  afterAll(() => held.cloud.stop())
  beforeEach(async () => {
    held.activity = await anActivity(held.cloud, held.organiser)
    held.volunteer = await aVolunteer(held.cloud, '陈样例')
    held.signUpId = await signUp(held.cloud, held.volunteer, held.activity)
    await shift(-hour)
  })
  afterEach(() => {
    held.host.close()
    expect(held.host.errors).toEqual([])
  })

  /** Moves the start to this many ms from now, because a visit cannot be published into the past. */
  const shift = (ms: number) =>
    held.cloud.sql('update activities set starts_at = $2, ends_at = $3, sign_up_opens_at = $2, sign_up_closes_at = $2 where id = $1', [
      held.activity.id,
      new Date(Date.now() + ms),
      new Date(Date.now() + ms + 3 * hour),
    ])
  const hold = ({ storage, online = true, openid = held.volunteer }: Start = {}) => {
    held.host = createHost({ cloud: held.cloud, openid, ...(storage ? { storage } : {}) })
    held.host.setOnline(online)
  }
  const attendanceList = () =>
    callAs<AttendanceList>(held.cloud, held.organiser, 'query', 'attendance.list', { activityId: held.activity.id, deviceId: randomUUID() })
  return {
    held,
    shift,
    hold,
    attendanceList,
    open: (path: string, start?: Start) => {
      hold(start)
      return held.host.launch(path)
    },
    onServer: async () => (await attendanceList()).marks.map(({ kind, method }) => `${kind} ${method}`),
    codeNow: async (ago = 0) => venueCode((await attendanceList()).key, held.activity.id, Date.now() - ago),
    says: (words: string) => held.host.until(() => held.host.text().includes(words)),
  }
}
