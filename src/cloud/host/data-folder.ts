/**
 * Folder of the embedded database. PGlite takes no lock, and two processes on one folder silently lose rows. So the program
 * holds the folder itself, and refuses one that belongs to another program.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { FolderInUse, type Holder, holdFolder } from './folder-hold'
import { CannotStart } from './cannot-start'
import { UNFINISHED, replaceFile } from './replace-file'

const MARKER = 'tongxin.json'
/** Version of the folder's format, raised when a new version of the program cannot read older folders. */
const FORMAT = 1

export interface DataFolder {
  /** Folder of PGlite's files. */
  database: string
  release(): void
}

/** Another server has the folder. */
export class DataFolderInUse extends CannotStart {
  override name = 'DataFolderInUse'
}

/**
 * @param onLost called when another machine has taken the folder, after which nothing more may be written to it
 * @throws CannotStart when the folder is another program's, of another format, not writable, or in use
 */
export async function openDataFolder(folder: string, onLost: () => void): Promise<DataFolder> {
  try {
    claim(folder)
    const hold = await holdFolder(realpathSync(folder), onLost)
    return { database: join(folder, 'database'), release: () => hold.release() }
  } catch (error) {
    if (error instanceof CannotStart) throw error
    if (error instanceof FolderInUse)
      throw new DataFolderInUse(`the data folder ${folder} is in use by another server (${nameOf(error.holder)}): stop it first`)
    throw new CannotStart(`the data folder ${folder} cannot be used: ${codeOf(error)}`)
  }
}

const nameOf = (holder: Holder | null): string =>
  `process ${holder?.pid ?? 'unknown'}${holder && holder.host !== hostname() ? ` on ${holder.host}` : ''}`

function claim(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const marker = join(folder, MARKER)
  if (existsSync(marker)) {
    if (formatOf(marker) !== FORMAT) throw new CannotStart(`the data folder ${folder} is of another version of this program`)
    return
  }
  // A full disk or a kill at the first start leaves half a marker.
  if (readdirSync(folder).some((name) => name !== `${MARKER}${UNFINISHED}`))
    throw new CannotStart(`the folder ${folder} is not empty and not this program's: choose another with DATA_DIR`)
  // Half a marker would look like another version's.
  replaceFile(marker, JSON.stringify({ program: 'tongxin', format: FORMAT }))
}

function formatOf(marker: string): unknown {
  try {
    const content: unknown = JSON.parse(readFileSync(marker, 'utf8'))
    return typeof content === 'object' && content !== null && 'format' in content ? content.format : undefined
  } catch {
    return undefined
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
