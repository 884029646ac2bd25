/**
 * Searches among a hundred thousand activities: a frequent word, a rare one, two words, a sound, and one that nothing has. Compared with the
 * plain select of the list, as often: a select by the same grams without the rest of the program's conditions takes longer than the call.
 */
import { inTurn, ratioOf, typicalTime } from './blocks'
import type { Figures } from './figures'
import { RARE } from './many'
import { aBaseOf } from './many-base'

const ACTIVITIES = 100_000
const BLOCKS = 9
const RUNS = 5
const PAGE = 20

const PLAIN = `select * from activities
  where status = 'published' and ends_at > $1 and (starts_at, id) > ($2, $3) order by starts_at, id limit ${PAGE}`

/** Coming activities with the rare word: every second one is past. */
const RARE_ONES = Math.ceil((ACTIVITIES - 1) / RARE / 2)

/** Typed words, and the number of visits on the first page. */
const WORDS: readonly (readonly [string, number])[] = [
  ['量血压', PAGE],
  ['罕见', RARE_ONES],
  ['礼堂写春联', PAGE],
  ['fuwuri', PAGE],
  ['没有的词', 0],
]

export async function search(): Promise<Figures> {
  const { calls, pool, drop } = await aBaseOf(ACTIVITIES)
  const now = new Date()
  const call = async () => {
    for (const [text, count] of WORDS) {
      const { items } = await calls.activities.list({ text, limit: PAGE })
      if (items.length !== count) throw new Error(`${text} found ${items.length}`)
    }
  }
  const plain = async () => {
    for (const [text] of WORDS) {
      const { rows } = await pool.query(PLAIN, [now, now, '00000000-0000-0000-0000-000000000000'])
      if (rows.length !== PAGE) throw new Error(`the plain select beside ${text} found ${rows.length}`)
    }
  }
  try {
    const measured = await inTurn(BLOCKS, { call: () => typicalTime(RUNS, call), plain: () => typicalTime(RUNS, plain) })
    return { 'search.call_vs_plain_select': ratioOf(measured.call, measured.plain, 'ms', { most: 10 }) }
  } finally {
    await drop()
  }
}
