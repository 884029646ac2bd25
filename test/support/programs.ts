/** Programs that tests start as processes, with the paths to which the setup compiles them. */
import path from 'node:path'

const program = (name: string, source: string) => ({ source, compiled: path.resolve('dist/test', `${name}.cjs`) })

export const PROGRAMS = {
  server: program('server', 'src/cloud/host/http-server.ts'),
  import: program('import', 'src/cloud/host/import-cli.ts'),
  found: program('found', 'src/cloud/host/found-cli.ts'),
  admin: program('admin', 'src/cloud/host/admin-cli.ts'),
  embeddedBase: program('embeddedBase', 'test/support/setup/embedded-base-process.ts'),
  cloud: program('cloud', 'test/support/cloud-emulator-process.ts'),
  holder: program('holder', 'test/faults/holder-process.ts'),
  rush: program('rush', 'test/faults/rush-process.ts'),
  rushDatabase: program('rushDatabase', 'test/faults/rush-postgres-process.ts'),
}

/** Options of Node for programs with an embedded database: their seconds of life never repay optimised WebAssembly, which costs as much as their start. */
export const SHORT_LIVED = ['--liftoff-only']
