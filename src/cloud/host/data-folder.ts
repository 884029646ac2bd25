/**
 * Folder of the embedded database. PGlite takes no lock, and two processes on one folder silently lose rows. So the program
 * takes a lock itself, and refuses a folder that belongs to another program.
 */
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './settings'

const MARKER = 'tongxin.json'
const LOCK = 'lock'
/** Version of the folder's format, raised when a new version of the program cannot read older folders. */
const FORMAT = 1

export interface DataFolder {
  /** Folder of PGlite's files. */
  database: string
  release(): void
}

/** @throws CannotStart when the folder is another program's, of another format, not writable, or in use */
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
  // The marker is written to another file and renamed, since half a marker would look like another version's.
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
 * Takes the lock: a file that names the process. A hard link to a finished file is atomic, and fails if a lock exists. The lock
 * of an ended process is first moved aside under a unique name, so that only one of several new processes takes the folder over.
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

/** Moves a stale lock aside; puts it back if another process took the lock between the check and the move. */
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
  /** Boot id and start of the process in kernel ticks, since process ids are reused, also after a reboot. Null where unknown. */
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
    // EPERM: the process runs under another user.
    if (codeOf(error) !== 'EPERM') return false
  }
  return started === null || startOf(pid) === null || startOf(pid) === started
}

/** Field 22 of the process's status on Linux, with the boot id; null elsewhere. */
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
