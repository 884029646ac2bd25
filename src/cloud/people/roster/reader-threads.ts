/** Threads for reading files, with a deadline and a ceiling of memory. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FileProblem } from '../../../contract/people/members'
import type { ReadFile } from './read-file'
import { readerProgram } from './reader-program'
import type { FileToRead } from './reader-thread'

export interface Limits {
  /** Longest time for a file, ms. */
  time: number
  /** Largest heap of a thread, MB. Bytes outside the heap have limits of their own, in read-spreadsheet.ts. */
  memory: number
  /** Most files read at the same time. */
  threads: number
  /** Most files that wait for a thread. */
  waiting: number
  /** Time after which a thread without work ends, ms. */
  idle: number
}

/** Refusal of a file for its cost. */
export type CostlyFile = Extract<FileProblem, 'too-slow-to-read' | 'too-large-to-read'>

/** Largest heap for short-lived objects, MB: Node's own limit grows with the machine. */
const YOUNG_MEMORY = 16

/** A thread that reads one file at a time. It keeps the process alive only while it reads. */
export class ReaderThread {
  private readonly worker: Worker
  private readonly started: Promise<unknown>
  private ending: NodeJS.Timeout | undefined

  constructor(private readonly limits: Limits) {
    const { file, execArgv } = readerProgram()
    const resourceLimits = { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: YOUNG_MEMORY }
    this.worker = new Worker(file, { execArgv, resourceLimits })
    this.started = once(this.worker, 'message')
  }

  /** Reads a file, or ends the thread. @throws an error of the program in the thread */
  async read(file: FileToRead): Promise<ReadFile | CostlyFile> {
    clearTimeout(this.ending)
    this.worker.ref()
    const deadline = new AbortController()
    let timer: NodeJS.Timeout | undefined
    try {
      // The start costs the same for each file, so that it has no deadline.
      await this.started
      timer = setTimeout(() => deadline.abort(), this.limits.time)
      const answer = once(this.worker, 'message', { signal: deadline.signal })
      this.worker.postMessage(file, [file.bytes.buffer])
      const [read] = (await answer) as [ReadFile]
      this.worker.unref()
      return read
    } catch (error) {
      await this.worker.terminate()
      if (deadline.signal.aborted) return 'too-slow-to-read'
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return 'too-large-to-read'
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /** Ends the thread unless it reads again before. */
  endAfter(ms: number, ended: () => void): void {
    this.ending = setTimeout(() => {
      ended()
      void this.worker.terminate()
    }, ms).unref()
  }
}
