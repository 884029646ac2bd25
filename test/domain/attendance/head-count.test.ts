import fc from 'fast-check'
import { countHeads } from '../../../src/domain/attendance/head-count'

const signedUp = { isExpected: true, inAt: null, outAt: null }

test.each([
  ['a person signed up who does not come is missing', signedUp, { expected: 1, present: 0, missing: 1, left: 0 }],
  ['a person signed up who comes is present', { ...signedUp, inAt: 1 }, { expected: 1, present: 1, missing: 0, left: 0 }],
  [
    'a walk-in is present and was not expected',
    { ...signedUp, isExpected: false, inAt: 1 },
    { expected: 0, present: 1, missing: 0, left: 0 },
  ],
  [
    'a walk-in whose check-in was taken back is not missing',
    { ...signedUp, isExpected: false },
    { expected: 0, present: 0, missing: 0, left: 0 },
  ],
  ['a person who left was present', { ...signedUp, inAt: 1, outAt: 2 }, { expected: 1, present: 1, missing: 0, left: 1 }],
  ['a person who was only checked out is missing', { ...signedUp, outAt: 2 }, { expected: 1, present: 0, missing: 1, left: 0 }],
])('%s', (_why, head, count) => {
  expect(countHeads([head])).toEqual(count)
})

test('the expected are the missing and those of them who are present', () => {
  const at = fc.option(fc.nat())
  fc.assert(
    fc.property(fc.array(fc.record({ isExpected: fc.boolean(), inAt: at, outAt: at })), (heads) => {
      const { expected, present, missing, left } = countHeads(heads)
      const walkIns = heads.filter(({ isExpected, inAt }) => !isExpected && inAt !== null).length
      expect(expected).toBe(missing + present - walkIns)
      expect(left).toBeLessThanOrEqual(present)
    }),
  )
})
