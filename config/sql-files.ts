import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { SOURCES } from '../src/cloud/db/schema-sources'

/** Copies the SQL of migrations and functions into a build, without the snapshots from which the next migration is made. */
export function copySql(out: string): void {
  cpSync(SOURCES.functions, join(out, 'functions'), { recursive: true })
  cpSync(SOURCES.migrations, join(out, 'migrations'), { recursive: true, filter: (path) => !path.endsWith('_snapshot.json') })
}
