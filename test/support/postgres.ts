import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

export interface TestDatabase {
  url: string
  drop: () => Promise<void>
}

/**
 * A database of the test server's, for one test file.
 * @param template an empty one unless another is named; nobody may be connected to that one
 */
export async function createDatabase(template = 'template0'): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asServer(`create database ${name} template ${template}`)
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asServer(`drop database ${name} with (force)`) }
}

function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL']
  if (!url) throw new Error('TEST_POSTGRES_URL is not set: this test runs in a project of test/jest.config.js that starts PostgreSQL')
  return url
}

async function asServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
