/** The HTTP host as a separate process, which tests call, stop and kill. */
import { type ChildProcess, spawn } from 'node:child_process'
import { SERVER, SHORT_LIVED } from './programs'

export interface RunningServer {
  origin: string
  pid: number
  /** The output so far. */
  output(): string
  /** Resolves with the exit code when the process has ended; null if a signal ended it. */
  gone: Promise<number | null>
  kill(signal: NodeJS.Signals): Promise<number | null>
}

/** The line that reports the start of the server, with its address. */
const UP = /同心服务 (http:\/\/\S+)/

/** Server that is installed in a folder of its own, with nothing but Node and what the environment names. */
export interface Installed {
  folder: string
  /** Another Node than the tests'. */
  node?: string
}

function spawnInstalled({ folder, node = process.execPath }: Installed, env: Record<string, string>): ChildProcess {
  const bare = { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', ...env }
  return spawn(node, [...SHORT_LIVED, 'server.mjs'], { cwd: folder, env: bare, stdio: ['ignore', 'pipe', 'pipe'] })
}

function spawnServer(
  env: Record<string, string>,
  installed?: Installed,
): { child: ChildProcess; output: () => string; gone: Promise<number | null> } {
  const child = installed
    ? spawnInstalled(installed, env)
    : spawn(process.execPath, [...SHORT_LIVED, SERVER, 'serve'], {
        env: { ...process.env, NODE_ENV: 'development', HOST: '127.0.0.1', PORT: '0', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  return { child, output: () => output, gone: new Promise((resolve) => child.once('exit', resolve)) }
}

/** Starts a server. @throws with the server's output when it ends instead */
export async function startServer(env: Record<string, string>, installed?: Installed): Promise<RunningServer> {
  const { child, output, gone } = spawnServer(env, installed)
  const origin = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const up = UP.exec(output())
      if (up?.[1]) resolve(up[1])
    }
    child.stdout?.on('data', look)
    void gone.then(() => reject(new Error(`the server did not come up:\n${output()}`)))
  })
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return gone
  }
  return { origin, pid: child.pid ?? 0, output, gone, kill }
}

/** Starts a server that is expected to end with an error. */
export async function failToStart(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { output, gone } = spawnServer(env)
  return { code: await gone, output: output() }
}

/** A fault that the server answered, unlike a lost connection. The message is the fault's code. */
export class AnsweredFault extends Error {}

/** Makes one call over HTTP, like the page. @throws {@link AnsweredFault} for a fault, other errors without an answer */
export async function call<T>(origin: string, path: string, input: unknown, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(`${origin}/rpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input ?? {}),
  })
  const body = (await answer.json()) as { result?: { data: T }; error?: { message: string } }
  if (!body.result) throw new AnsweredFault(body.error?.message ?? 'no result')
  return body.result.data
}
