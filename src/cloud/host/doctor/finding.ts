/** Checks and what they find. Findings are printed for an operator, so they hold no secrets and no personal data. */

/** `unchecked`: another check, on which this one depends, has failed. */
export type State = 'ok' | 'warning' | 'wrong' | 'unchecked'

export interface Verdict {
  state: State
  found: string
  /** Sentence that mends it. */
  mend?: string
  /** Why the checks that need this one cannot be made, although nothing is wrong. */
  blocks?: string
}

export interface Finding extends Omit<Verdict, 'blocks'> {
  name: string
}

export interface Check {
  name: string
  /** Names of earlier checks without which this one says nothing. */
  needs?: readonly string[]
  run: () => Verdict | Promise<Verdict>
}

export const ok = (found: string): Verdict => ({ state: 'ok', found })
export const warning = (found: string, mend: string): Verdict => ({ state: 'warning', found, mend })
export const wrong = (found: string, mend: string): Verdict => ({ state: 'wrong', found, mend })

/** Longest time of a check, ms. */
const PATIENCE = 6_000

const LATE = (patience: number) =>
  wrong(`${patience / 1_000} 秒内没有结果`, '看网络、防火墙和数据库是不是卡住了，再查一次；一直这样就看服务的日志')

/**
 * Runs the checks one after another.
 * @param explain verdict of an error that a check throws
 */
export async function runChecks(checks: readonly Check[], explain: (error: unknown) => Verdict, patience = PATIENCE): Promise<Finding[]> {
  const findings: Finding[] = []
  const blocked = new Map<string, string>()
  for (const { name, needs = [], run } of checks) {
    const missing = needs.find((need) => blocked.has(need))
    const { blocks, ...verdict }: Verdict =
      missing === undefined
        ? await inTime(run, explain, patience)
        : { state: 'unchecked', found: blocked.get(missing) ?? '', blocks: blocked.get(missing) }
    if (blocks !== undefined) blocked.set(name, blocks)
    else if (verdict.state === 'wrong') blocked.set(name, `先解决“${name}”`)
    findings.push({ name, ...verdict })
  }
  return findings
}

async function inTime(run: Check['run'], explain: (error: unknown) => Verdict, patience: number): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Verdict>((resolve) => {
    timer = setTimeout(() => resolve(LATE(patience)), patience)
  })
  try {
    return await Promise.race([Promise.resolve().then(run).catch(explain), late])
  } finally {
    clearTimeout(timer)
  }
}

const MARKS: Record<State, string> = { ok: '好　', warning: '注意', wrong: '有错', unchecked: '未查' }

/** Lines for a terminal, with a summary at the end. */
export function linesOf(findings: readonly Finding[]): string[] {
  const count = (state: State) => findings.filter((finding) => finding.state === state).length
  const lines = findings.flatMap(({ name, state, found, mend }) => [
    `${MARKS[state]}  ${name}：${found}`,
    ...(mend === undefined ? [] : [`      → ${mend}`]),
  ])
  const counts = [`${count('wrong')} 项有错`, `${count('warning')} 项注意`, `${count('ok')} 项好`]
  const unchecked = count('unchecked')
  return [...lines, [...counts, ...(unchecked > 0 ? [`${unchecked} 项未查`] : [])].join('，')]
}

/** Exit code for a monitor: 2 when something is wrong, 1 for a warning, 0 otherwise. */
export const exitCodeOf = (findings: readonly Finding[]): number =>
  findings.some(({ state }) => state === 'wrong') ? 2 : findings.some(({ state }) => state === 'warning') ? 1 : 0
