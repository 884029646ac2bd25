/** Texts of the sync bar about the marks on this phone. */
import type { Unsynced } from '../../../client/attendance/unsynced'
import { clock } from '../../../domain/calendar/calendar'
import type { IconName } from '../../../components/icon'

export interface SyncFacts extends Pick<Unsynced, 'count' | 'isSending' | 'fault'> {
  /** Number of marks refused by the server. */
  troubled: number
  /** True if the phone reports a network. */
  isOnline: boolean
  /** True if the last request for the attendance list got no answer. */
  isOutOfReach: boolean
  heardAt: number | null
  /** True if the phone has a list. */
  hasList: boolean
}

export interface SyncWords {
  tone: 'ok' | 'warn' | 'plain'
  icon: IconName
  /** Number of waiting marks, readable at any type size. */
  head: string
  /** The rest of the sentence, shown if there is room. */
  tail: string
  /** True if a retry may succeed now. */
  canSync: boolean
}

export function syncWords({ count, troubled, isSending, fault, isOnline, isOutOfReach, heardAt, hasList }: SyncFacts): SyncWords {
  const waiting = count - troubled
  const isUnheard = isOutOfReach && fault === null
  if (isOnline && (fault === 'unreachable' || isUnheard)) return silentServer(waiting, { isSending, hasList })
  const isCut = !isOnline || fault === 'offline' || fault === 'timed-out'
  if (isCut) {
    const [head, tail] =
      waiting > 0 ? [`离线中 · ${waiting} 条`, '已存本机，联网后自动同步'] : ['离线中', hasList ? `${DOT}名单在手机上，照常签到` : '']
    return { tone: 'warn', icon: 'offline', head, tail, canSync: isOnline && !isSending }
  }
  if (waiting > 0) {
    if (fault === 'not-signed-in') return warn(`${waiting} 条未同步`, `${DOT}请重新登录，登录后同步`)
    if (isSending || fault === null) return { tone: 'plain', icon: 'sync', head: `正在同步 ${waiting} 条`, tail: '…', canSync: false }
    return warn(`${waiting} 条未同步`, `${DOT}稍后自动再试`)
  }
  if (troubled > 0) return warn(`${troubled} 条没有被接受`, `${DOT}请看下面`, false)
  return { tone: 'ok', icon: 'check', head: '已全部同步', tail: heardAt === null ? '' : `${DOT}${clock(heardAt)} 更新`, canSync: false }
}

/** The phone has a network, but the server does not answer. */
function silentServer(waiting: number, { isSending, hasList }: Pick<SyncFacts, 'isSending' | 'hasList'>): SyncWords {
  const [head, tail] =
    waiting > 0
      ? [`没连上 · ${waiting} 条`, '已存本机，服务器有回应后自动同步']
      : ['没连上服务器', hasList ? `${DOT}名单在手机上，照常签到` : '']
  return { tone: 'warn', icon: 'alert', head, tail, canSync: !isSending }
}

/** Separator without a line break after it. */
const DOT = ' ·\u00a0'

/** Warnings about storage, shown before marks can be lost. */
export function storageWords({ isNearlyFull, wasReclaimed, count }: Pick<Unsynced, 'isNearlyFull' | 'wasReclaimed' | 'count'>): string[] {
  const waiting = count > 0 ? `还有 ${count} 条没有同步，请尽快联网。` : ''
  return [
    ...(wasReclaimed ? [`系统清理过这台手机的存储，没有同步的记录已经重新存好。${waiting}`] : []),
    ...(isNearlyFull ? [`手机存储快满了，再存不了多少记录。${waiting}请清理一些照片或视频。`] : []),
  ]
}

const warn = (head: string, tail: string, canSync = true): SyncWords => ({ tone: 'warn', icon: 'alert', head, tail, canSync })
