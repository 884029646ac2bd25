/**
 * Reads roster files in threads of their own, so that a file that costs too much stops neither the host nor other people's files. A
 * thread that takes too long, or needs too much memory, is ended, and its file is refused.
 */
import { createHash } from 'node:crypto'
import { type Refused, refuse } from '../../../domain/decision'
import { fault } from '../../rpc/faults'
import type { ReadFile } from './read-file'
import { type CostlyFile, type Limits, ReaderThread } from './reader-threads'

/** The time leaves three of a call's eight seconds to the database; a full roster takes one. */
const USUAL: Limits = { time: 5_000, memory: 192, threads: 2, waiting: 20, idle: 60_000 }
/** Most files that are remembered for their cost. */
const MOST_REMEMBERED = 500

/** @param organisations names and aliases of organisations, which are no branches of one */
export type Reader = (name: string, bytes: Buffer, organisations?: readonly string[]) => Promise<ReadFile>

/**
 * A reader of files by extension and content.
 * @throws fault `too-many`, from the reader, when too many files wait; the phone tries again later
 */
export function readerWithin(limits: Limits = USUAL): Reader {
  const idle: ReaderThread[] = []
  const waiting: (() => void)[] = []
  const costly = new Map<string, Refused<CostlyFile>>()
  let running = 0

  const turn = async (): Promise<void> => {
    if (running >= limits.threads) {
      if (waiting.length >= limits.waiting) return fault('too-many')
      return new Promise((resolve) => waiting.push(resolve))
    }
    running++
  }
  const endTurn = () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  const rest = (thread: ReaderThread) => {
    idle.push(thread)
    thread.endAfter(limits.idle, () => idle.splice(idle.indexOf(thread), 1))
  }

  return async (name, bytes, organisations = []) => {
    const digest = createHash('sha256').update(`${name}\0`).update(bytes).digest('base64')
    const known = costly.get(digest)
    if (known) return known
    await turn()
    try {
      const thread = idle.pop() ?? new ReaderThread(limits)
      const read = await thread.read({ name, bytes: new Uint8Array(bytes), organisations })
      if (typeof read !== 'string') {
        rest(thread)
        return read
      }
      // Calls that repeat the file get the same answer at once.
      if (costly.size >= MOST_REMEMBERED) costly.clear()
      const refusal = refuse(read)
      costly.set(digest, refusal)
      return refusal
    } finally {
      endTurn()
    }
  }
}

/** The reader of this process. */
export const readRoster: Reader = readerWithin()
