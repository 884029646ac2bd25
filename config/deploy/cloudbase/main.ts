/** `npm run deploy`: brings the program to CloudBase. See config/deploy/README.md. */
import { tmpdir } from 'node:os'
import { askAt } from './ask'
import { deploy } from './deploy'
import { endAll } from './process'

const INTERRUPTED = 130

process.on('exit', endAll)
// SIGHUP also comes when a window of Windows is closed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(INTERRUPTED))

async function main(): Promise<void> {
  process.exitCode = await deploy(process.argv.slice(2), {
    root: process.cwd(),
    lockFolder: tmpdir(),
    env: process.env,
    ask: askAt({ input: process.stdin, output: process.stdout }),
    now: () => new Date(),
    say: (line) => process.stdout.write(`${line}\n`),
  })
}

void main()
