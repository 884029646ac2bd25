/** A hundred thousand activities, half a million sign-ups and 400,000 attendances: the list, the search and the year. */
import { inTurn, ratioOf, timeOf, typicalTime } from './blocks'
import type { Figures } from './figures'
import { CATEGORIES, TOWNS } from './many'
import { type Calls, type ManyBase, YEAR, aBaseOf } from './many-base'

const FEW = 1_000
const MANY = 100_000
const BLOCKS = 7
/** Number of lists measured: a third of the pairs of town and category. */
const LISTS = (TOWNS * CATEGORIES) / 3
/** Page length that every town and category fills even in the small base, so that pages of equal length are compared. */
const PAGE = 5
/** Number of reports. It is small, because each side reads 400,000 records five times. */
const REPORTS = 3
const WORDS = ['义诊', '写春联', '法律咨询 样镇3', '果树', '样镇11礼堂', '第4321场', '没有的词', '理发 样镇16']

export async function years(): Promise<Figures> {
  const few = await aBaseOf(FEW)
  const many = await aBaseOf(MANY)
  try {
    return { ...(await lists(few.calls, many.calls)), ...(await reports(many)) }
  } finally {
    await few.drop()
    await many.drop()
  }
}

/** The upcoming list by town and category, requested by a volunteer. */
const ofTownAndCategory = (calls: Calls) => (run: number) =>
  calls.activities.list({ town: `t${(run % TOWNS) + 1}`, category: `c${(Math.floor(run / TOWNS) % CATEGORIES) + 1}`, limit: PAGE })

async function lists(few: Calls, many: Calls): Promise<Figures> {
  const took = await inTurn(BLOCKS, {
    few: () => typicalTime(LISTS, ofTownAndCategory(few)),
    many: () => typicalTime(LISTS, ofTownAndCategory(many)),
    search: () => typicalTime(LISTS, (run) => many.activities.list({ text: WORDS[run % WORDS.length] ?? '' })),
    whole: () => typicalTime(LISTS, () => many.activities.list({})),
  })
  return {
    'list.100k_vs_1k': ratioOf(took.many, took.few, 'ms', { most: 1.5 }),
    'search.vs_list': ratioOf(took.search, took.whole, 'ms'),
  }
}

async function reports({ calls, pool }: ManyBase): Promise<Figures> {
  await pool.query(`set work_mem = '128MB'`)
  const { rows: sums } = await pool.query<{ turns: string }>(plainTotals)
  const turns = Number(sums[0]?.turns)
  const report = async () => {
    const year = await calls.figures.year({ scope: { of: 'base' }, year: YEAR })
    if (year.totals.turns !== turns) throw new Error('the report and the plain query count differently')
  }
  const took = await inTurn(REPORTS, { report: () => timeOf(report), plain: () => timeOf(() => pool.query(plainYear)) })
  return {
    'report.records': { value: turns, unit: 'records' },
    'report.year_vs_sql': ratioOf(took.report, took.plain, 'ms', { most: 0.5 }),
  }
}

const ofYear = `a.status = 'published' and a.starts_at >= '${YEAR}-01-01 00:00+08' and a.starts_at < '${YEAR + 1}-01-01 00:00+08'`
const counted = 'count(distinct t.volunteer_id), count(*), sum(case when t.known_from is null or t.known_from <= now() then t.minutes end)'
const records = 'from attendances t join activities a on a.id = t.activity_id'
const plainTotals = `select count(*) as turns, ${counted} ${records} where ${ofYear}`

/** The same breakdowns of the same tables in plain SQL, with a `group by` for each. */
const plainYear = `
  select 'total', '', ${counted} ${records} where ${ofYear}
  union all select 'month', extract(month from a.starts_at at time zone interval '8 hours')::text, ${counted} ${records} where ${ofYear} group by 2
  union all select 'town', a.town_id, ${counted} ${records} where ${ofYear} group by 2
  union all select 'category', c.category_id, ${counted} ${records} join activity_categories c on c.activity_id = a.id where ${ofYear} group by 2
  union all select 'organisation', s.organisation_id, count(distinct t.volunteer_id), sum(s.share), sum(t.minutes * s.share)
    ${records} left join membership_shares s on s.volunteer_id = t.volunteer_id
      and s.from_day <= (a.starts_at at time zone interval '8 hours')::date
      and (s.until_day is null or s.until_day > (a.starts_at at time zone interval '8 hours')::date) where ${ofYear} group by 2`
