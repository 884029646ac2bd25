/** One deployment at a time to an environment from this computer. Deployments from two computers are noticed only by the platform's state. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DeployStopped } from './stopped'

export interface Lock {
  release: () => void
}

/** @throws DeployStopped while another process of this computer deploys to the environment */
export function lockEnvironment(folder: string, environment: string): Lock {
  const path = join(folder, `tongxin-deploy-${environment}.lock`)
  for (let attempt = 0; attempt < 2; attempt++) {
    const lock = take(path)
    if (lock) return lock
    const holder = Number(textOf(path))
    if (isAlive(holder)) {
      throw new DeployStopped(
        `这台电脑上另一个部署正在进行（进程 ${holder}，环境 ${environment}）：等它结束再来。确定没有的话，删掉 ${path}`,
      )
    }
    // Its process ended without removing it.
    rmSync(path, { force: true })
  }
  throw new DeployStopped(`这台电脑上另一个部署刚刚开始（环境 ${environment}）：等它结束再来`)
}

function take(path: string): Lock | null {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return { release: () => rmSync(path, { force: true }) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null
    throw new DeployStopped(`写不了 ${path}：看看临时文件夹的权限和磁盘空间`)
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
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
