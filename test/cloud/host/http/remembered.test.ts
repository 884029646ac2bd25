import { remembering } from '../../../../src/cloud/host/http/remembered'

const memory = { lasts: 5_000, most: 300 }
const counted = () => {
  let made = 0
  return { make: async () => ++made, count: () => made }
}

test('an answer of a moment ago is not made again, and after its time it is', async () => {
  const remember = remembering<number>(memory)
  const { make, count } = counted()
  expect(await Promise.all([remember('a', 0, make), remember('a', 0, make)])).toEqual([1, 1])
  expect(await remember('a', 4_999, make)).toBe(1)
  expect(await remember('a', 5_000, make)).toBe(2)
  expect(count()).toBe(2)
})

test('an answer from before the clock went back is made again', async () => {
  const remember = remembering<number>(memory)
  const { make } = counted()
  expect([await remember('a', 100, make), await remember('a', 99, make)]).toEqual([1, 2])
})

test('each key is made for itself, and a failure is not remembered', async () => {
  const remember = remembering<number>(memory)
  const { make } = counted()
  await expect(remember('a', 0, () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await remember('a', 0, make)).toBe(1)
  expect(await remember('b', 0, make)).toBe(2)
})

test('the oldest of more than the most is forgotten', async () => {
  const remember = remembering<number>(memory)
  const { make } = counted()
  for (let n = 0; n <= 300; n++) await remember(String(n), 0, make)
  expect(await remember('300', 0, make)).toBe(301)
  expect(await remember('0', 0, make)).toBe(302)
})
