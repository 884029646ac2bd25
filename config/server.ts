/** Builds the server of one's own, `dist/server`: the bundled server with the built page and a new base for the embedded database. */
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { migrate } from '../src/cloud/db/migrate'
import { openPglite } from '../src/cloud/db/pglite'
import { bundleServer } from './server-bundle'

const DIST = join(__dirname, '../dist')
const OUT = join(DIST, 'server')

async function buildServer(): Promise<void> {
  const [from, page] = [join(DIST, 'h5'), join(OUT, 'page')]
  if (!existsSync(join(from, 'index.html'))) throw new Error('dist/h5 has no page: run npm run build:h5 first')
  rmSync(page, { recursive: true, force: true })
  cpSync(from, page, { recursive: true })
  await makeNewBase()
  await bundleServer(OUT)
}

/** The embedded database as a new base, with which a first start begins. */
async function makeNewBase(): Promise<void> {
  const connection = await openPglite()
  await migrate(connection)
  const tar = await (connection.db as unknown as { $client: PGlite }).$client.dumpDataDir('gzip')
  writeFileSync(join(OUT, 'new-base.tar.gz'), Buffer.from(await tar.arrayBuffer()))
  await connection.close()
}

void buildServer()
