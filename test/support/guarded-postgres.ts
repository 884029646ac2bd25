/** A database server that asks the role `clerk` for the password `right`, and offers TLS with a certificate that has signed itself. */
import { chownSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { CERTIFICATE, KEY } from './certificate'
import { type PostgresServer, makePostgres } from './setup/postgres-server'

export async function onServer<Row extends object>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    let rows: Row[] = []
    for (const statement of statements) ({ rows } = await client.query<Row>(statement))
    return rows
  } finally {
    await client.end()
  }
}

export async function startGuarded(): Promise<PostgresServer> {
  const server = await makePostgres()
  await server.start()
  const [at] = await onServer<{ folder: string }>(server.url, `select current_setting('data_directory') as folder`)
  const folder = at?.folder ?? ''
  const { uid, gid } = statSync(folder)
  const files = { 'server.crt': CERTIFICATE, 'server.key': KEY }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    // The server reads only a key of its own account.
    if (process.getuid?.() === 0) chownSync(join(folder, name), uid, gid)
  }
  writeFileSync(join(folder, 'pg_hba.conf'), 'host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n')
  await onServer(server.url, `create role clerk login password 'right'`, 'alter system set ssl = on', 'select pg_reload_conf()')
  return server
}
