/** All checks of a cloud function's base. They run inside its network, which nothing outside reaches. */
import type { Instant } from '../../../domain/calendar/calendar'
import type { Connection } from '../../db/database'
import { anAdministrator } from '../../db/people/opening-codes'
import { authorityOf } from '../database-address'
import { baseChecks } from './base-checks'
import { type Finding, runChecks } from './finding'
import { explain } from './reasons'
import { DATABASE, answering, serverChecks } from './server-checks'
import { type TokenHolder, tokenCheck, weChatContentCheck } from './wechat-checks'

/** @param env the function's own environment */
export async function examineFunction(
  connection: Connection,
  env: Record<string, string | undefined>,
  now: () => Instant,
): Promise<Finding[]> {
  const db = () => connection.db
  const holder: TokenHolder = {}
  const databaseUrl = env['DATABASE_URL'] ?? ''
  const checks = [
    { name: DATABASE, run: async () => answering(connection) },
    ...serverChecks({ db, databaseUrl, databaseCa: authorityOf(env['DATABASE_CA']), env, poolSize: 1 }),
    ...baseChecks({ db, now, demo: false, codeProgram: '运行 npm run deploy -- --administrator' }),
    tokenCheck(env, holder, false),
    weChatContentCheck(env, holder, () => anAdministrator(connection.db)),
  ]
  return runChecks(checks, explain)
}
