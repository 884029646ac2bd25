/** The list of twenty for a signed-in user, compared with a plain select of the same rows. */
import { inTurn, ratioOf, typicalTime } from './blocks'
import type { Figures } from './figures'
import { aBaseOf } from './many-base'

const ACTIVITIES = 1_000
const BLOCKS = 15
const RUNS = 20
const PAGE = 20

/** A plain select, paged by key like the list, from the first activity that is not over. */
const PLAIN = `select * from activities
  where status = 'published' and ends_at > $1 and (starts_at, id) > ($2, $3) order by starts_at, id limit ${PAGE}`

export async function list(): Promise<Figures> {
  const { calls, pool, drop } = await aBaseOf(ACTIVITIES)
  const now = new Date()
  const plain = async () => {
    const { rows } = await pool.query(PLAIN, [now, now, '00000000-0000-0000-0000-000000000000'])
    if (rows.length !== PAGE) throw new Error(`the plain select found ${rows.length}`)
  }
  const call = async () => {
    const { items } = await calls.activities.list({ limit: PAGE })
    if (items.length !== PAGE) throw new Error(`the list has ${items.length}`)
  }
  const measured = await inTurn(BLOCKS, { call: () => typicalTime(RUNS, call), plain: () => typicalTime(RUNS, plain) })
  await drop()
  return { 'list.call_vs_plain_select': ratioOf(measured.call, measured.plain, 'ms', { most: 10 }) }
}
