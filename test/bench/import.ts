/** Time of reading and storing a file of past visits, by its size: linear, since an old base may bring ten years. */
import { parse } from '../../src/cloud/importer/parse'
import { storeActivities } from '../../src/cloud/importer/import-activities'
import { transact } from '../../src/cloud/db/database'
import { migrate } from '../../src/cloud/db/migrate'
import { connectPostgres } from '../../src/cloud/db/postgres'
import { DEMO_COUNTY } from '../../src/cloud/demo/demo-county'
import { foundBase } from '../../src/cloud/founding/found-base'
import { createDatabase } from '../support/postgres'
import { timeOf } from './blocks'
import type { Figures } from './figures'

const SMALL = 5_000
const LARGE = 50_000
/** Largest growth of the time per row: a quadratic import has 10. */
const MOST = 1.6

export async function imported(): Promise<Figures> {
  const small = await timePerThousand(SMALL)
  const large = await timePerThousand(LARGE)
  await timePerBrokenRow(SMALL)
  const broken = { small: await timePerBrokenRow(SMALL), large: await timePerBrokenRow(LARGE) }
  return {
    'import.ms_per_1000_rows': { value: large, unit: 'ms' },
    'import.row_of_50k_vs_5k': { value: large / small, unit: 'times', most: MOST },
    'import.broken_row_of_50k_vs_5k': { value: broken.large / broken.small, unit: 'times', most: MOST },
  }
}

/** Time of reading a file without its last bracket, which is searched for the outlines of its records, for each of its rows, ms. */
const timePerBrokenRow = async (rows: number): Promise<number> => {
  const text = fileOf(rows).slice(0, -1)
  return (await timeOf(() => parse(text))) / rows
}

/** A file with this number of visits, on as many days. */
function fileOf(rows: number): string {
  const visits = Array.from({ length: rows }, (_, nth) => {
    const date = new Date(Date.UTC(2000, 0, 1 + (nth % 9_000))).toISOString().slice(0, 10)
    return JSON.stringify({
      id: `visit-${nth}`,
      date,
      category: 'law',
      region: '浙江省/金华市/永康市',
      hosts: ['民革'],
      services: [{ name: '法律咨询' }],
    })
  })
  return `[\n${visits.join(',\n')}\n]`
}

/** Time of a file for each thousand of its rows, in a new base, ms. */
async function timePerThousand(rows: number): Promise<number> {
  const { url, drop } = await createDatabase()
  const connection = connectPostgres(url, 2)
  try {
    await migrate(connection)
    const text = fileOf(rows)
    const now = Date.now()
    const time = await timeOf(() =>
      transact(connection.db, async (tx) => {
        await foundBase(tx, DEMO_COUNTY, { now, isDemo: false, actorId: null })
        const { records } = parse(text)
        const { imported: stored } = await storeActivities(tx, records, now)
        if (stored !== rows) throw new Error(`${stored} of ${rows} rows were imported`)
      }),
    )
    return (time / rows) * 1_000
  } finally {
    await connection.close()
    await drop()
  }
}
