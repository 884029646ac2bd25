/**
 * `npm run admin -- code`: makes an opening code for the base of DATABASE_URL or DATA_DIR, in place of the one before.
 * Exit code 0 with the code on the screen; 1 for another command, or without a database.
 */
import { makeOpening } from '../people/opening'
import { openDatabase } from './open-database'
import { CannotStart, readSettings } from './settings'

async function run(command: string | undefined): Promise<number> {
  if (command !== 'code') return fail('usage: npm run admin -- code')
  const connection = await openDatabase(readSettings(process.env))
  try {
    const code = await makeOpening(connection.db, Date.now())
    process.stdout.write(`开通码 ${code}：在“我的 → 组织者入口”输入，成为管理员。24 小时内有效，只能用一次，同一个人输错五次就不能再试。\n`)
  } finally {
    await connection.close()
  }
  return 0
}

function fail(line: string): number {
  process.stderr.write(`${line}\n`)
  return 1
}

async function main(): Promise<void> {
  try {
    process.exitCode = await run(process.argv[2])
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    process.exitCode = fail(error.message)
  }
}

void main()
