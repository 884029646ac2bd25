import { Client } from 'pg'
import type { Tx } from '../../../src/cloud/db/database'
import { foundBase } from '../../../src/cloud/founding/vocabulary'
import { openDatabase } from '../../../src/cloud/host/open-database'

const NAME = 'base'

/**
 * Makes the database that every test of the app starts from and names it in TEST_BASE_DATABASE: a base with its
 * vocabulary, nobody and nothing on. Copying it takes a fraction of migrating another.
 */
export async function prepareBase(): Promise<void> {
  const server = process.env['TEST_POSTGRES_URL'] ?? ''
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(`drop database if exists ${NAME}`)
  await client.query(`create database ${NAME} template template0`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${NAME}`
  const connection = await openDatabase({ databaseUrl: url.href, dataDir: '' })
  try {
    await connection.db.transaction((tx) => foundBase(tx as unknown as Tx, false, Date.now()))
  } finally {
    await connection.close()
  }
  process.env['TEST_BASE_DATABASE'] = NAME
}
