import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

export interface TestDatabase {
  url: string
  drop: () => Promise<void>
}

/**
 * Bases that the setup prepares: `empty` is migrated, `small` has a test's vocabulary, `founded` has a new base's
 * founding content, `demo` the samples.
 */
export type Template = 'empty' | 'small' | 'founded' | 'demo'

export const templateName = (template: Template): string => `tongxin_${template}`

/** Creates a database on the test server, for one test file. @param template without one the database is not migrated */
export async function createDatabase(template?: Template): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asServer(creation(name, template && templateName(template)))
  return { url: databaseUrl(name), drop: () => asServer(dropping(name)) }
}

/** Puts a copy of a template in the place of a database, if there is one. Its connections are closed. */
export const replaceDatabase = (name: string, template: Template): Promise<void> =>
  asServer(dropping(name), creation(name, templateName(template)))

/** The statement that creates a database. Copying its files costs a third of the usual way, which writes every page to the log. */
export const creation = (name: string, from = 'template0'): string => `create database ${name} template ${from} strategy file_copy`

const dropping = (name: string) => `drop database if exists ${name} with (force)`

export function databaseUrl(name: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return url.href
}

function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL']
  if (!url) throw new Error('TEST_POSTGRES_URL is not set: this test runs in a project of test/jest.config.js that starts PostgreSQL')
  return url
}

async function asServer(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
