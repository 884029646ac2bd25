/** Holds the data folder DATA_DIR as the server does, without the database that takes the server seconds to open. */
import { openDataFolder } from '../../src/cloud/host/data-folder'

openDataFolder(process.env['DATA_DIR'] ?? '', () => process.exit(1)).then(
  () => {
    process.stdout.write('holds the folder\n')
    setInterval(() => undefined, 60_000)
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exitCode = 1
  },
)
