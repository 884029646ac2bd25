/** The volunteer's own phone in the built mini-program: their records, and proofs of them. */
import { randomUUID } from 'node:crypto'
import type { AttendanceReview, CloseAnswer } from '../../src/contract/records/records'
import { hour, minute } from '../../src/domain/calendar/calendar'
import { callAs } from '../support/cloud-base'
import { WxError } from '../support/weapp-host/wx-api'
import { ownDay } from './own-day'

const { held, shift, hold, open, attendanceList, says } = ownDay()

/** Checks the volunteer in and out, ends the visit, and closes the day as an organiser. */
async function closeTheDay(): Promise<void> {
  await shift(-5 * hour)
  const { entries } = await attendanceList()
  const volunteerId = entries[0]?.volunteerId
  const at = Date.now() - 4 * hour - 30 * minute
  const mark = { volunteerId, method: 'ticked', clockOffset: 0 }
  await callAs(held.cloud, held.organiser, 'mutation', 'attendance.sync', {
    activityId: held.activity.id,
    deviceId: randomUUID(),
    since: 0,
    marks: [
      { ...mark, id: randomUUID(), kind: 'in', at },
      { ...mark, id: randomUUID(), kind: 'out', at: at + 90 * minute },
    ],
  })
  const { marks } = await callAs<AttendanceReview>(held.cloud, held.organiser, 'query', 'records.review', { activityId: held.activity.id })
  const closing = { requestId: randomUUID(), activityId: held.activity.id, seenMarks: marks }
  expect(await callAs<CloseAnswer>(held.cloud, held.organiser, 'mutation', 'records.close', closing)).toEqual({ ok: true })
}

test('a record shows the fields that the law requires, one tap away from 我的', async () => {
  await closeTheDay()
  await open('/screens/main/me/index')
  await held.host.until(() => held.host.has({ id: 'to-records' }))
  await held.host.tap({ id: 'to-records' })
  await says('送医送药到村头')
  expect(held.host.one({ id: 'total-hours' }).text).toBe('1.5')
  for (const words of ['已核对', '芝英八村文化礼堂', '秩序引导：量血压', '1.5 小时', '民革', '组织者签到', '有异议'])
    expect(held.host.text()).toContain(words)
})

test('a dispute without a network is not sent and says so, and later shows its answer', async () => {
  await closeTheDay()
  await open('/screens/volunteer/records/index')
  await says('有异议')
  held.host.setOnline(false)
  await held.host.tap({ role: 'button', text: '有异议' })
  expect(held.host.text()).toContain('提异议需要网络')
  await held.host.input({ id: 'dispute-text' }, '我十一点才走')
  await held.host.tap({ id: 'sheet-confirm' })
  await says('没有发出去')
  held.host.setOnline(true)
  await held.host.tap({ id: 'sheet-confirm' })
  await says('等组织者答复')
  expect(held.host.text()).toContain('我十一点才走')
  expect(held.host.has({ role: 'button', text: '有异议' })).toBe(false)
})

test('a volunteer corrected to absent sees the reason and can dispute it', async () => {
  await shift(-5 * hour)
  const { entries } = await attendanceList()
  const { id: activityId } = held.activity
  const volunteerId = entries[0]?.volunteerId
  const mark = { id: randomUUID(), volunteerId, kind: 'in', method: 'ticked', clockOffset: 0, at: Date.now() - 4 * hour }
  const sync = { activityId, deviceId: randomUUID(), since: 0, marks: [mark] }
  await callAs(held.cloud, held.organiser, 'mutation', 'attendance.sync', sync)
  const correction = { requestId: randomUUID(), activityId, corrections: [{ volunteerId, kind: 'in', at: null }], reason: '点错人了' }
  expect(await callAs(held.cloud, held.organiser, 'mutation', 'records.correct', correction)).toEqual({ ok: true })
  await open('/screens/volunteer/records/index')
  await says('组织者更正过：点错人了')
  await held.host.tap({ id: `was-there-${activityId}` })
  await held.host.input({ id: 'dispute-text' }, '我到了，扫了现场码')
  await held.host.tap({ id: 'sheet-confirm' })
  await held.host.until(() => !held.host.has({ id: 'sheet-confirm' }))
  const { people } = await callAs<AttendanceReview>(held.cloud, held.organiser, 'query', 'records.review', { activityId })
  expect(people.find((person) => person.volunteerId === volunteerId)?.dispute?.text).toBe('我到了，扫了现场码')
})

test('records viewed before open without a network', async () => {
  await closeTheDay()
  await open('/screens/volunteer/records/index')
  await says('有异议')
  await held.host.until(() => (held.host.storage.get('cache') ?? '').includes('秩序引导：量血压'))
  held.host.close()
  await open('/screens/volunteer/records/index', { storage: held.host.storage, online: false })
  await says('离线：显示的是')
  expect(held.host.text()).toContain('秩序引导：量血压')
})

/** WeChat's canvas for a script: a node that the page's query finds. */
function withCanvas(): string[] {
  const drawn: string[] = []
  const brush = {
    measureText: (text: string) => ({ width: text.length * 20 }),
    fillText: (text: string) => void drawn.push(text),
    fillRect: () => undefined,
    beginPath: () => undefined,
    arc: () => undefined,
    stroke: () => undefined,
  }
  const query = {
    select: () => query,
    fields: (_wanted: object, found: (result: object) => void) => {
      found({ node: { width: 0, height: 0, getContext: () => brush } })
      return query
    },
    exec: () => undefined,
  }
  Object.assign(held.host.wx, { createSelectorQuery: () => query })
  held.host.answers.set('canvasToTempFilePath', { tempFilePath: 'wxfile://tmp/proof.png' })
  return drawn
}

test('a proof is drawn; a refused album permission is explained, and the next try saves the proof', async () => {
  await closeTheDay()
  hold()
  const drawn = withCanvas()
  await held.host.launch('/screens/volunteer/proof/index')
  await held.host.until(() => held.host.has({ id: 'issue' }))
  await held.host.tap({ id: 'issue' })
  await held.host.until(() => held.host.has({ id: 'save-picture' }))
  expect(drawn.join('')).toContain('志愿服务记录证明')
  expect(drawn.join('')).toContain('送医送药到村头')
  held.host.answers.set('saveImageToPhotosAlbum', new WxError('auth deny'))
  await held.host.tap({ id: 'save-picture' })
  await says('没有允许保存到相册')
  held.host.answers.set('saveImageToPhotosAlbum', {})
  await held.host.tap({ id: 'save-picture' })
  await says('已保存')
  expect(held.host.calls.filter(({ name }) => name === 'saveImageToPhotosAlbum')[1]?.options).toMatchObject({
    filePath: 'wxfile://tmp/proof.png',
  })

  const code = held.host.one({ id: 'proof-code' }).text
  held.host.close()
  await open('/screens/volunteer/check-proof/index', { openid: 'openid-of-a-stranger' })
  await held.host.input({ id: 'proof-code' }, code.toLowerCase())
  await held.host.tap({ id: 'check' })
  await says('有这份证明')
  expect(held.host.text()).toContain('陈**')
  expect(held.host.text()).not.toContain('陈样例')
})

test('a year without closed records has no proof, and the page says why', async () => {
  await open('/screens/volunteer/proof/index')
  await held.host.until(() => held.host.has({ id: 'issue' }))
  await held.host.tap({ id: 'issue' })
  await says('还没有核对完的服务记录')
})

test('a stranger who types an invalid code reads so, without needing an account', async () => {
  await open('/screens/main/me/index', { openid: 'openid-of-a-stranger' })
  await held.host.tap({ role: 'link', text: '核对证明' })
  await held.host.input({ id: 'proof-code' }, 'abcd-efgh-jkm')
  await held.host.tap({ id: 'check' })
  await says('核对码是十二位')
  await held.host.input({ id: 'proof-code' }, 'abcd-efgh-jkmn')
  await held.host.tap({ id: 'check' })
  await says('没有这个证明')
})

test('an invalid code in a link is reported as such', async () => {
  await open('/screens/volunteer/check-proof/index?code=ABCDEFGHJKMN')
  await says('没有这个证明')
})
