/** Plays a history on the program and on the model, and compares them after every step. */
import { isDeepStrictEqual } from 'node:util'
import type { TestBase } from '../support/base'
import { type Names, modelLines, storedLines, takeOver } from './compare'
import { type Past, nextOperation } from './generate'
import { broken } from './invariants'
import { steps } from './model/step'
import { type Expected, type World, positionsOf } from './model/world'
import type { Kind, Operation, Step } from './operations'
import { perform, sentBefore } from './perform'
import type { Chance } from './random'
import type { Cast, Outcome } from './requests'
import { type Scenario, begin } from './scenario'
import { situationsOf } from './situations'
import { type State, readState } from './state'
import { scenarioInWords, stepInWords } from './words'

export interface Played {
  steps: Step[]
  outcomes: { kind: Kind; outcome: Outcome }[]
  /** Situations after each step. */
  situations: string[]
  /** Undefined when the program and the model agreed. */
  failure?: string
}

/** Source of the steps: random choice, or a recorded list. */
export type Source = { chance: Chance; length: number } | { steps: readonly Step[] }

export async function play(base: TestBase, organiser: { openid: string }, scenario: Scenario, source: Source): Promise<Played> {
  const { cast, world: start } = await begin(base, organiser, scenario)
  const names: Names = { people: new Map([...cast.people].map(([key, { id }]) => [id, key])), teams: new Map() }
  const ids = start.activities.map(({ id }) => id)
  let world = start
  const first = await readState(base.connection, ids)
  const lines: string[] = scenarioInWords(scenario)
  takeOver(world, first, names)
  const played: Played = { steps: [], outcomes: [], situations: [] }
  for (let index = 0; ; index++) {
    const next = stepFrom(source, index, world, cast)
    if (!next) return played
    if (!isPossible(world, cast, next.operation)) continue
    played.steps.push(next)
    let outcomes: Outcome[]
    try {
      outcomes = await perform(cast, world, next)
    } catch (error) {
      return {
        ...played,
        failure: [...lines, stepInWords(next.operation, world, scenario.now), String(causeOf(error)), ...cast.faults.slice(-1)].join('\n'),
      }
    }
    lines.push(`${next.label} ${stepInWords(next.operation, world, scenario.now, outcomes)}`)
    for (const outcome of outcomes) played.outcomes.push({ kind: next.operation.do, outcome })
    const state = await readState(base.connection, ids)
    learn(names, next.operation, outcomes, state)
    const agreed = agree(world, next.operation, outcomes, state, names, cast)
    if (typeof agreed === 'string') return { ...played, failure: [...lines, agreed].join('\n') }
    world = agreed
    takeOver(world, state, names)
    played.situations.push(...situationsOf(world))
    const wrong = broken(state, world)
    if (wrong.length > 0) return { ...played, failure: [...lines, ...wrong].join('\n') }
  }
}

const causeOf = (error: unknown): unknown => (error instanceof Error && error.cause ? causeOf(error.cause) : error)

function stepFrom(source: Source, index: number, world: World, { sent }: Cast): Step | undefined {
  if ('steps' in source) return source.steps[index]
  if (index >= source.length) return undefined
  const past: Past = { sent: [...sent.keys()], label: `#${index + 1}` }
  return { label: past.label, operation: nextOperation(source.chance, world, past) }
}

const partsOf = (operation: Operation): readonly Operation[] => (operation.do === 'atOnce' ? operation.operations : [operation])

/** True if the operation's subjects exist. Steps that made them may have been left out. */
function isPossible(world: World, cast: Cast, whole: Operation): boolean {
  return partsOf(whole).every((operation) => isThere(world, cast, operation))
}

function isThere(world: World, { sent }: Cast, operation: Operation): boolean {
  if ('of' in operation && !sent.has(operation.of)) return false
  const teams = [
    ...('team' in operation ? [operation.team] : []),
    ...('entry' in operation && 'team' in operation.entry ? [operation.entry.team] : []),
    ...('toWaitlist' in operation ? operation.toWaitlist.flatMap((ref) => ('team' in ref ? [ref.team] : [])) : []),
  ]
  const change = 'change' in operation ? operation.change : {}
  const positions = [
    ...('position' in operation ? [operation.position] : []),
    ...('parts' in operation ? operation.parts.map(({ position }) => position) : []),
    change.capacity?.position,
    change.quotas?.position,
    change.skill?.position,
    change.removes,
  ].filter((key) => key !== null && key !== undefined)
  return (
    teams.every((key) => world.teams.some((team) => team.key === key)) &&
    positions.every((key) => positionsOf(world).some((position) => position.key === key))
  )
}

/** Records the names of new teams and people by their ids. */
function learn(names: Names, whole: Operation, outcomes: readonly Outcome[], { named }: State): void {
  for (const [index, operation] of partsOf(whole).entries()) {
    const outcome = outcomes[index]
    if (operation.do !== 'createTeam' || !outcome || !('answer' in outcome)) continue
    const { teamId } = { teamId: undefined, ...(outcome.answer as object) }
    if (typeof teamId === 'string') names.teams.set(teamId, operation.as)
  }
  for (const { id, name, organisations } of named) {
    if (names.people.has(id)) continue
    const known = [...names.people.values()].filter((key) => key.startsWith(`${organisations[0]}/${name}`)).length
    names.people.set(id, `${organisations[0]}/${name}${known === 0 ? '' : `/${known + 1}`}`)
  }
}

const TRIES = 300

/**
 * Compares the possible worlds with the program.
 * @returns the world that agrees with its answer and tables, or the differences from the likeliest
 */
function agree(world: World, operation: Operation, outcomes: readonly Outcome[], state: State, names: Names, cast: Cast): World | string {
  let difference = ''
  for (const { trial, expected } of possible(world, operation)) {
    const answers = isAnswered(operation, expected, outcomes, cast)
    const own = modelLines(trial)
    const stored = storedLines(state, trial, names)
    if (answers && isDeepStrictEqual(own, stored)) return trial
    difference ||= [
      answers ? '' : `  expected ${operation.do === 'retry' ? 'the first answer' : JSON.stringify(expected)}`,
      ...own.filter((line) => !stored.includes(line)).map((line) => `  should be: ${line}`),
      ...stored.filter((line) => !own.includes(line)).map((line) => `  is:        ${line}`),
    ]
      .filter((line) => line !== '')
      .join('\n')
  }
  return difference || 'the lines differ in number'
}

/** All results of the step that the rules allow, the likeliest first. */
function* possible(world: World, operation: Operation): Generator<{ trial: World; expected: Expected[] }> {
  const prefixes: number[][] = [[]]
  for (let tries = 0; tries < TRIES; tries++) {
    const prefix = prefixes.shift()
    if (!prefix) return
    const taken: { choice: number; options: number }[] = []
    const trial = structuredClone(world)
    const expected = steps(trial, operation, (options) => {
      const choice = prefix[taken.length] ?? 0
      taken.push({ choice, options })
      return choice
    })
    yield { trial, expected }
    for (let at = prefix.length; at < taken.length; at++)
      for (let choice = 1; choice < (taken[at]?.options ?? 0); choice++)
        prefixes.push([...taken.slice(0, at).map((one) => one.choice), choice])
  }
}

function isAsExpected(expected: Expected, outcome: Outcome | undefined): boolean {
  if (!outcome) return false
  if ('fault' in expected) return 'fault' in outcome && expected.fault.includes(outcome.fault)
  if (!('answer' in outcome)) return false
  const answer = { ok: true, status: undefined, reason: '', ...(outcome.answer as object) }
  if ('refused' in expected) return !answer.ok && expected.refused.includes(answer.reason)
  return answer.ok && (expected.status === undefined || answer.status === expected.status)
}

function isAnswered(operation: Operation, expected: readonly Expected[], outcomes: readonly Outcome[], cast: Cast): boolean {
  if (operation.do === 'retry') return isDeepStrictEqual(outcomes[0], sentBefore(cast, operation.of).outcome)
  if (operation.do === 'atOnce' && operation.isOneRequest && !isDeepStrictEqual(outcomes[0], outcomes[1])) return false
  return expected.every((one, index) => isAsExpected(one, outcomes[index]))
}
