/** The file of a year, made in a process of its own, so that nothing else counts as its memory. */
import { execFileSync } from 'node:child_process'
import { Client } from 'pg'
import { type Blocks, ratioOf } from './blocks'
import type { Figures } from './figures'
import { fillSmallYears } from './many'
import { YEAR, aBaseOf } from './many-base'

const ACTIVITIES = 1_000

/** The process's figures. */
export interface MeasuredExport {
  /** Records in the larger file. */
  rows: number
  /** Size of the larger file, KB. */
  kb: number
  /** Peak of live memory above the level before, MB. */
  peaks: Blocks<'small' | 'tiny'>
  /** Times of the larger file, and of counting its year and reading its records without a file, ms. */
  times: Blocks<'file' | 'reads'>
}

export async function exported(): Promise<Figures> {
  const { url, drop } = await aBaseOf(ACTIVITIES)
  const client = new Client({ connectionString: url })
  await client.connect()
  await fillSmallYears(client)
  await client.end()
  const script = ['--expose-gc', '--import', 'tsx', 'test/bench/export-process.ts']
  const env = { ...process.env, DATABASE_URL: url, YEAR: String(YEAR) }
  const { rows, kb, peaks, times } = JSON.parse(execFileSync(process.execPath, script, { env, encoding: 'utf8' })) as MeasuredExport
  await drop()
  return {
    'export.rows': { value: rows, unit: 'records' },
    'export.file_kb': { value: kb, unit: 'KB' },
    'export.peak_10k_vs_1k': ratioOf(peaks.small, peaks.tiny, 'MB', { most: 1.3 }),
    'export.file_vs_reads': ratioOf(times.file, times.reads, 'ms', { most: 12 }),
  }
}
