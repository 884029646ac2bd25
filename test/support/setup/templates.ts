import { Client } from 'pg'
import { type Connection, type Tx } from '../../../src/cloud/db/database'
import { migrate } from '../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { seedDemo } from '../../../src/cloud/demo/seed'
import { DEMO_COUNTY } from '../../../src/cloud/demo/demo-county'
import { foundBase } from '../../../src/cloud/founding/found-base'
import { dayOf } from '../../../src/domain/calendar/calendar'
import { type Template, creation, databaseUrl, templateName } from '../postgres'
import { fillVocabulary } from '../vocabulary'

const FILLS: Record<Exclude<Template, 'empty'>, (connection: Connection) => Promise<unknown>> = {
  small: fillVocabulary,
  founded: ({ db }) =>
    db.transaction((tx) => foundBase(tx as unknown as Tx, DEMO_COUNTY, { now: Date.now(), isDemo: false, actorId: null })),
  demo: ({ db }) => {
    process.env['TEST_DEMO_DAY'] = dayOf(Date.now())
    return seedDemo(db, Date.now())
  },
}

/** Makes template databases on the test server. Copying one is much faster than migrating and filling another. */
export async function prepareTemplates(...wanted: (keyof typeof FILLS)[]): Promise<void> {
  const prepared = (process.env['TEST_TEMPLATES'] ?? '').split(' ')
  if (!prepared.includes('empty')) await prepare('empty', 'template0', migrate)
  for (const template of wanted) if (!prepared.includes(template)) await prepare(template, templateName('empty'), FILLS[template])
  process.env['TEST_TEMPLATES'] = [...new Set([...prepared, 'empty', ...wanted])].join(' ')
}

async function prepare(template: Template, from: string, fill: (connection: Connection) => Promise<unknown>): Promise<void> {
  const name = templateName(template)
  const server = new Client({ connectionString: process.env['TEST_POSTGRES_URL'] })
  await server.connect()
  try {
    await server.query(`drop database if exists ${name}`)
    await server.query(creation(name, from))
  } finally {
    await server.end()
  }
  const connection = connectPostgres(databaseUrl(name), 2)
  try {
    await fill(connection)
  } finally {
    await connection.close()
  }
}
