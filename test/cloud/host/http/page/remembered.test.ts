import { remembering } from '../../../../../src/cloud/host/http/page/remembered'

let at = 0
const counted = () => {
  let made = 0
  return { make: async () => ++made, count: () => made }
}

test('what was made a moment ago is not made again, and after five seconds it is', async () => {
  const remember = remembering<number>(() => at)
  const { make, count } = counted()
  expect(await Promise.all([remember('a', make), remember('a', make)])).toEqual([1, 1])
  at += 4_999
  expect(await remember('a', make)).toBe(1)
  at += 1
  expect(await remember('a', make)).toBe(2)
  expect(count()).toBe(2)
})

test('each key is made for itself, and a failure is not remembered', async () => {
  const remember = remembering<number>(() => at)
  const { make } = counted()
  await expect(remember('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await remember('a', make)).toBe(1)
  expect(await remember('b', make)).toBe(2)
})

test('the oldest of more than three hundred is forgotten', async () => {
  const remember = remembering<number>(() => at)
  const { make } = counted()
  for (let n = 0; n <= 300; n++) await remember(String(n), make)
  expect(await remember('300', make)).toBe(301)
  expect(await remember('0', make)).toBe(302)
})
