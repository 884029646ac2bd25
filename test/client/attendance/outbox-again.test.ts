/** Sending refused marks again. */
import { openOutbox } from '../../../src/client/attendance/outbox'
import type { OutboxEntry } from '../../../src/client/attendance/outbox'
import { OUTBOX } from '../../../src/client/attendance/outbox-store'
import { aStorage, anEntry, anOwnEntry } from './marks'

function opened() {
  const phone = aStorage()
  return { outbox: openOutbox({ read: () => phone.read(OUTBOX), write: (entries: OutboxEntry[]) => phone.write(OUTBOX, entries) }) }
}

test('marks of an activity are sent again once their reason no longer applies; other marks stay with their reasons', () => {
  const { outbox } = opened()
  outbox.add([anEntry('a'), anEntry('b'), anEntry('c', { activityId: 'activity-2' })])
  const refused = (id: string, reason: 'phone-cut-off' | 'not-on-list') => ({ id, ok: false, reason }) as const
  outbox.settle([refused('a', 'phone-cut-off'), refused('b', 'not-on-list'), refused('c', 'phone-cut-off')])
  outbox.release('activity-1', 'phone-cut-off')
  expect(outbox.entries().map(({ trouble }) => trouble)).toEqual([null, 'not-on-list', 'phone-cut-off'])
})

test("a wrong code is not sent again on a person's request, since it would count as another guess", () => {
  const { outbox } = opened()
  outbox.add([anOwnEntry('a'), anOwnEntry('b')])
  outbox.settle([
    { id: 'a', ok: false, reason: 'venue-code-wrong' },
    { id: 'b', ok: false, reason: 'too-many-attempts' },
  ])
  outbox.tryAgain()
  expect(outbox.entries().map(({ trouble }) => trouble)).toEqual(['venue-code-wrong', null])
})
