import fc from 'fast-check'
import { Fault } from '../../../src/client/wire/fault'
import { reached } from '../../../src/client/wire/reach'

/** A phone whose report of a network changes while the request runs. */
function aPhone(before: boolean, after: boolean) {
  let isOnline = before
  const noteAnswer = jest.fn()
  const request = (end: () => string) => async () => {
    isOnline = after
    return end()
  }
  return { reach: { isOnline: () => isOnline, noteAnswer }, request, noteAnswer }
}
const fails = (error: Error) => () => {
  throw error
}

test('a call without an answer is offline only if the phone reports no network then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.boolean(), async (before, after) => {
      const { reach, request } = aPhone(before, after)
      await expect(reached(reach, request(fails(new Error('failed'))))).rejects.toMatchObject({ code: after ? 'unreachable' : 'offline' })
    }),
  )
})

test('an answer to a call that was sent without a network proves that there is one, and no other answer says anything new', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.boolean(), async (before, after) => {
      const { reach, request, noteAnswer } = aPhone(before, after)
      expect(
        await reached(
          reach,
          request(() => 'answer'),
        ),
      ).toBe('answer')
      expect(noteAnswer).toHaveBeenCalledTimes(before ? 0 : 1)
    }),
  )
})

test('a fault of the request itself stays', async () => {
  const { reach, request } = aPhone(true, false)
  await expect(reached(reach, request(fails(new Fault('timed-out'))))).rejects.toMatchObject({ code: 'timed-out' })
})
