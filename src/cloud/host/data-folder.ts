/**
 * The folder of the embedded database. PGlite takes no lock of its own, and two processes on one folder silently lose
 * rows; so we take one, and refuse a folder that is not ours.
 */
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './settings'

const MARKER = 'tongxin.json'
const LOCK = 'lock'
/** Raised when a later program could no longer read the folder. */
const FORMAT = 1

export interface DataFolder {
  /** Where PGlite keeps its files. */
  database: string
  release(): void
}

/** @throws CannotStart when the folder is another program's, of a later format, not writable, or in use */
export function openDataFolder(folder: string): DataFolder {
  try {
    claim(folder)
    const lock = takeLock(folder)
    return { database: join(folder, 'database'), release: () => rmSync(lock, { force: true }) }
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(`the data folder ${folder} cannot be used: ${codeOf(error)}`)
  }
}

function claim(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const marker = join(folder, MARKER)
  if (existsSync(marker)) {
    if (formatOf(marker) !== FORMAT) throw new CannotStart(`the data folder ${folder} is of another version of this program`)
    return
  }
  if (readdirSync(folder).length > 0)
    throw new CannotStart(`the folder ${folder} is not empty and not this program's: choose another with DATA_DIR`)
  // Whole or not at all: half a marker would make the folder look like another version's.
  const whole = `${marker}.new`
  writeFileSync(whole, JSON.stringify({ program: 'tongxin', format: FORMAT }))
  renameSync(whole, marker)
}

function formatOf(marker: string): unknown {
  try {
    const content: unknown = JSON.parse(readFileSync(marker, 'utf8'))
    return typeof content === 'object' && content !== null && 'format' in content ? content.format : undefined
  } catch {
    return undefined
  }
}

/**
 * A file that names the process. Linking a finished file is atomic and fails if there is one; a lock whose process is
 * gone is first moved aside under a name of its own, so that of several newcomers only one can take it over.
 */
function takeLock(folder: string): string {
  const lock = join(folder, LOCK)
  const mine = join(folder, `${LOCK}.${process.pid}`)
  writeFileSync(mine, holderText(process.pid))
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (linked(mine, lock)) return lock
      const holder = readHolder(lock)
      if (holder !== null && isRunning(holder)) break
      moveAside(lock, holder)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  throw new CannotStart(
    `the data folder ${folder} is in use by another server (process ${readHolder(lock)?.pid ?? 'unknown'}): stop it first`,
  )
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Puts it back if, between the look and the move, somebody else had taken the lock. */
function moveAside(lock: string, seen: Holder | null): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  if (moved !== null && (moved.pid !== seen?.pid || moved.started !== seen.started)) linked(aside, lock)
  rmSync(aside, { force: true })
}

interface Holder {
  pid: number
  /** When the process began, in the kernel's ticks: process ids are used again, also after a restart. Null where unknown. */
  started: string | null
}

const holderText = (pid: number): string => JSON.stringify({ pid, started: startOf(pid) } satisfies Holder)

function readHolder(lock: string): Holder | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder
  } catch {
    return null
  }
}

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if (codeOf(error) !== 'EPERM') return false
  }
  return started === null || startOf(pid) === null || startOf(pid) === started
}

/** Field 22 of the process's status on Linux, with the boot it belongs to; null elsewhere. */
function startOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19] ?? ''}`
  } catch {
    return null
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
