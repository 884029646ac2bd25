/** Calls of every procedure by every role, with inputs damaged at random: none may end in an unexpected fault. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { faultOf } from '../../../src/cloud/rpc/faults'
import { type Calls, type TestBase, openBase } from '../../support/base'
import { CASES } from './access-cases'
import { ROLES, type World } from './access-roles'
import { type AccessWorld, accessWorld } from './access-world'

const CALLS = Number(process.env['MUTATED_CALLS'] ?? 500)

let base: TestBase
let world: AccessWorld
beforeAll(async () => {
  base = await openBase()
  world = await accessWorld(base)
})
afterAll(() => base.close())

type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined } | undefined

/** Input that a case of the table of access gives to its procedure. */
function inputOf(path: string, about: World): Json {
  let input: Json
  const record = new Proxy(() => undefined, {
    get: (_target, name) => (name === 'then' ? undefined : record),
    apply: (_target, _this, [given]: [Json]) => {
      input = structuredClone(given)
      return Promise.resolve({})
    },
  }) as unknown
  void CASES[path]?.call(record as Calls, about)
  return input
}

const ODD: readonly Json[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  '',
  ' ',
  '\0',
  '\ud800',
  '%_\\',
  "'; drop table volunteers; --",
  '样'.repeat(5_000),
  '👨\u200d'.repeat(50),
  'nonggong',
  'no-such',
  '2027-02-30',
  '13800000001',
  '__proto__',
  'constructor',
  [],
  [null],
  Array<string>(300).fill('nonggong'),
  {},
  { length: 3 },
  { toString: 'x' },
]

/** Places in an input, each as the keys that lead to it. */
const placesIn = (value: Json, above: readonly string[] = []): string[][] => [
  [...above],
  ...(typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, part]) => placesIn(part, [...above, key])) : []),
]

function replaced(value: Json, [key, ...below]: readonly string[], by: (old: Json) => Json): Json {
  if (key === undefined) return by(value)
  const part = (value as { [key: string]: Json })[key]
  if (Array.isArray(value)) return value.map((each, nth) => (String(nth) === key ? replaced(each, below, by) : each))
  return { ...(value as object), [key]: replaced(part, below, by) }
}

/** One damage: an odd value in place of a part, a part twice, a number or a text that is nearly right. */
function damage(input: Json, seeds: { place: number; odd: number; kind: number }): Json {
  const places = placesIn(input)
  const place = places[seeds.place % places.length] ?? []
  const nearly = (old: Json): Json => {
    if (typeof old === 'number') return old + ([-1, 1, 0.5, 86_400_000, -86_400_000][seeds.odd % 5] ?? 0)
    if (typeof old === 'string') return [randomUUID(), old.toUpperCase(), `${old}${old}`, old.slice(1), ` ${old} `][seeds.odd % 5]
    if (Array.isArray(old)) return [...old, ...old]
    return ODD[seeds.odd % ODD.length]
  }
  return replaced(input, place, seeds.kind === 0 ? nearly : () => structuredClone(ODD[seeds.odd % ODD.length]))
}

/** A role, more often one that may make the call, since a refused call goes no further. */
const roleFor = (path: string) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...(CASES[path]?.allowed ?? [])) }, { weight: 1, arbitrary: fc.constantFrom(...ROLES) })
const attempt = fc.record({
  call: fc.constantFrom(...Object.keys(CASES)).chain((path) => fc.record({ path: fc.constant(path), role: roleFor(path) })),
  damages: fc.array(fc.record({ place: fc.nat(200), odd: fc.nat(200), kind: fc.nat(2) }), { minLength: 1, maxLength: 3 }),
})

/** A visit's id replaced by one that no visit has, which chance alone may not draw in so many calls. */
const UNKNOWN_ID = {
  call: { path: 'activities.get', role: ROLES[0] },
  damages: [{ place: 1, odd: 0, kind: 0 }],
}

/** Code of a call's fault; null for an answer. Input travels as JSON, like on the wire. */
async function faultOfCall(calls: Calls, path: string, input: Json): Promise<string | null> {
  const procedure = path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], calls)
  const sent = input === undefined ? undefined : (JSON.parse(JSON.stringify(input) ?? 'null') as unknown)
  try {
    await (procedure as (sent: unknown) => Promise<unknown>)(sent)
    return null
  } catch (error) {
    return faultOf(error)
  }
}

test(`none of ${CALLS} damaged calls ends in an unexpected fault`, async () => {
  const counts = new Map<string | null, number>()
  await fc.assert(
    fc.asyncProperty(attempt, async ({ call: { path, role }, damages }) => {
      const about = await world.worldFor(path)
      const input = damages.reduce(damage, inputOf(path, about))
      await world.withoutTrace(path, async (own) => {
        const code = await faultOfCall(own.as(world.people[role]), path, input)
        counts.set(code, (counts.get(code) ?? 0) + 1)
        expect(`${path} ${code}`).not.toBe(`${path} internal`)
      })
    }),
    { numRuns: CALLS, examples: [[UNKNOWN_ID]] },
  )
  // The damages reach beyond the inputs' schemas: some calls are answered, and some are refused for each reason.
  expect([...counts.keys()]).toEqual(expect.arrayContaining([null, 'malformed', 'not-signed-in', 'forbidden', 'not-found']))
}, 1_200_000)
