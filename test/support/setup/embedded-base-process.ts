/** Makes the embedded database as a new one and as the small base, each as a tar. The argument is the folder for them. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type { Connection } from '../../../src/cloud/db/database'
import { migrate } from '../../../src/cloud/db/migrate'
import { openPglite } from '../../../src/cloud/db/pglite'
import type { EmbeddedBase } from '../databases'
import { fillVocabulary } from '../vocabulary'

async function makeBases(folder: string): Promise<void> {
  const connection = await openPglite()
  await store(connection, folder, 'new')
  await migrate(connection)
  await fillVocabulary(connection)
  await store(connection, folder, 'small')
  await connection.close()
}

async function store({ db }: Connection, folder: string, name: EmbeddedBase): Promise<void> {
  const tar = await (db as unknown as { $client: PGlite }).$client.dumpDataDir('none')
  await writeFile(join(folder, `${name}.tar`), Buffer.from(await tar.arrayBuffer()))
}

void makeBases(process.argv[2] ?? '')
