/** Message for a base of real people that holds the samples of a demonstration, with the command that empties it. */
import { type Connection, schemaOf } from '../../db/database'
import type { Settings } from '../settings'

export async function samplesInTheWay({ db, kind }: Connection, { dataDir }: Pick<Settings, 'dataDir'>): Promise<string> {
  const ways =
    kind === 'pglite' ? [`choose another folder with DATA_DIR`, `empty this one: rm -r ${quoted(dataDir)}`] : [await emptying(db)]
  return `the database holds the samples of a demonstration, and this server is for real people: start it with DEMO=1, or ${ways.join(', or ')}`
}

async function emptying(db: Connection['db']): Promise<string> {
  const schema = `"${await schemaOf(db)}"`
  return `empty the database: psql "$DATABASE_URL" -c 'drop schema ${schema} cascade' -c 'create schema ${schema}'`
}

const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)
