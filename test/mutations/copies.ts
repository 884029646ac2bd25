import { type ChildProcess, execFile, fork } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const COPIED = ['src', 'test', 'config', 'package.json', 'tsconfig.json', 'babel.config.js']
const DOMAIN_ALONE = { extends: './tsconfig.json', compilerOptions: { types: [] }, include: ['src/domain'] }

export interface Asked {
  project: 'rules' | 'cloud'
  tests: readonly string[]
  /** Runs every file, also after one that fails. */
  all: boolean
}

export interface Ran {
  test: string
  seconds: number
  failure?: string
}

/** A copy of the repository in a temporary folder, with a process that runs tests in it. */
export class Copy {
  private readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mutations-')))
  private worker: ChildProcess | undefined

  constructor() {
    for (const name of COPIED) cpSync(name, path.join(this.folder, name), { recursive: true })
    symlinkSync(path.resolve('node_modules'), path.join(this.folder, 'node_modules'))
    writeFileSync(path.join(this.folder, 'tsconfig.domain.json'), JSON.stringify(DOMAIN_ALONE))
  }

  /** The file as it stands in the copy, since the repository itself may be edited meanwhile. */
  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8')
  }

  write(file: string, source: string): void {
    writeFileSync(path.join(this.folder, file), source)
  }

  /** Runs tests; answers `timed out` after this number of seconds, and `broke down` when the process ends, for instance without memory. */
  run(asked: Asked, seconds: number): Promise<Ran[] | 'timed out' | 'broke down'> {
    const worker = (this.worker ??= this.start())
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer)
        worker.removeAllListeners()
        act()
      }
      const timer = setTimeout(() => {
        this.stop()
        settle(() => resolve('timed out'))
      }, seconds * 1000)
      worker.once('message', ({ ran, error }: { ran: Ran[]; error?: string }) =>
        settle(() => (error ? reject(new Error(error)) : resolve(ran))),
      )
      worker.once('exit', () => {
        this.stop()
        settle(() => resolve('broke down'))
      })
      worker.send(asked)
    })
  }

  /** Tells whether the compiler takes the domain as it stands in the copy. */
  async compiles(): Promise<boolean> {
    const compiler = path.resolve('node_modules/typescript/bin/tsc')
    const call = promisify(execFile)(process.execPath, [compiler, '-p', 'tsconfig.domain.json'], { cwd: this.folder })
    return call.then(
      () => true,
      () => false,
    )
  }

  remove(): void {
    this.stop()
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }

  private start(): ChildProcess {
    return fork(path.join(this.folder, 'test/mutations/worker.cjs'), {
      cwd: this.folder,
      execArgv: ['--experimental-vm-modules', '--no-warnings'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
  }

  private stop(): void {
    this.worker?.kill('SIGKILL')
    this.worker = undefined
  }
}
