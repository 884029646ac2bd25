import { Fault } from '../../../src/client/wire/fault'
import { type Attempt, canResend, openPhotoQueue } from '../../../src/screens/day/outcome/photo-queue'
import { refuse } from '../../../src/domain/decision'

const succeeds: Attempt = async () => ({ ok: true })
const offline: Attempt = async () => {
  throw new Fault('offline')
}
const photo = (key: string, attempt: Attempt) => ({ key, attempt })

test('photos are sent one after the other, in the order chosen, and leave the list when they arrive', async () => {
  const queue = openPhotoQueue()
  const begun: string[] = []
  const seen: string[] = []
  const slow =
    (key: string): Attempt =>
    async (show) => {
      begun.push(key)
      expect(queue.list().filter(({ step }) => step === 'sending')).toHaveLength(1)
      show({ preview: 'small', share: 0.5 })
      await Promise.resolve()
      return { ok: true }
    }
  queue.subscribe(() =>
    seen.push(
      queue
        .list()
        .map(({ key, step, share }) => `${key} ${step} ${share}`)
        .join(', '),
    ),
  )
  await Promise.all([queue.add([photo('a', slow('a')), photo('b', slow('b'))]), queue.add([photo('c', slow('c'))])])
  expect(begun).toEqual(['a', 'b', 'c'])
  expect(seen).toContain('a sending 0.5, b waiting 0, c waiting 0')
  expect(queue.list()).toEqual([])
})

test('a photo that fails stays with its reason, and does not hold up the others', async () => {
  const queue = openPhotoQueue()
  await queue.add([photo('a', offline), photo('b', succeeds)])
  expect(queue.list()).toEqual([{ key: 'a', preview: null, step: 'failed', share: 0, problem: new Fault('offline') }])
})

test('a failed photo is retried on request, with its preview kept', async () => {
  const queue = openPhotoQueue()
  let tries = 0
  const second: Attempt = async (show) => {
    show({ preview: 'small' })
    if (++tries === 1) throw new Fault('timed-out')
    return { ok: true }
  }
  await queue.add([photo('a', second)])
  expect(queue.list()).toMatchObject([{ step: 'failed', preview: 'small' }])
  await queue.again()
  expect(tries).toBe(2)
  expect(queue.list()).toEqual([])
})

test.each([
  ['not-a-photo', false],
  ['unreadable-photo', false],
  ['upload-gone', true],
  ['too-many-photos', true],
] as const)('a photo refused as %s can be retried: %s', async (reason, may) => {
  const queue = openPhotoQueue()
  let tries = 0
  await queue.add([photo('a', async () => (tries++, refuse(reason)))])
  expect(queue.list().map(canResend)).toEqual([may])
  await queue.again()
  expect(tries).toBe(may ? 2 : 1)
})

test('a photo dropped from the queue is not sent', async () => {
  const queue = openPhotoQueue()
  let isSent = false
  const last: Attempt = async () => ((isSent = true), { ok: true })
  const first: Attempt = async () => (queue.drop('b'), { ok: true })
  await queue.add([photo('a', first), photo('b', last)])
  expect(isSent).toBe(false)
  expect(queue.list()).toEqual([])
})
