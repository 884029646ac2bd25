/**
 * `npm run doctor [-- --json]`: checks the deployment in its environment, and says what mends each fault. Nothing is changed.
 * Exit code for a monitor: 0 when all is well, 1 for warnings, 2 when something is wrong. `--json` prints one line of JSON.
 */
import { examineServer } from '../doctor/examine'
import { exitCodeOf, linesOf } from '../doctor/finding'
import { fail } from './command-line'

/** Exit code of a wrong call, which is none of the results. */
const USAGE = 64

export async function run(args: readonly string[]): Promise<number> {
  const [form, ...more] = args
  if (more.length > 0 || (form !== undefined && form !== '--json')) {
    fail('usage: npm run doctor [-- --json]')
    return USAGE
  }
  const findings = await examineServer({ env: process.env, now: () => Date.now() })
  const code = exitCodeOf(findings)
  process.stdout.write(`${form === '--json' ? JSON.stringify({ code, findings }) : linesOf(findings).join('\n')}\n`)
  return code
}
