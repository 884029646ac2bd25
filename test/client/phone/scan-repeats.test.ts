import { SEEN_AGAIN_AFTER, noticeRepeats } from '../../../src/client/phone/scan-repeats'

test('a code held before the camera for any time is reported once', () => {
  const isNew = noticeRepeats()
  const sights = [0, 1, 2, 3, 4, 5].map((n) => isNew('TX', n * (SEEN_AGAIN_AFTER - 1)))
  expect(sights).toEqual([true, false, false, false, false, false])
})

test('a code counts again after it was out of sight for three seconds', () => {
  const isNew = noticeRepeats()
  expect([isNew('TX', 0), isNew('TX', SEEN_AGAIN_AFTER - 1), isNew('TX', 2 * SEEN_AGAIN_AFTER - 1)]).toEqual([true, false, true])
})

test('another code counts at once, and so does the first code after it', () => {
  const isNew = noticeRepeats()
  expect([isNew('A', 0), isNew('B', 1), isNew('A', 2)]).toEqual([true, true, true])
})
