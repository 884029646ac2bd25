/**
 * `npm run mutations -- --seed 1 --count 120`: writes small faults into src/domain, one at a time, in copies of the repository, and tells
 * which of them no test notices. `--tests domain` asks the domain's tests alone, `--tests cloud` also those of the cloud; `--file seats`
 * draws from paths that begin so; `--again` tries the last run's survivors.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Copy } from './copies'
import { draw } from './draw'
import { Judge, type Judged, REACHES, type Reach } from './judge'
import { type Mutation, mutationsOf } from './mutate'
import { importersOf } from './related-tests'
import { inWords } from './report'

const COPIES = 2
const RESULT = 'dist/mutations.json'

const options = {
  seed: { type: 'string', default: '1' },
  count: { type: 'string', default: '120' },
  tests: { type: 'string', default: 'rules' },
  file: { type: 'string', default: '' },
  again: { type: 'boolean', default: false },
} as const

const isReach = (text: string): text is Reach => text in REACHES

/** Finds a survivor of the last run by its lines, since its place may have moved. */
function survivedLast(): (mutation: Mutation) => boolean {
  const nameOf = ({ file, original, mutated }: Mutation) => [file, original, mutated].join('\n')
  const last = JSON.parse(readFileSync(RESULT, 'utf8')) as Judged[]
  const names = new Set(last.filter(({ fate }) => fate === 'survived').map(nameOf))
  return (mutation) => names.has(nameOf(mutation))
}

function mutationsAsked({ seed, count, file, again }: { seed: string; count: string; file: string; again: boolean }): Mutation[] {
  const files = readdirSync('src/domain', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && name.startsWith(file),
  )
  const all = files.sort().flatMap((name) => mutationsOf(name, readFileSync(path.join('src/domain', name), 'utf8')))
  console.log(`${all.length} mutations are possible`)
  if (again) return all.filter(survivedLast())
  return draw(all, { seed: Number(seed), count: Number(count) })
}

/** Lets each copy take the next thing until none is left. */
async function share<T>(copies: readonly Copy[], things: readonly T[], act: (copy: Copy, thing: T) => Promise<void>): Promise<void> {
  const left = [...things]
  const work = async (copy: Copy): Promise<void> => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await act(copy, thing)
  }
  await Promise.all(copies.map(work))
}

async function judgeAll(mutations: readonly Mutation[], reach: Reach, copies: readonly Copy[]): Promise<Judged[]> {
  const judge = new Judge(importersOf(), reach)
  const tests = [...new Set(mutations.flatMap(({ file }) => judge.stagesFor(file)[0]?.tests ?? []))]
  const groups = Array.from({ length: Math.ceil(tests.length / 8) }, (_, group) => tests.slice(group * 8, group * 8 + 8))
  await share(copies, groups, (copy, group) => judge.checkUnchanged(copy, group))
  console.log(`${tests.length} test files pass without a mutation`)
  const judged: Judged[] = []
  await share(copies, mutations, async (copy, mutation) => {
    const result = await judge.judge(copy, mutation)
    judged.push(result)
    console.log(`${judged.length}/${mutations.length} ${result.fate} ${result.file}:${result.line} ${result.by ?? result.mutated}`)
  })
  return judged
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options })
  if (!isReach(values.tests)) throw new Error(`--tests is one of ${Object.keys(REACHES).join(', ')}`)
  const mutations = mutationsAsked(values)
  const copies = Array.from({ length: COPIES }, () => new Copy())
  const removeCopies = () => copies.forEach((copy) => copy.remove())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  process.once('exit', removeCopies)
  const began = Date.now()
  const judged = await judgeAll(mutations, values.tests, copies)
  mkdirSync('dist', { recursive: true })
  writeFileSync(RESULT, JSON.stringify(judged, null, 1))
  console.log(`${inWords(judged)}\n\n${((Date.now() - began) / 60_000).toFixed(1)} min`)
  process.exit(judged.some(({ fate }) => fate === 'survived') ? 1 : 0)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
