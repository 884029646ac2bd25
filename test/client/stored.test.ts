import { QueryClient } from '@tanstack/react-query'
import { readOffset } from '../../src/client/phone/clock'
import { readActivities, readMarks } from '../../src/client/attendance/stored-marks'
import { readAttempts } from '../../src/screens/day/on-site/scan-attempts'
import { restoreAnswers } from '../../src/client/wire/saved-answers'
import { aServerMark } from './attendance/marks'

jest.mock('../../src/client/phone/storage', () => ({ phoneStorage: { peek: () => undefined, write: () => undefined } }))

test.each([
  [undefined],
  ['x'],
  [{ data: {} }],
  [[null]],
  [[{ owner: 'organiser' }]],
  [[{ mark: { id: 'a' } }]],
  [{ marks: 'x', cursor: 1 }],
])('text of another program in the storage is not read: %j', (stored) => {
  expect(readActivities(stored)).toEqual([])
  expect(readMarks(stored)).toBeUndefined()
})

test('answers that cannot be restored are dropped, and the app starts without them', () => {
  let text: string | undefined = JSON.stringify({ shape: '1', owner: '', savedAt: 1, state: { queries: [null], mutations: [] } })
  const client = new QueryClient()
  restoreAnswers(client, { read: () => text, write: () => undefined, remove: () => (text = undefined) }, '', 2)
  expect(client.getQueryCache().getAll()).toEqual([])
  expect(text).toBeUndefined()
})

describe('stored marks of the server', () => {
  const mark = aServerMark('a')
  const whole = { marks: [mark], cursor: 3, hasMore: false, heardAt: 5, visit: { startsAt: 0, endsAt: 1 }, walkIns: { b: '王样例', c: '' } }

  test('are read as written', () => {
    expect(readMarks(whole)).toEqual(whole)
  })

  test.each([
    ['a malformed mark', { marks: [null, 3, {}, { ...mark, at: 'noon' }, mark] }],
    ['a malformed cursor', { cursor: 1.5 }],
    ['no cursor', { cursor: undefined }],
  ])('with %s are fetched again from the beginning, since the server has them all', (_what, part) => {
    expect(readMarks({ ...whole, ...part })).toEqual({ ...whole, cursor: 0, hasMore: true })
  })

  test('keep only the walk-in names that are valid', () => {
    expect(readMarks({ ...whole, walkIns: null })?.walkIns).toEqual({})
    expect(readMarks({ ...whole, walkIns: { b: 7, c: '' } })?.walkIns).toEqual({ c: '' })
  })
})

test('a stored activity without an id, an owner or a valid time is not read', () => {
  const kept = { activityId: 'a', owner: '', keepUntil: 9, cutOffAt: 0 }
  const malformed = [{ ...kept, activityId: null }, { keepUntil: 5 }, { ...kept, cutOffAt: 'never' }]
  expect(readActivities([...malformed, kept])).toEqual([kept])
})

test.each([
  [61_000, 61_000],
  [1.5, null],
  ['abc', null],
  [undefined, null],
  [1e300, null],
])('a clock offset of %j is read as %j, since the server refuses fractions', (stored, offset) => {
  expect(readOffset(stored)).toBe(offset)
})

test.each([
  [7, {}],
  [undefined, {}],
  [{ a: { count: 2, lastAt: 1 }, b: null, c: { count: 'x' } }, { a: { count: 2, lastAt: 1 } }],
])('wrong codes stored as %j are read as %j', (stored, attempts) => {
  expect(readAttempts(stored)).toEqual(attempts)
})
