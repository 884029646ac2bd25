/** What the bar over the list says about the marks on this phone. */
import type { Unsynced } from '../../client/uploads'
import { clock } from '../../domain/calendar'
import type { IconName } from '../../components/icon'

export interface SyncFacts extends Pick<Unsynced, 'count' | 'isSending' | 'fault'> {
  /** Marks that the server refused. */
  troubled: number
  /** What the phone itself says. */
  isOnline: boolean
  /** The roster could not be asked for: a network that leads nowhere. */
  isOutOfReach: boolean
  heardAt: number | null
}

export interface SyncWords {
  tone: 'ok' | 'warn' | 'plain'
  icon: IconName
  text: string
  /** Trying now may help. */
  canSync: boolean
}

export function syncWords({ count, troubled, isSending, fault, isOnline, isOutOfReach, heardAt }: SyncFacts): SyncWords {
  const waiting = count - troubled
  const isCut = !isOnline || fault === 'offline' || fault === 'timed-out' || (isOutOfReach && fault === null)
  if (isCut) {
    const kept = waiting > 0 ? `${waiting} 条已存本机，联网后自动同步` : '名单在手机上，照常签到'
    return { tone: 'warn', icon: 'offline', text: `离线中 · ${kept}`, canSync: isOnline && !isSending }
  }
  if (waiting > 0) {
    if (fault === 'not-signed-in') return warn(`请重新登录 · ${waiting} 条已存本机，登录后同步`)
    if (isSending || fault === null) return { tone: 'plain', icon: 'sync', text: `正在同步 ${waiting} 条…`, canSync: false }
    return warn(`${waiting} 条还没有同步，稍后自动再试`)
  }
  if (troubled > 0) return warn(`${troubled} 条没有被接受，请看下面`, false)
  return { tone: 'ok', icon: 'check', text: heardAt === null ? '已全部同步' : `已全部同步 · ${clock(heardAt)} 更新`, canSync: false }
}

/** What could be lost: said before it is. */
export function storageWords({ isNearlyFull, wasReclaimed, count }: Pick<Unsynced, 'isNearlyFull' | 'wasReclaimed' | 'count'>): string[] {
  const waiting = count > 0 ? `还有 ${count} 条没有同步，请尽快联网。` : ''
  return [
    ...(wasReclaimed ? [`系统清理过这台手机的存储，没有同步的记录已经重新存好。${waiting}`] : []),
    ...(isNearlyFull ? [`手机存储快满了，再存不了多少记录。${waiting}请清理一些照片或视频。`] : []),
  ]
}

const warn = (text: string, canSync = true): SyncWords => ({ tone: 'warn', icon: 'alert', text, canSync })
