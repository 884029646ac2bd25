/** One deployment at a time to an environment from this computer. Deployments from two computers are noticed only by the platform's state. */
import { createHash, randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeployStopped } from './stopped'

export interface Lock {
  release: () => void
}

/** @throws DeployStopped while another process of this computer deploys to the environment */
export function lockEnvironment(folder: string, environment: string): Lock {
  const path = join(folder, `tongxin-deploy-${environment}.lock`)
  const taken = take(path)
  if (typeof taken !== 'number') return taken
  throw new DeployStopped(`这台电脑上另一个部署正在进行（进程 ${taken}，环境 ${environment}）：等它结束再来。确定没有的话，删掉 ${path}`)
}

/** Takes a lock, also one whose holder has ended without releasing it. @returns the living holder's process id when there is one */
function take(path: string): Lock | number {
  const own = `${process.pid} ${randomUUID()}`
  for (;;) {
    if (create(path, own)) return { release: () => removeIf(path, own) }
    const found = textOf(path)
    if (found === null) continue
    const holder = Number.parseInt(found, 10)
    if (isAlive(holder)) return holder
    // Whoever has this second lock may remove that one file. Another process that also found it ended meanwhile removes nothing of a newer one.
    const removal = take(`${path}.${createHash('sha256').update(found).digest('hex').slice(0, 16)}`)
    if (typeof removal === 'number') return removal
    removeIf(path, found)
    removal.release()
  }
}

/** Makes the file with its text at once, so that nobody reads an empty one. @returns false if it exists */
function create(path: string, text: string): boolean {
  const draft = `${path}.${randomUUID()}`
  try {
    writeFileSync(draft, text, { flag: 'wx' })
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new DeployStopped(`写不了 ${path}：看看临时文件夹的权限和磁盘空间`)
  } finally {
    rmSync(draft, { force: true })
  }
}

function removeIf(path: string, text: string): void {
  if (textOf(path) === text) rmSync(path, { force: true })
}

/** Text of a file; null when it is gone. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new DeployStopped(`读不了 ${path}：看看临时文件夹的权限，或者删掉它`)
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user exists, but takes no signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
