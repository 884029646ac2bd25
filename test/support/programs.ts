/** Programs that tests start as processes, with the paths to which the setup compiles them. */
import path from 'node:path'

const program = (name: string, source: string) => ({ source, compiled: path.resolve('dist/test', `${name}.cjs`) })

/** The bundled server and the programs beside it, built like the product but without the page. */
export const SERVER_FOLDER = path.resolve('dist/test/server')

export const PROGRAMS = {
  embeddedBase: program('embeddedBase', 'test/support/setup/embedded-base-process.ts'),
  migrating: program('migrating', 'test/cloud/db/migrating-process.ts'),
  cloud: program('cloud', 'test/support/cloud-emulator-process.ts'),
  holder: program('holder', 'test/faults/holder-process.ts'),
  rush: program('rush', 'test/faults/rush-process.ts'),
  rushDatabase: program('rushDatabase', 'test/faults/rush-postgres-process.ts'),
}

/** The server's file; its first argument names a program. */
export const SERVER = path.join(SERVER_FOLDER, 'server.mjs')

/** Options of Node for programs with an embedded database: their seconds of life never repay optimised WebAssembly, which costs as much as their start. */
export const SHORT_LIVED = ['--liftoff-only']
