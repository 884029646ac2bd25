/** The backup's programs with stand-ins for the tools of PostgreSQL, which note how they were called. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface World {
  /** BACKUP_DIR. */
  folder: string
  /** Replaces a tool by lines of a shell script. */
  standIn(name: string, script: string): void
  run(script: string, args?: string[], env?: Record<string, string>): Promise<{ code: number | null; output: string }>
  /** Lines that the stand-ins wrote to `$NOTES`. */
  notes(): string
  remove(): void
}

/** A psql that finds a base of one table at `$NOW`, and calls pg_dump as the real one does. */
const PSQL = `
sql=$(cat)
case $sql in
  *pg_table_size*) printf '4096\\t%s\\t2026-12-01T00:00:00Z\\n' "$NOW" ;;
  *pg_export_snapshot*)
    quoted=public snapshot=1 sh -c "$(printf '%s\\n' "$sql" | sed -n 's/^\\\\! //p')"
    printf 'schema\\tpublic\\ntable\\ttowns\\t1\\t1\\nend\\n' >"$work/counts"
    ;;
esac`

export function world(): World {
  const root = mkdtempSync(join(tmpdir(), 'tongxin-programs-'))
  const [folder, bin, notes] = [join(root, 'backups'), join(root, 'bin'), join(root, 'notes')]
  for (const made of [folder, bin]) mkdirSync(made)
  writeFileSync(notes, '')
  const standIn = (name: string, script: string) => writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  const note = 'printf "%s " "$0" "$@" >>"$NOTES"'
  standIn('psql', `${note}\n${PSQL}`)
  standIn('pg_dump', `${note}\nfor a; do case $a in --file=*) echo dump >"\${a#--file=}" ;; esac; done`)
  standIn('pg_restore', note)
  const start = (script: string, env: Record<string, string>, args: string[] = []) =>
    spawn(resolve('config/deploy/server/backup', script), args, {
      env: {
        PATH: process.env['PATH'] ?? '',
        PG_BIN: bin,
        BACKUP_DIR: folder,
        NOTES: notes,
        NOW: '20261201-080000',
        DATABASE_URL: 'postgresql://u:geheim@h/d',
        ...env,
      },
    })
  return {
    folder,
    standIn,
    run: (script, args = [], env = {}) => {
      const child = start(script, env, args)
      let output = ''
      child.stdout?.on('data', (chunk) => (output += chunk))
      child.stderr?.on('data', (chunk) => (output += chunk))
      return new Promise((done) => child.once('close', (code) => done({ code, output })))
    },
    notes: () => readFileSync(notes, 'utf8'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
