/** Runs the bench of the built mini-program in a separate Jest, and reads its figure. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figures } from './figures'

const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--config', 'test/bench/jest.config.js']

export function firstPaint(): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-bench-'))
  const result = join(folder, 'kb')
  const { status, stderr } = spawnSync(process.execPath, JEST, { env: { ...process.env, BENCH_RESULT: result }, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the first paint could not be measured:\n${stderr}`)
  const value = Number(readFileSync(result, 'utf8'))
  rmSync(folder, { recursive: true })
  return { 'weapp.first_paint_setdata_kb': { value, unit: 'KB', most: 32 } }
}
