/**
 * Searches among a hundred thousand activities: a frequent word, a rare one, two words, a sound, and one that nothing has. Compared with a
 * plain select of the rows that the same words find by the index, and with the plain select of the list, which finds no words.
 */
import { inTurn, ratioOf, typicalTime } from './blocks'
import type { Figures } from './figures'
import { RARE } from './many'
import { aBaseOf } from './many-base'

const ACTIVITIES = 100_000
const BLOCKS = 9
const RUNS = 5
const PAGE = 20

const LISTED = `select * from activities where status = 'published' and ends_at > $1`
const PLAIN = `${LISTED} and search_words @@ $2::tsquery order by starts_at, id limit ${PAGE}`
const LIST = `${LISTED} and (starts_at, id) > ($2, $3) order by starts_at, id limit ${PAGE}`

/** Coming activities with the rare word: every second one is past. */
const RARE_ONES = Math.ceil((ACTIVITIES - 1) / RARE / 2)

/** Typed words, the same as a query by hand, and the number of visits on the first page. */
const WORDS: readonly (readonly [string, string, number])[] = [
  ['量血压', `'量血' & '血压'`, PAGE],
  ['罕见', `'罕见'`, RARE_ONES],
  ['礼堂写春联', `'礼堂' & '写春' & '春联'`, PAGE],
  ['fuwuri', `'~fuwuri':*`, PAGE],
  ['没有的词', `'没有' & '的词'`, 0],
]

export async function search(): Promise<Figures> {
  const { calls, pool, drop } = await aBaseOf(ACTIVITIES)
  const now = new Date()
  const call = async () => {
    for (const [text, , count] of WORDS) {
      const { items } = await calls.activities.list({ text, limit: PAGE })
      if (items.length !== count) throw new Error(`${text} found ${items.length}`)
    }
  }
  const plain = async () => {
    for (const [text, query, count] of WORDS) {
      const { rows } = await pool.query(PLAIN, [now, query])
      if (rows.length !== count) throw new Error(`the plain select of ${text} found ${rows.length}`)
    }
  }
  const list = async () => {
    for (const _ of WORDS) await pool.query(LIST, [now, now, '00000000-0000-0000-0000-000000000000'])
  }
  try {
    const measured = await inTurn(BLOCKS, {
      call: () => typicalTime(RUNS, call),
      plain: () => typicalTime(RUNS, plain),
      list: () => typicalTime(RUNS, list),
    })
    return {
      'search.call_vs_plain_select': ratioOf(measured.call, measured.plain, 'ms', { most: 10 }),
      'search.call_vs_list_select': ratioOf(measured.call, measured.list, 'ms'),
    }
  } finally {
    await drop()
  }
}
