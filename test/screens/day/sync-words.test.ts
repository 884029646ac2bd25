import { type SyncFacts, storageWords, syncWords } from '../../../src/screens/day/on-site/sync-words'
import { start } from '../../domain/examples'

const facts = (change: Partial<SyncFacts>): SyncFacts => ({
  count: 0,
  troubled: 0,
  isSending: false,
  fault: null,
  isOnline: true,
  isOutOfReach: false,
  heardAt: start,
  hasList: true,
  ...change,
})

test.each([
  ['all sent', {}, '已全部同步 · 08:30 更新'],
  ['no network, marks on the phone', { isOnline: false, count: 12 }, '离线中 · 12 条已存本机，联网后自动同步'],
  ['no network, nothing ticked yet', { isOnline: false }, '离线中 · 名单在手机上，照常签到'],
  ['no network and no list, so that none is mentioned', { isOnline: false, hasList: false }, '离线中'],
  ['a network that leads nowhere', { fault: 'timed-out', count: 3 }, '离线中 · 3 条已存本机，联网后自动同步'],
  ['a stopped server, marks on the phone', { fault: 'unreachable', count: 3 }, '没连上 · 3 条已存本机，服务器有回应后自动同步'],
  ['a stopped server, nothing ticked yet', { isOutOfReach: true }, '没连上服务器 · 名单在手机上，照常签到'],
  ['a stopped server, and then no network', { isOnline: false, fault: 'unreachable', count: 3 }, '离线中 · 3 条已存本机，联网后自动同步'],
  ['marks on their way', { count: 2, isSending: true }, '正在同步 2 条…'],
  ['the server cannot accept marks now', { count: 2, fault: 'unavailable' }, '2 条未同步 · 稍后自动再试'],
  ['the sign-in has ended', { count: 2, fault: 'not-signed-in' }, '2 条未同步 · 请重新登录，登录后同步'],
  ['only refused marks are left', { count: 2, troubled: 2 }, '2 条没有被接受 · 请看下面'],
  ['refused marks do not count as waiting', { count: 5, troubled: 2, isOnline: false }, '离线中 · 3 条已存本机，联网后自动同步'],
] as const)('the sync bar: %s', (_why, change, expected) => {
  const { head, tail } = syncWords(facts(change))
  expect((head + tail).replace('\u00a0', ' ')).toBe(expected)
})

test('the number of waiting marks is in the part of the sync bar that is readable at any type size', () => {
  for (const isOnline of [true, false])
    for (const fault of [null, 'unavailable', 'unreachable', 'not-signed-in'] as const)
      for (const isSending of [true, false]) expect(syncWords(facts({ count: 7, isOnline, fault, isSending })).head).toMatch(/7 条/)
})

test('the sync bar never says that all marks are sent while a mark waits', () => {
  for (const count of [1, 7])
    for (const isSending of [true, false])
      for (const fault of [null, 'offline', 'unreachable', 'unavailable', 'not-signed-in', 'unreadable'] as const)
        expect(syncWords(facts({ count, isSending, fault })).tone).not.toBe('ok')
})

test.each([
  ['all is well', { isNearlyFull: false, wasReclaimed: false, count: 3 }, []],
  ['the storage is nearly full', { isNearlyFull: true, wasReclaimed: false, count: 3 }, [/存储快满了.*3 条没有同步/]],
  ['the storage is nearly full, and no mark waits', { isNearlyFull: true, wasReclaimed: false, count: 0 }, [/存储快满了/]],
  ['the system has emptied the storage', { isNearlyFull: false, wasReclaimed: true, count: 3 }, [/清理过.*3 条没有同步/]],
])('warnings before marks are lost: %s', (_why, facts, expected) => {
  const words = storageWords(facts)
  expect(words).toHaveLength(expected.length)
  for (const [n, pattern] of expected.entries()) expect(words[n]).toMatch(pattern)
})
