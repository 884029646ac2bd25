/** A deployment that is well, for tests of `doctor`, with parts that a test breaks. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownVersion } from '../../src/cloud/db/schema-version'
import type { Space } from '../../src/cloud/host/doctor/disk-checks'
import { examineServer } from '../../src/cloud/host/doctor/examine'
import { linesOf } from '../../src/cloud/host/doctor/finding'
import { day, hour } from '../../src/domain/calendar/calendar'
import { onServer } from './guarded-postgres'
import { createDatabase } from './postgres'
import { type WeChatServer, startWeChat } from './wechat-server'

/** Name of this program's last migration. */
export const OWN = ownVersion().name
export const SECRET = 'f0e1d2c3b4a5968778695a4b3c2d1e0f'
export const GIGABYTE = 2 ** 30
const ROOMY = { free: 40 * GIGABYTE, whole: 100 * GIGABYTE }
const DUMP = 4_096

export interface Backup {
  age?: number
  checkAge?: number
  isRestored?: boolean
  bytes?: number
}

export interface Differences {
  /** Time by which the machine's clock is ahead, ms. */
  ahead?: number
  space?: Space
}

export interface Deployment {
  /** Address of the base's database. */
  url: string
  weChat: WeChatServer
  environment(change?: Record<string, string>): Record<string, string>
  /** The printed lines, without times that differ between runs. */
  printed(change?: Record<string, string>, differences?: Differences): Promise<string[]>
  /** The lines that are not well, without those of replication, which the tests' servers lack, and without the summary. */
  faults(change?: Record<string, string>, differences?: Differences): Promise<string[]>
  backUp(backup?: Backup): void
  close(): Promise<void>
}

export async function startDeployment(): Promise<Deployment> {
  const [base, weChat] = await Promise.all([createDatabase('founded'), startWeChat()])
  await onServer(
    base.url,
    `insert into job_runs (started_at, finished_at, host) values (now(), now(), 'test')`,
    `insert into volunteers (id, openid, name, phone, created_at) values (gen_random_uuid(), 'openid-admin', '陈样例', '13800000001', now())`,
    `insert into roles (volunteer_id, role) select id, 'administrator' from volunteers`,
  )
  const backups = mkdtempSync(join(tmpdir(), 'backups-'))
  const environment: Deployment['environment'] = (change = {}) => ({
    DATABASE_URL: base.url,
    DEMO: '0',
    WECHAT_APP_ID: 'wx1234567890abcdef',
    WECHAT_APP_SECRET: SECRET,
    WECHAT_API: weChat.api,
    BACKUP_DIR: backups,
    ...change,
  })
  const printed: Deployment['printed'] = async (change, { ahead = 0, space = ROOMY } = {}) => {
    const surroundings = { env: environment(change), now: () => Date.now() + ahead, spaceOf: () => Promise.resolve(space) }
    return linesOf(await examineServer(surroundings)).map((line) =>
      line
        .replace(/\d+ 毫秒/, 'N 毫秒')
        .replace(/\d+ 秒前/, 'N 秒前')
        .replace(/现有 \d+ 个/, '现有 N 个'),
    )
  }
  const deployment: Deployment = {
    url: base.url,
    weChat,
    environment,
    printed,
    async faults(change, differences) {
      const lines = (await printed(change, differences)).slice(0, -1)
      const isLeftOut = (line = '') => /^(好|未查)|同步复制/.test(line)
      return lines.filter((line, at) => !isLeftOut(line) && !(line.startsWith(' ') && isLeftOut(lines[at - 1])))
    },
    backUp({ age = 8 * hour, checkAge = 3 * day, isRestored = true, bytes = DUMP } = {}) {
      const at = (ago: number) => new Date(Date.now() - ago).toISOString()
      writeFileSync(join(backups, 'base.dump'), 'x'.repeat(DUMP))
      writeFileSync(join(backups, 'last-backup.json'), JSON.stringify({ at: at(age), file: 'base.dump', bytes }))
      const checked = { at: at(checkAge), file: 'base.dump', tables: 50, rows: 1_200, ok: isRestored }
      writeFileSync(join(backups, 'last-check.json'), JSON.stringify(checked))
    },
    async close() {
      await weChat.close()
      await base.drop()
      rmSync(backups, { recursive: true })
    },
  }
  deployment.backUp()
  return deployment
}
