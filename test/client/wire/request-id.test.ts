import { holdRequestId } from '../../../src/client/wire/request-id'

const held = () => {
  let made = 0
  return holdRequestId(() => `id-${++made}`)
}

test('a double tap and a retry are the same request', () => {
  const id = held()
  expect(id.for('this')).toBe(id.for('this'))
})

test('another wish is another request', () => {
  const id = held()
  const first = id.for('this')
  expect(id.for('that')).not.toBe(first)
})

test('after a refusal the same wish is a new request, and stays that one', () => {
  const id = held()
  const first = id.for('this')
  id.renew()
  const second = id.for('this')
  expect(second).not.toBe(first)
  expect(id.for('this')).toBe(second)
})
