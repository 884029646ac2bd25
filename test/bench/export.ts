/** The file of a year, made in a process of its own, so that nothing else counts as its memory. */
import { execFileSync } from 'node:child_process'
import { type Blocks, ratioOf } from './blocks'
import type { Figures } from './figures'
import { YEAR } from './many-base'

/** What the process tells. */
export interface ToldExport {
  /** Records in the larger file. */
  rows: number
  /** Of the larger file. */
  kb: number
  /** Live memory at the most, above what was live before, MB. */
  peaks: Blocks<'small' | 'tiny'>
  /** Of the larger file, and of a plain select of its records, ms. */
  times: Blocks<'file' | 'select'>
}

/** @param url of a base with a million attendances */
export function exported(url: string): Figures {
  const script = ['--expose-gc', '--import', 'tsx', 'test/bench/export-process.ts']
  const env = { ...process.env, DATABASE_URL: url, YEAR: String(YEAR) }
  const { rows, kb, peaks, times } = JSON.parse(execFileSync(process.execPath, script, { env, encoding: 'utf8' })) as ToldExport
  return {
    'export.rows': { value: rows, unit: 'records' },
    'export.file_kb': { value: kb, unit: 'KB' },
    'export.peak_10k_vs_1k': ratioOf(peaks.small, peaks.tiny, 'MB', { most: 2 }),
    'export.file_vs_select': ratioOf(times.file, times.select, 'ms', { most: 20 }),
  }
}
