import { renameSync, rmSync, writeFileSync } from 'node:fs'

/** End of the name under which a file is written before it replaces another; a kill leaves it behind. */
export const UNFINISHED = '.new'

/** Attempts, with pauses of 10, 20, 30 … ms between them. */
const ATTEMPTS = 8
const PAUSE = 10
/** Windows refuses to replace a file that another process has open: a reader, a virus scanner or a backup, all for a moment. */
const OPENED = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Replaces a file whole: written aside and renamed, since a reader must not find half a file. @param rename as of node:fs */
export function replaceFile(file: string, content: string, rename = renameSync): void {
  const whole = `${file}${UNFINISHED}`
  try {
    writeFileSync(whole, content)
  } catch (error) {
    rmSync(whole, { force: true })
    throw error
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return rename(whole, file)
    } catch (error) {
      const isOpened = process.platform === 'win32' && OPENED.has((error as NodeJS.ErrnoException).code ?? '')
      if (isOpened && attempt < ATTEMPTS) pause(attempt * PAUSE)
      else {
        rmSync(whole, { force: true })
        throw error
      }
    }
  }
}

const pause = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
