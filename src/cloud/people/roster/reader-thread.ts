/** The thread that reads roster files, one after another. Started by reader.ts. */
import { parentPort } from 'node:worker_threads'
import { readFile } from './read-file'

export interface FileToRead {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  /** Names and aliases of organisations, which are no branches of one. */
  organisations: readonly string[]
}

parentPort?.on('message', ({ name, bytes, organisations }: FileToRead) => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  void readFile(name, file, organisations).then((read) => parentPort?.postMessage(read, []))
})
parentPort?.postMessage('ready', [])
