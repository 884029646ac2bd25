import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The reader thread's program: beside this file where a build has put it, elsewhere a source that tsx compiles. */
export function readerProgram(): { file: string; execArgv: string[] } {
  const built = join(__dirname, 'reader-thread.js')
  if (existsSync(built)) return { file: built, execArgv: [] }
  const source = join(__dirname, 'reader-thread.ts')
  return { file: source, execArgv: ['--require', createRequire(source).resolve('tsx/cjs')] }
}
