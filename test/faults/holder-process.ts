/** Holds the data folder DATA_DIR as the server does, without the database that takes the server seconds to open. */
import { openDataFolder } from '../../src/cloud/host/data-folder'

async function hold(): Promise<void> {
  try {
    await openDataFolder(process.env['DATA_DIR'] ?? '', () => process.exit(1))
    process.stdout.write('holds the folder\n')
    setInterval(() => undefined, 60_000)
  } catch (error) {
    process.stderr.write(`${String(error)}\n`)
    process.exitCode = 1
  }
}

void hold()
