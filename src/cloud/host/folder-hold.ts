/**
 * Hold on a folder by one process. The holder listens on a socket in the folder: the kernel closes it with the process, keeps it while
 * the process is suspended, and answers for it in every container that has the folder. A second machine with the folder on a network
 * volume cannot ask that kernel, and looks for the holder's beat instead.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Listening, isListening, listenIn } from './folder-sockets'
import { replaceFile } from './replace-file'

const LOCK = 'lock'
const SOCKET = /^server-[0-9a-f]{8}\.sock$/
/** Attempts of processes that start at the same time and see each other. */
const ATTEMPTS = 8
/** Longest pause before another attempt, ms. It is random, so that one of several processes comes first. */
const LONGEST_PAUSE = 200

/** Content of the lock file. */
export interface Holder {
  /** Name of the holder's socket, unique in the folder's whole life. */
  socket: string
  /** Process id in the holder's own container. */
  pid: number
  host: string
  /** Id of the running kernel, which alone knows if a socket of its own is still open. */
  kernel: string
  /** Number of beats so far. */
  beat: number
}

export interface Beats {
  /** Time between two beats, ms. */
  every: number
  /** Time without a beat after which a holder on another machine counts as ended, ms. */
  awaited: number
}
const USUAL: Beats = { every: 5_000, awaited: 12_000 }

export class FolderInUse extends Error {
  override name = 'FolderInUse'
  constructor(readonly holder: Holder | null) {
    super('the folder is in use')
  }
}

export interface FolderHold {
  release(): void
}

/**
 * Holds the folder until the release or the end of the process.
 * @param onLost called when another process has taken the folder, which needs a pause longer than `awaited` and another machine
 * @throws FolderInUse when another process holds it
 */
export async function holdFolder(folder: string, onLost: () => void, beats: Beats = USUAL): Promise<FolderHold> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = readHolder(folder)
    if (before && !isOfThisKernel(folder, before) && (await hasBeat(folder, before, beats))) throw new FolderInUse(before)
    // Each process listens before it looks for others, so that of two at least one sees the other and gives way.
    const own = await listenIn(folder, `server-${randomUUID().slice(0, 8)}.sock`)
    let hold: FolderHold | undefined
    try {
      const others = await othersListening(folder, own.name)
      if (others.length === 0 && existsSync(join(folder, own.name))) return (hold = keep(folder, own, onLost, beats))
      const holder = readHolder(folder)
      if (holder && others.includes(holder.socket)) throw new FolderInUse(holder)
    } finally {
      if (!hold) own.close()
    }
    await wait(Math.random() * LONGEST_PAUSE)
  }
  throw new FolderInUse(readHolder(folder))
}

/** True if the state of the holder's socket tells whether the holder lives. */
const isOfThisKernel = (folder: string, { kernel, socket }: Holder): boolean => kernel === KERNEL && existsSync(join(folder, socket))

/** Names of other sockets in the folder that a process listens on. Sockets of ended processes are removed; no name is used again. */
async function othersListening(folder: string, own: string): Promise<string[]> {
  const listening: string[] = []
  for (const name of readdirSync(folder).filter((each) => SOCKET.test(each) && each !== own)) {
    if (await isListening(folder, name)) listening.push(name)
    else rmSync(join(folder, name), { force: true })
  }
  return listening
}

/** Waits for a sign of life of a holder on another machine. */
async function hasBeat(folder: string, seen: Holder, { every, awaited }: Beats): Promise<boolean> {
  for (let waited = 0; waited < awaited; waited += every / 5) {
    await wait(every / 5)
    const now = readHolder(folder)
    if (now?.socket !== seen.socket || now.beat !== seen.beat) return now !== null
  }
  return false
}

function keep(folder: string, own: Listening, onLost: () => void, { every }: Beats): FolderHold {
  const holder: Holder = { socket: own.name, pid: process.pid, host: hostname(), kernel: KERNEL, beat: 0 }
  writeHolder(folder, holder)
  const beating = setInterval(() => {
    const now = readHolder(folder)
    if (now && now.socket !== own.name) {
      clearInterval(beating)
      return onLost()
    }
    holder.beat++
    try {
      writeHolder(folder, holder)
    } catch {
      // A full disk takes no beat. The socket still holds the folder.
    }
  }, every).unref()
  const release = () => {
    clearInterval(beating)
    if (readHolder(folder)?.socket === own.name) rmSync(join(folder, LOCK), { force: true })
    own.close()
  }
  return { release }
}

const writeHolder = (folder: string, holder: Holder): void => replaceFile(join(folder, LOCK), JSON.stringify(holder))

/** The holder according to the lock file; null without a readable one. */
function readHolder(folder: string): Holder | null {
  try {
    const found = JSON.parse(readFileSync(join(folder, LOCK), 'utf8')) as Partial<Holder> | null
    return typeof found?.socket === 'string' && SOCKET.test(found.socket) ? (found as Holder) : null
  } catch {
    return null
  }
}

/** Id of the running kernel, the same in all its containers; elsewhere than on Linux the machine's name. */
const KERNEL = kernelId()

function kernelId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return hostname()
  }
}
