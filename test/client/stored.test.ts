import { QueryClient } from '@tanstack/react-query'
import { readEntries } from '../../src/client/outbox'
import { readActivities, readMarks } from '../../src/client/kept-marks'
import { readOldRosters } from '../../src/client/old-rosters'
import { restoreAnswers } from '../../src/client/saved-answers'

test.each([
  [undefined],
  ['x'],
  [{ data: {} }],
  [[null]],
  [[{ owner: 'organiser' }]],
  [[{ mark: { id: 'a' } }]],
  [{ marks: 'x', cursor: 1 }],
])('what another program or another version left in the storage is not read: %j', (stored) => {
  expect([readEntries(stored), readActivities(stored), readOldRosters(stored)]).toEqual([[], [], []])
  expect(readMarks(stored)).toBeUndefined()
})

test('answers that cannot be put back are dropped, and the app starts without them', () => {
  let text: string | undefined = JSON.stringify({ shape: '1', owner: '', savedAt: 1, state: { queries: [null], mutations: [] } })
  const client = new QueryClient()
  restoreAnswers(client, { read: () => text, write: () => undefined, remove: () => (text = undefined) }, '', 2)
  expect(client.getQueryCache().getAll()).toEqual([])
  expect(text).toBeUndefined()
})
