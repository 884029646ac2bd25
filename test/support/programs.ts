/** Programs that tests start as processes, with the paths to which the setup compiles them. */
import path from 'node:path'

const program = (name: string, source: string) => ({ source, compiled: path.resolve('dist/test', `${name}.cjs`) })

export const PROGRAMS = {
  /** The server and the programs beside it; the first argument names one. */
  main: program('main', 'src/cloud/host/programs/main.ts'),
  embeddedBase: program('embeddedBase', 'test/support/setup/embedded-base-process.ts'),
  migrating: program('migrating', 'test/cloud/db/migrating-process.ts'),
  cloud: program('cloud', 'test/support/cloud-emulator-process.ts'),
  holder: program('holder', 'test/faults/holder-process.ts'),
  rush: program('rush', 'test/faults/rush-process.ts'),
  rushDatabase: program('rushDatabase', 'test/faults/rush-postgres-process.ts'),
}

/** Options of Node for programs with an embedded database: their seconds of life never repay optimised WebAssembly, which costs as much as their start. */
export const SHORT_LIVED = ['--liftoff-only']
