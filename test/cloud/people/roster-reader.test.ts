/** Roster files are read in threads with a deadline and a ceiling of memory, so that one file stops nobody. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type Reader, readerWithin } from '../../../src/cloud/people/roster/reader'
import { type TestBase, faultFrom, openBase } from '../../support/base'
import { HOSTILE_FILES } from '../../support/hostile-files'
import { anXlsx } from '../../support/spreadsheets'

const usual = { time: 20_000, memory: 192, threads: 2, waiting: 20, idle: 60_000 }
const roster = anXlsx({
  rows: [
    ['姓名', '手机'],
    ['王样例', 13_800_000_001],
  ],
})
const rowsOfText = (count: number) => Array.from({ length: count }, (_, row) => Array.from({ length: 60 }, (_cell, at) => `${row}号${at}`))
const aFileOf = (count: number) => anXlsx({ rows: [['姓名', '手机'], ...rowsOfText(count)] })
/** A file within every limit of size that takes much longer than a small one. */
const slow = aFileOf(300)

const isRead = async (read: Reader) => (await read('a.xlsx', roster)).ok

test('a file is read in another thread, while the host goes on', async () => {
  const read = readerWithin(usual)
  await isRead(read)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const before = performance.now()
  delay.enable()
  const { ok } = await read('a.xlsx', slow)
  delay.disable()
  expect(ok).toBe(true)
  expect(delay.max / 1e6).toBeLessThan((performance.now() - before) / 2)
})

test('a file that takes too long is refused, at once when it comes again, and another is read', async () => {
  const read = readerWithin({ ...usual, threads: 1, time: 1_000 })
  const tooSlow = aFileOf(2_500)
  expect(await read('a.xlsx', tooSlow)).toEqual({ ok: false, reason: 'too-slow-to-read' })
  const before = performance.now()
  expect(await read('a.xlsx', tooSlow)).toEqual({ ok: false, reason: 'too-slow-to-read' })
  expect(performance.now() - before).toBeLessThan(100)
  expect(await isRead(read)).toBe(true)
})

test('a file that needs too much memory is refused, and the next one is read', async () => {
  const read = readerWithin({ ...usual, threads: 1, memory: 48 })
  const { name, bytes } = HOSTILE_FILES['styles']?.(850_000) ?? { name: '', bytes: Buffer.alloc(0) }
  expect(await read(name, bytes)).toEqual({ ok: false, reason: 'too-large-to-read' })
  expect(await isRead(read)).toBe(true)
})

test('a file waits for a free thread, and is sent away with a fault when too many wait', async () => {
  const read = readerWithin({ ...usual, threads: 1, waiting: 1 })
  const [first, second, third] = [read('a.xlsx', slow), isRead(read), faultFrom(read('b.csv', roster))]
  expect(await third).toBe('too-many')
  expect([(await first).ok, await second]).toEqual([true, true])
})

test('a small file is read beside a costly one', async () => {
  const read = readerWithin(usual)
  // Both threads have started, so that the order is that of the files alone.
  await Promise.all([isRead(read), isRead(read)])
  const order: string[] = []
  await Promise.all([read('a.xlsx', slow).then(() => order.push('costly')), isRead(read).then(() => order.push('small'))])
  expect(order).toEqual(['small', 'costly'])
})

test('a thread without work ends after its time, and the next file gets another', async () => {
  const read = readerWithin({ ...usual, idle: 1 })
  for (const _time of [1, 2]) {
    expect(await isRead(read)).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
})

describe('an import', () => {
  let base: TestBase
  beforeAll(async () => {
    base = await openBase('pglite')
  })
  afterAll(() => base.close())

  test('of a costly file leaves the embedded database free for others while it is read', async () => {
    const { upload } = await import('../../support/upload')
    const as = base.as(await base.anOrganiser('nonggong'))
    const uploadId = await upload(as, '1.xlsx', slow)
    const input = {
      requestId: '00000000-0000-4000-8000-000000000001',
      organisationId: 'nonggong',
      uploadId,
      fingerprint: 'x',
      removesMissing: false,
    }
    const order: string[] = []
    const imported = as.members.import(input).then(() => order.push('import'))
    await base
      .as(null)
      .vocabulary.get()
      .then(() => order.push('another call'))
    await imported
    expect(order).toEqual(['another call', 'import'])
  })
})
