/** Checks of the file systems, and of the backups' age. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { day, hour } from '../../../domain/calendar/calendar'
import type { Instant } from '../../../domain/calendar/calendar'
import { type Check, type Verdict, ok, warning, wrong } from './finding'
import { bytesInWords, spanInWords } from './words'

/** Space of a file system, bytes. */
export interface Space {
  free: number
  whole: number
}

export interface DiskParts {
  /** Folder of the embedded database; null with a database server. */
  dataDir: string | null
  /** Folder of the backups; null without any. */
  backupDir: string | null
  /** True for samples, which nobody needs back. */
  demo: boolean
  now: () => Instant
  spaceOf: (folder: string) => Promise<Space>
}

const GUIDE = 'config/deploy/README.md'
const MEGABYTE = 1024 * 1024
const GIGABYTE = 1024 * MEGABYTE

/** Below this share or number of bytes, somebody should make room; below the second number, writes soon fail. */
const LITTLE = { share: 0.1, bytes: GIGABYTE }
const FULL = 100 * MEGABYTE

export function diskChecks(parts: DiskParts): Check[] {
  const folders = [
    { name: '磁盘（数据）', folder: parts.dataDir },
    { name: '磁盘（备份）', folder: parts.backupDir },
  ]
  return [
    ...folders.flatMap(({ name, folder }) => (folder === null ? [] : [{ name, run: () => ofSpace(folder, parts) }])),
    { name: '备份', run: () => ofBackup(parts) },
    ...(parts.backupDir === null ? [] : [{ name: '备份试恢复', run: () => ofRestore(parts.backupDir ?? '', parts.now()) }]),
  ]
}

async function ofSpace(folder: string, { spaceOf }: DiskParts): Promise<Verdict> {
  const space = await spaceOf(folder).catch(() => null)
  if (!space) return wrong(`看不到文件夹 ${folder}`, '看文件夹在不在、这个用户能不能读')
  const percent = space.whole > 0 ? Math.floor((space.free / space.whole) * 100) : 0
  const found = `剩 ${bytesInWords(space.free)}（${percent}%）`
  if (space.free < FULL) return wrong(`${found}，快写不进去了`, '马上清理，或者扩大磁盘')
  return space.free < LITTLE.bytes || space.free < space.whole * LITTLE.share ? warning(found, '清理旧文件，或者扩大磁盘') : ok(found)
}

/** A backup is made every night, and tried once a week. */
const BACKUP_LATE = 26 * hour
const BACKUP_OLD = 3 * day
const RESTORE_OLD = 8 * day
const TIMER = 'systemctl status tongxin-backup 看备份的定时是不是开着、为什么失败'

async function ofBackup({ backupDir, demo, now }: DiskParts): Promise<Verdict> {
  if (backupDir === null) {
    if (demo) return ok('演示不用备份')
    return warning('没有设 BACKUP_DIR，不知道有没有备份', `按 ${GUIDE} 的“备份”一节做；云开发看数据库控制台的自动备份`)
  }
  const last = await recordIn(backupDir, 'last-backup.json')
  if (last === 'missing') return wrong('还没有备份过', `按 ${GUIDE} 的“备份”一节开备份的定时，先手工跑一次`)
  if (last === 'unreadable' || typeof last['file'] !== 'string') return wrong('last-backup.json 读不懂', '再备份一次')
  const size = await stat(join(backupDir, last['file'])).then(
    (file) => file.size,
    () => null,
  )
  if (size === null) return wrong(`备份文件 ${last['file']} 不在了`, '再备份一次，看是谁删了它')
  if (size === 0 || size !== last['bytes']) return wrong(`备份文件 ${last['file']} 的大小和当时不一样`, '这一份不能用，再备份一次')
  return ofAge(last.at, now(), { what: `${bytesInWords(size)}，`, late: BACKUP_LATE, old: BACKUP_OLD })
}

async function ofRestore(backupDir: string, now: Instant): Promise<Verdict> {
  const check = await recordIn(backupDir, 'last-check.json')
  if (check === 'missing') return warning('还没有试过能不能恢复', `按 ${GUIDE} 的“备份”一节跑一次检查`)
  if (check === 'unreadable') return wrong('last-check.json 读不懂', '再检查一次')
  if (check['ok'] !== true) return wrong('上次试着恢复没有成功', '这样的备份救不了急：再备份一次、再检查，还不行就看检查的输出')
  const counts = `${String(check['tables'])} 张表 ${String(check['rows'])} 行，`
  return ofAge(check.at, now, { what: counts, late: RESTORE_OLD, old: RESTORE_OLD })
}

function ofAge(at: Instant, now: Instant, { what, late, old }: { what: string; late: number; old: number }): Verdict {
  const age = now - at
  if (age < -hour) return warning(`${what}记的时间在将来`, '看这台机器的时间对不对')
  const found = `${what}${spanInWords(Math.max(0, age))}前`
  if (age > old) return wrong(found, TIMER)
  return age > late ? warning(found, TIMER) : ok(found)
}

type Recorded = Record<string, unknown> & { at: Instant }

async function recordIn(folder: string, name: string): Promise<Recorded | 'missing' | 'unreadable'> {
  try {
    const content: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'))
    if (typeof content !== 'object' || content === null || !('at' in content)) return 'unreadable'
    const at = Date.parse(String(content.at))
    return Number.isNaN(at) ? 'unreadable' : { ...content, at }
  } catch (error) {
    return error instanceof SyntaxError ? 'unreadable' : 'missing'
  }
}
