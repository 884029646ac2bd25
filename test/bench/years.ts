/** A hundred thousand activities, a million sign-ups and a million attendances: the list, the search, the year and the file of it. */
import { execFileSync } from 'node:child_process'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Client, Pool } from 'pg'
import { callerFactory } from '../../src/cloud/rpc/access'
import { createContext } from '../../src/cloud/rpc/context'
import { checkByWords } from '../../src/cloud/content/words'
import type { Database } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { appRouter } from '../../src/cloud/router'
import { yearOf } from '../../src/domain/calendar/calendar'
import { createDatabase } from '../support/postgres'
import { type Figures, median } from './figures'
import { CATEGORIES, TOWNS, fillActivities, fillBase } from './many'

const FEW = 1_000
const MANY = 100_000
const LISTS = 150
const PAGE = 5
const REPORTS = 5
/** Its activities were all in this year. */
const YEAR = yearOf(Date.now()) - 1
const WORDS = ['义诊', '写春联', '法律咨询 样镇3', '果树', '样镇11礼堂', '第4321场', '没有的词', '理发 样镇16']

const silent = { info: () => undefined, error: () => undefined }
type Calls = ReturnType<typeof appRouter.createCaller>

export async function years(): Promise<Figures> {
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 2)
  await migrate(connection)
  await connection.close()
  // Without the limit on a statement: a machine that is busy with other things as well should tell figures all the same.
  const pool = new Pool({ connectionString: url, max: 1 })
  const db = drizzle(pool) as Database
  const client = new Client({ connectionString: url })
  // What went wrong is told by what was being asked, not by the server that is stopped after it.
  client.on('error', () => undefined)
  await client.connect()
  const calls = callerFactory(appRouter)(
    createContext({
      db,
      now: Date.now(),
      requestId: '',
      openid: 'many-0',
      persona: null,
      personas: [],
      log: silent,
      checkContent: checkByWords(),
    }),
  )
  const began = performance.now()
  await fillBase(client)
  await fillActivities(client, 0, FEW, YEAR)
  let filling = performance.now() - began
  const few = await lists(calls)
  const again = performance.now()
  await fillActivities(client, FEW, MANY, YEAR)
  filling += performance.now() - again
  const many = await lists(calls)
  const figures: Figures = {
    'many.seconds_to_fill': { value: filling / 1_000, unit: 's' },
    'list.p50_ms_100k': { value: many, unit: 'ms' },
    'list.p50_ratio_100k_vs_1k': { value: many / few, unit: 'times', most: 1.5 },
    'search.p50_ms': {
      value: median(await timed(LISTS, (run) => calls.activities.list({ text: WORDS[run % WORDS.length] ?? '' }))),
      unit: 'ms',
    },
    ...(await reports(calls, client)),
    ...exported(url),
  }
  await client.end()
  await pool.end()
  await drop()
  return figures
}

async function timed(runs: number, what: (run: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let run = 0; run < runs; run++) {
    const before = performance.now()
    await what(run)
    took.push(performance.now() - before)
  }
  return took
}

/**
 * The upcoming list by town and category, as a volunteer asks for it; the first ones warm it up. Pages of five, since so many are in
 * any town and category of the small base as well: pages of another length would compare lengths.
 */
async function lists(calls: Calls): Promise<number> {
  const took = await timed(LISTS + 20, (run) =>
    calls.activities.list({ town: `t${(run % TOWNS) + 1}`, category: `c${(Math.floor(run / TOWNS) % CATEGORIES) + 1}`, limit: PAGE }),
  )
  return median(took.slice(20))
}

/** In turn, so that a busy moment of the machine meets both. */
async function reports(calls: Calls, client: Client): Promise<Figures> {
  await client.query(`set work_mem = '128MB'`)
  const [report, plain, totals]: [number[], number[], number[]] = [[], [], []]
  const { rows: sums } = await client.query<{ turns: string }>(plainTotals)
  for (let run = 0; run < REPORTS; run++) {
    report.push(
      ...(await timed(1, async () => {
        const year = await calls.figures.year({ scope: { of: 'base' }, year: YEAR })
        if (String(year.totals.turns) !== String(sums[0]?.turns)) throw new Error('the report and the plain query count differently')
      })),
    )
    plain.push(...(await timed(1, () => client.query(plainYear))))
    totals.push(...(await timed(1, () => client.query(plainTotals))))
  }
  return {
    'report.records': { value: Number(sums[0]?.turns), unit: '' },
    'report.year_ms': { value: median(report), unit: 'ms' },
    'report.plain_sql_ms': { value: median(plain), unit: 'ms' },
    'report.plain_totals_ms': { value: median(totals), unit: 'ms' },
    'report.year_vs_sql': { value: median(report) / median(plain), unit: 'times', most: 1.5 },
  }
}

const ofYear = `a.status = 'published' and a.starts_at >= '${YEAR}-01-01 00:00+08' and a.starts_at < '${YEAR + 1}-01-01 00:00+08'`
const counted = 'count(distinct t.volunteer_id), count(*), sum(case when t.known_from is null or t.known_from <= now() then t.minutes end)'
const records = 'from attendances t join activities a on a.id = t.activity_id'
const plainTotals = `select count(*) as turns, ${counted} ${records} where ${ofYear}`

/** The same tables, the same breakdowns, as somebody writes them down: a group by for each. */
const plainYear = `
  select 'total', '', ${counted} ${records} where ${ofYear}
  union all select 'month', extract(month from a.starts_at at time zone interval '8 hours')::text, ${counted} ${records} where ${ofYear} group by 2
  union all select 'town', a.town_id, ${counted} ${records} where ${ofYear} group by 2
  union all select 'category', c.category_id, ${counted} ${records} join activity_categories c on c.activity_id = a.id where ${ofYear} group by 2
  union all select 'organisation', s.organisation_id, count(distinct t.volunteer_id), sum(s.share), sum(t.minutes * s.share)
    ${records} left join membership_shares s on s.volunteer_id = t.volunteer_id where ${ofYear} group by 2`

/** In a process of its own, so that nothing else counts as its memory. */
function exported(url: string): Figures {
  const script = ['--import', 'tsx', 'test/bench/export-process.ts']
  const told = execFileSync(process.execPath, script, { env: { ...process.env, DATABASE_URL: url, YEAR: String(YEAR) }, encoding: 'utf8' })
  const { rows, ms, peakMb, kb } = JSON.parse(told) as { rows: number; ms: number; peakMb: number; kb: number }
  return {
    'export.rows': { value: rows, unit: '' },
    'export.ms': { value: ms, unit: 'ms', most: 8_000 },
    'export.file_kb': { value: kb, unit: 'KB' },
    'export.peak_mb': { value: peakMb, unit: 'MB', most: 48 },
  }
}
