/**
 * `npm run admin -- code`: makes an opening code for the base of DATABASE_URL or DATA_DIR, in place of the one before.
 * Exit code 0 with the code on the screen; 1 for another command, or without a database.
 */
import { makeOpening } from '../../people/opening'
import { openDatabase } from '../open-database'
import { readSettings } from '../settings'
import { fail } from './command-line'

export async function run([command, ...more]: readonly string[]): Promise<number> {
  if (command !== 'code' || more.length > 0) return fail('usage: npm run admin -- code')
  const connection = await openDatabase(readSettings(process.env))
  try {
    const code = await makeOpening(connection.db, Date.now())
    process.stdout.write(`开通码 ${code}：在“我的 → 组织者入口”输入，成为管理员。24 小时内有效，只能用一次，同一个人输错五次就不能再试。\n`)
  } finally {
    await connection.close()
  }
  return 0
}
