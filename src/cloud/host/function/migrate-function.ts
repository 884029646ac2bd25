/**
 * The cloud function `migrate`: brings the database of a private network to this program's schema, since nothing outside reaches it. Any
 * user of the mini-program can call any function of its environment, so a call needs the key that the deployment has set, and comes from
 * nobody of WeChat.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { type Connection, encodingOf, sqlStateOf } from '../../db/database'
import { SchemaNewer, migrate } from '../../db/migrate'
import { hasAdministrator } from '../../db/people/opening-codes'
import { connectPostgres } from '../../db/postgres'
import { ownVersion } from '../../db/schema-version'
import { storeOpening } from '../../people/opening'
import { faultOf } from '../../rpc/faults'
import { describe, log } from '../../rpc/log'
import { CannotStart } from '../cannot-start'
import { authorityOf, databaseUrlOf } from '../database-address'
import type { Finding } from '../doctor/finding'
import { type FunctionContext, openidOf } from './identity'

/**
 * `task`, in place of a migration: `doctor` changes nothing, `administrator` stores the opening code also for a base that has an
 * administrator, who may have lost the account. `openingHash`: the hash (`hashOf`) of an opening code made by the deployer, so
 * that the platform's logs never hold the code.
 */
const event = v.object({
  key: v.string(),
  task: v.optional(v.picklist(['doctor', 'administrator'])),
  openingHash: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
})

export type MigrateAnswer =
  | { ok: true; applied: string[]; version: string; hasAdministrator: boolean }
  | { ok: false; reason: MigrateRefusal; message: string }

/** Findings of the checks, and the exit code of `npm run doctor` for them. */
export interface DoctorAnswer {
  ok: true
  code: number
  findings: Finding[]
}

export type MigrateRefusal =
  /** Not the deployment's key, an event of another shape, or a call by a person. */
  | 'forbidden'
  /** The function lacks its key or its database's address. */
  | 'misconfigured'
  /** The database's encoding is not UTF8. */
  | 'not-utf8'
  /** A newer program has migrated the database. */
  | 'schema-newer'
  /** The database does not answer. */
  | 'unavailable'
  /** A statement failed; nothing was changed. */
  | 'failed'

/** Letters of a key, at least, since anybody may try one. */
const SHORTEST_KEY = 32

const hashed = (text: string) => createHash('sha256').update(text).digest()

export async function main(input: unknown, context: FunctionContext): Promise<MigrateAnswer | DoctorAnswer> {
  context.callbackWaitsForEmptyEventLoop = false
  const parsed = v.safeParse(event, input)
  const key = process.env['MIGRATE_KEY'] ?? ''
  if (key.length < SHORTEST_KEY) return refused('misconfigured', `MIGRATE_KEY is missing or shorter than ${SHORTEST_KEY} letters`)
  if (!parsed.success || !timingSafeEqual(hashed(parsed.output.key), hashed(key)))
    return refused('forbidden', 'not the key of this deployment')
  if (openidOf(context, process.env) !== null) return refused('forbidden', 'called by a person')
  let connection: Connection | undefined
  try {
    const url = databaseUrlOf(process.env)
    const ca = authorityOf(process.env['DATABASE_CA'])
    if (parsed.output.task === 'doctor') {
      connection = connectPostgres(url, DOCTORS_CONNECTIONS, { ca })
      return await examine(connection)
    }
    connection = connectPostgres(url, 1, { ca, isUnlimited: true })
    const encoding = await encodingOf(connection.db)
    if (encoding !== 'UTF8') return refused('not-utf8', `its encoding is ${encoding}, Chinese needs UTF8`)
    const { task, openingHash } = parsed.output
    return task === 'administrator' ? await open(connection, openingHash) : await bring(connection, openingHash)
  } catch (error) {
    log.error('migrate', describe(error))
    return refused(reasonFor(error), error instanceof Error ? messageOf(error) : String(error))
  } finally {
    await connection?.close()
  }
}

/** A check that hangs keeps a connection, and the next takes another. */
const DOCTORS_CONNECTIONS = 2

async function examine(connection: Connection): Promise<DoctorAnswer> {
  const { examineFunction } = await import('../doctor/examine-function')
  const { exitCodeOf } = await import('../doctor/finding')
  const findings = await examineFunction(connection, process.env, () => Date.now())
  return { ok: true, code: exitCodeOf(findings), findings }
}

async function bring(connection: Connection, openingHash: string | undefined): Promise<MigrateAnswer> {
  const { applied, version } = await migrate(connection, {
    onWait: (waitedFor) => log.info('migration-waits', { waitedFor }),
  })
  const opened = await hasAdministrator(connection.db)
  if (openingHash && !opened) await storeOpening(connection.db, openingHash, Date.now())
  log.info('migrated', { applied: applied.length, to: version.name })
  return { ok: true, applied, version: version.name, hasAdministrator: opened }
}

/** Leaves the schema as it is, since the deployer's copy may be newer than what is deployed. */
async function open({ db }: Connection, openingHash: string | undefined): Promise<MigrateAnswer> {
  if (openingHash === undefined) return refused('forbidden', 'no code was sent')
  await storeOpening(db, openingHash, Date.now())
  log.info('opening-stored')
  return { ok: true, applied: [], version: ownVersion().name, hasAdministrator: await hasAdministrator(db) }
}

/** SQLSTATEs of a full disk and of a read-only database. */
const CANNOT_WRITE = ['53100', '25006']

function reasonFor(error: unknown): MigrateRefusal {
  if (error instanceof SchemaNewer) return 'schema-newer'
  if (error instanceof CannotStart) return 'misconfigured'
  // Without space the database does answer, and the reason is in its own words.
  const isReached = CANNOT_WRITE.includes(sqlStateOf(error) ?? '')
  return faultOf(error) === 'unavailable' && !isReached ? 'unavailable' : 'failed'
}

/** The innermost message: drizzle's own quotes the whole statement. */
const messageOf = (error: Error): string => (error.cause instanceof Error ? messageOf(error.cause) : error.message)

function refused(reason: MigrateRefusal, message: string): MigrateAnswer {
  log.error('migrate-refused', { reason })
  return { ok: false, reason, message }
}
