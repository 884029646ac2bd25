import path from 'node:path'
import type { Asked, Copy, Ran } from './copies'
import { whyEquivalent } from './equivalent'
import { type Mutation, applyTo } from './mutate'
import { relatedTests } from './related-tests'

export type Fate = 'killed' | 'survived' | 'equivalent' | 'not compiled' | 'timed out'

export interface Judged extends Mutation {
  fate: Fate
  /** Test file that failed, or the reason why nothing can. */
  by?: string
}

/** How far a mutation is followed: the tests of the rules alone, also those of the client and its screens, or the cloud's as well. */
export const REACHES = {
  domain: ['rules: domain'],
  rules: ['rules: domain', 'rules: contract client components screens'],
  cloud: ['rules: domain', 'rules: contract client components screens', 'cloud: cloud'],
} as const
export type Reach = keyof typeof REACHES

/** Time for one group of tests without a mutation, on a busy machine. */
const UNCHANGED_SECONDS = 1200
/** Time for an endless loop to show itself, besides a multiple of the time that the tests need without a mutation. */
const PATIENCE = { seconds: 60, times: 5 }

export class Judge {
  /** Seconds of each test file without a mutation. */
  private readonly usual = new Map<string, number>()

  constructor(
    private readonly importers: ReadonlyMap<string, ReadonlySet<string>>,
    private readonly reach: Reach,
  ) {}

  /** Tests of each stage that can notice a fault in a file of the domain, nearest first. */
  stagesFor(file: string): Omit<Asked, 'all'>[] {
    return REACHES[this.reach].map((stage) => {
      const [project, folders] = stage.split(': ') as [Asked['project'], string]
      return { project, tests: relatedTests(this.importers, path.join('src/domain', file), folders.split(' ')) }
    })
  }

  /** Runs the first stage's tests without a mutation. A test that fails by itself would seem to notice everything. */
  async checkUnchanged(copy: Copy, tests: readonly string[]): Promise<void> {
    const ran = await copy.run({ project: 'rules', tests, all: true }, UNCHANGED_SECONDS)
    if (typeof ran === 'string') throw new Error(`the tests ${ran} without a mutation`)
    for (const { test, seconds } of ran) this.usual.set(test, seconds)
    const broken = ran.filter(({ failure }) => failure)
    if (broken.length > 0) throw new Error(`these tests fail without a mutation:\n${broken.map(({ failure }) => failure).join('\n')}`)
  }

  async judge(copy: Copy, mutation: Mutation): Promise<Judged> {
    const why = whyEquivalent(mutation)
    if (why) return { ...mutation, fate: 'equivalent', by: why }
    const file = path.join('src/domain', mutation.file)
    const source = copy.read(file)
    copy.write(file, applyTo(source, mutation))
    try {
      return { ...mutation, ...(await this.fateIn(copy, mutation)) }
    } finally {
      copy.write(file, source)
    }
  }

  private async fateIn(copy: Copy, { file }: Mutation): Promise<Pick<Judged, 'fate' | 'by'>> {
    for (const [stage, asked] of this.stagesFor(file).entries()) {
      if (stage === 1 && !(await copy.compiles())) return { fate: 'not compiled' }
      if (asked.tests.length === 0) continue
      const ran = await copy.run({ ...asked, all: false }, this.patienceFor(asked.tests))
      if (ran === 'timed out') return { fate: ran }
      if (ran === 'broke down') return { fate: 'killed', by: 'the process broke down' }
      const noticed = ran.find(({ failure }: Ran) => failure)
      if (noticed) return { fate: 'killed', by: noticed.test }
    }
    return this.reach === 'domain' && !(await copy.compiles()) ? { fate: 'not compiled' } : { fate: 'survived' }
  }

  private patienceFor(tests: readonly string[]): number {
    const usual = tests.map((test) => this.usual.get(test) ?? PATIENCE.seconds)
    return PATIENCE.seconds + PATIENCE.times * usual.reduce((sum, seconds) => sum + seconds, 0)
  }
}
