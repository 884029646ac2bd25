import { type DayAfterwards, unfinishedWork } from '../../../src/domain/records/unfinished'

const now = 1_000_000
const done: DayAfterwards = { status: 'published', endsAt: now, attended: 3, isClosed: true, hasOutcome: true, openDisputes: 0 }

test.each([
  ['a closed and reported day leaves nothing', {}, []],
  ['a day without an outcome leaves it', { hasOutcome: false }, ['outcome']],
  ['a day that is not closed leaves the review', { isClosed: false }, ['review']],
  ['a day to which a single person came leaves the review', { isClosed: false, attended: 1 }, ['review']],
  ['a day to which nobody came needs no review', { isClosed: false, attended: 0 }, []],
  ['an unanswered dispute stays, even on a closed day', { openDisputes: 1 }, ['disputes']],
  ['all three come in the order of the work', { openDisputes: 1, isClosed: false, hasOutcome: false }, ['disputes', 'review', 'outcome']],
  ['a visit of long ago still leaves its work', { endsAt: 1, hasOutcome: false }, ['outcome']],
  ['a visit that is not over leaves nothing', { endsAt: now + 1, hasOutcome: false, isClosed: false }, []],
  ['a cancelled visit leaves nothing', { status: 'cancelled', hasOutcome: false }, []],
] as const)('%s', (_why, change, work) => {
  expect(unfinishedWork({ ...done, ...change }, now)).toEqual(work)
})
