import path from 'node:path'
import { SERVER_FOLDER } from './programs'

/** The reader thread's program as the bundled server has it: compiling the source in each thread would cost more than reading. */
export const readerProgram = (): { file: string; execArgv: string[] } => ({
  file: path.join(SERVER_FOLDER, 'reader-thread.js'),
  execArgv: [],
})
