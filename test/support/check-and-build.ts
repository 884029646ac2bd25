/** First half of `npm test`: checks the sources and builds all that the tests look at, at the same time. */
import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { ensureBuilt } from './setup/built'

/** The type checker is written in Go and spends a quarter of its time on collecting garbage that a short run can keep. */
const keepsGarbage = { GOGC: 'off', GOMEMLIMIT: '3GiB' }

/** Runs the checks on what the builds leave of the cores: a build has one thread and would end last. @returns the exit code */
function check(): Promise<number> {
  const checks = spawn('npm', ['run', '--silent', 'check'], { stdio: 'inherit', env: { ...process.env, ...keepsGarbage } })
  if (checks.pid !== undefined) setPriority(checks.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  return new Promise((resolve) => checks.once('exit', (code) => resolve(code ?? 1)))
}

async function checkAndBuild(): Promise<void> {
  const [code] = await Promise.all([check(), ensureBuilt('h5', 'weapp', 'cloud', 'server')])
  process.exitCode = code
}

void checkAndBuild()
