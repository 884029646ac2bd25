import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PageFiles } from '../../../src/contract/page-files'
import { ensureBuilt } from './built'
import { startChromium } from './chromium'
import { startJourneyServers } from '../journey-servers'
import { startPostgres } from './postgres-server'
import { buildPrograms } from './programs'
import { atTeardown } from './teardown'
import { prepareTemplates } from './templates'
import { compileTemplates } from './weapp-templates'

export default async function setup({ maxWorkers }: { maxWorkers: number } = { maxWorkers: 1 }): Promise<void> {
  await ensureBuilt('h5', 'weapp', 'cloud', 'server')
  compileTemplates()
  process.env['TEST_PAGE'] = makeLeanPage()
  await buildPrograms()
  const stopPostgres = await startPostgres({ flushes: false })
  await prepareTemplates('demo')
  const stopServers = await startJourneyServers(maxWorkers, 'demo')
  atTeardown(() => stopServers().then(stopPostgres))
  atTeardown(await startChromium())
}

/**
 * Makes a copy of the built page that does not fetch other pages' files ahead. Every visitor is a new browser and would fetch all of them again.
 * @returns its folder
 */
function makeLeanPage(): string {
  const [built, lean] = ['dist/h5', 'dist/test/page'].map((folder) => path.resolve(folder)) as [string, string]
  rmSync(lean, { recursive: true, force: true })
  mkdirSync(lean, { recursive: true })
  for (const name of readdirSync(built)) if (!name.startsWith('pages.json')) symlinkSync(path.join(built, name), path.join(lean, name))
  const { build, files } = JSON.parse(readFileSync(path.join(built, 'pages.json'), 'utf8')) as PageFiles
  const none = Object.fromEntries(Object.keys(files).map((address) => [address, []]))
  writeFileSync(path.join(lean, 'pages.json'), JSON.stringify({ build, files: none } satisfies PageFiles))
  return lean
}
