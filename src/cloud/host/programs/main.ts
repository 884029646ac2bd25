/** The programs of the command line in one file: `serve`, the default, and those that an operator runs beside it. */
import { CannotStart } from '../cannot-start'
import { mistypedIn, strayInWords } from '../environment'
import { fail, reasonOf } from './command-line'

/** A program: takes its arguments, and gives the exit code unless it goes on, like the server. */
type Program = (args: readonly string[]) => Promise<number>

/** Programs by name, each loaded only when it runs. */
const PROGRAMS: Readonly<Record<string, () => Promise<{ run: Program }>>> = {
  serve: () => import('./serve'),
  migrate: () => import('./migrate'),
  found: () => import('./found'),
  import: () => import('./import'),
  admin: () => import('./admin'),
  doctor: () => import('./doctor'),
}

async function main([name = 'serve', ...args]: readonly string[]): Promise<void> {
  const load = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined
  if (!load) process.exit(fail(`there is no program ${name}: choose ${Object.keys(PROGRAMS).join(', ')}`))
  if (name !== 'doctor') refuseMistyped()
  try {
    process.exitCode = await (await load()).run(args)
  } catch (error) {
    process.exit(fail(error instanceof CannotStart ? error.message : `${name} failed: ${reasonOf(error)}`))
  }
}

/** Ends a program whose environment has a mistyped setting, which would be missing without a word. The doctor names them itself. */
function refuseMistyped(): void {
  const { refused, doubtful } = mistypedIn(process.env)
  if (refused.length > 0) process.exit(fail(...refused.map(strayInWords)))
  for (const stray of doubtful) console.error(strayInWords(stray))
}

void main(process.argv.slice(2))
