/** Processes of the tools: their output, their time limit, and their end. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

export interface Job {
  /** Arguments after Node's own path. */
  args: readonly string[]
  cwd: string
  env: Record<string, string | undefined>
  /** ms. */
  limit: number
  /** True for a tool that speaks with the person at the terminal itself. */
  isInteractive?: boolean
}

export interface Ended {
  /** Null if it was ended by its limit or by a signal. */
  code: number | null
  isLate: boolean
  /** Both outputs in the order of their arrival, without colours. */
  text: string
}

/** Output that is kept, letters: the end of a longer one. */
const MOST_KEPT = 200_000

const running = new Set<ChildProcess>()

export function runNode({ args, cwd, env, limit, isInteractive }: Job): Promise<Ended> {
  // A group of its own lets the limit end a tool's processes too; a tool at the terminal has to stay in the terminal's group.
  const detached = process.platform !== 'win32' && !isInteractive
  const stdio: StdioOptions = isInteractive ? 'inherit' : ['ignore', 'pipe', 'pipe']
  const child = spawn(process.execPath, [...args], { cwd, env, detached, stdio, windowsHide: true })
  running.add(child)
  return new Promise((resolve) => {
    let text = ''
    let isLate = false
    const take = (part: Buffer) => {
      text = (text + String(part)).slice(-MOST_KEPT)
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    const timer = setTimeout(() => {
      isLate = true
      endTree(child)
    }, limit)
    const settle = (code: number | null) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code, isLate, text: stripVTControlCharacters(text) })
    }
    child.on('error', (error) => {
      text += error.message
      settle(null)
    })
    // A process that outlives the tool may keep its output open, so that `close` never comes after the limit.
    child.on('exit', (code) => isLate && settle(code))
    child.on('close', settle)
  })
}

/** Ends a tool with everything it has started. */
function endTree(child: ChildProcess): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    const ending = spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
    ending.on('error', () => child.kill())
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** Ends every tool that still runs, when the person breaks the deployment off. */
export function endAll(): void {
  for (const child of running) endTree(child)
}
