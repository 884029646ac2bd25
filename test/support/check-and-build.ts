/** First half of `npm test`: checks the sources and builds all that the tests look at, at the same time. */
import { spawn } from 'node:child_process'
import { ensureBuilt } from './setup/built'

/** The type checker is written in Go and spends a quarter of its time on collecting garbage that a short run can keep. */
const keepsGarbage = { GOGC: 'off', GOMEMLIMIT: '3GiB' }

/** @returns the exit code of `npm run check` */
const check = (): Promise<number> =>
  new Promise((resolve) =>
    spawn('npm', ['run', '--silent', 'check'], { stdio: 'inherit', env: { ...process.env, ...keepsGarbage } }).once('exit', (code) =>
      resolve(code ?? 1),
    ),
  )

async function checkAndBuild(): Promise<void> {
  const [code] = await Promise.all([check(), ensureBuilt('h5', 'weapp', 'cloud')])
  process.exitCode = code
}

void checkAndBuild()
