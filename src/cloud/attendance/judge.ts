/** Judges the marks from an organiser's phone one by one, so that a bad mark never blocks the others. */
import * as v from 'valibot'
import { type MarkRefusal, type MarkResult, sentMark } from '../../contract/attendance/attendance'
import { markOf } from '../../contract/attendance/marks'
import type { Mark } from '../../domain/attendance/attendance'
import type { Instant } from '../../domain/calendar/calendar'
import type { Tx } from '../db/database'
import { type MarkFacts, type StoredMark, markFacts } from '../db/attendance/mark-facts'
import { keepWalkIns } from '../db/attendance/marks'
import { joinedInto } from '../db/people/joinings'

type Parsed = v.InferOutput<typeof sentMark>

export interface JudgedMarks {
  fresh: Mark[]
  results: MarkResult[]
}

export interface MarksToJudge {
  activityId: string
  deviceId: string
  marks: readonly unknown[]
}

/** Judges the marks and stores the walk-ins that they name. The caller holds the activity's `marks` lock. */
export async function judgeMarks(tx: Tx, { activityId, deviceId, marks }: MarksToJudge, now: Instant): Promise<JudgedMarks> {
  const parsed = marks.map((raw) => ({ raw, result: v.safeParse(sentMark, raw) }))
  // A phone that was without network may still know a person who was joined into another.
  const joined = await joinedInto(
    tx,
    parsed.flatMap(({ result }) => (result.success ? (result.output.volunteerId ?? []) : [])),
  )
  for (const { result } of parsed) {
    const into = result.success && result.output.volunteerId !== undefined ? joined.get(result.output.volunteerId) : undefined
    if (result.success && into !== undefined) result.output.volunteerId = into
  }
  const wellFormed = parsed.flatMap(({ result }) => (result.success ? [result.output] : []))
  const facts = await factsOf(tx, activityId, wellFormed, now)
  const fresh: Mark[] = []
  const judgeOne = ({ raw, result }: (typeof parsed)[number]): MarkResult => {
    if (!result.success) return { id: idOf(raw), ok: false, reason: 'malformed' }
    const mark = toMark(result.output, deviceId, facts.holders)
    const reason = refusalOf(mark, activityId, facts)
    if (reason) return { id: result.output.id, ok: false, reason }
    if (mark && !facts.known.has(mark.id)) {
      fresh.push(mark)
      facts.known.set(mark.id, { ...mark, activityId })
    }
    return { id: result.output.id, ok: true }
  }
  // A void or a decision may precede its mark in the same call, so they are judged last.
  const results = new Map<unknown, MarkResult>()
  const isAboutMark = ({ result }: (typeof parsed)[number]) => result.success && result.output.voids !== undefined
  for (const item of [...parsed.filter((one) => !isAboutMark(one)), ...parsed.filter(isAboutMark)]) results.set(item, judgeOne(item))
  return { fresh, results: parsed.flatMap((item) => results.get(item) ?? []) }
}

async function factsOf(tx: Tx, activityId: string, sent: readonly Parsed[], now: Instant): Promise<MarkFacts> {
  const facts = await markFacts(tx, activityId, {
    people: sent.flatMap(({ volunteerId }) => volunteerId ?? []),
    signUps: sent.flatMap(({ volunteerId, signUpId }) => (volunteerId === undefined ? (signUpId ?? []) : [])),
    marks: sent.flatMap(({ id, voids }) => [id, ...(voids === undefined ? [] : [voids])]),
  })
  // The holder of a ticket has signed up.
  for (const holder of facts.holders.values()) facts.people.add(holder)
  // A walk-in's first mark names them. If the id already belongs to a person, nobody is added.
  const walkIns = new Map<string, { id: string; name: string }>()
  for (const { volunteerId, name, kind, voids, id } of sent)
    if (volunteerId !== undefined && name !== undefined && kind === 'in' && voids === undefined)
      if (!facts.people.has(volunteerId) && !facts.known.has(id) && !walkIns.has(volunteerId))
        walkIns.set(volunteerId, { id: volunteerId, name })
  for (const id of await keepWalkIns(tx, [...walkIns.values()], now)) facts.people.add(id)
  return facts
}

/** The mark to store; undefined for an unknown ticket. */
function toMark(
  { volunteerId, signUpId, name: _, voids, statedAt, ...sent }: Parsed,
  deviceId: string,
  holders: Map<string, string>,
): Mark | undefined {
  const who = volunteerId ?? (signUpId === undefined ? undefined : holders.get(signUpId))
  if (who === undefined) return undefined
  return { ...markOf({ ...sent, volunteerId: who, deviceId }), voids: voids ?? null, statedAt: statedAt ?? null }
}

function refusalOf(mark: Mark | undefined, activityId: string, { people, known }: MarkFacts): MarkRefusal | null {
  if (!mark) return 'not-on-list'
  const first = known.get(mark.id)
  if (first) return isRepeated(first, { ...mark, activityId }) ? null : 'id-reused'
  const isPass = mark.kind === 'in' || mark.kind === 'out'
  if (isPass !== (mark.voids === null) || (mark.kind === 'accept') !== (mark.statedAt !== null)) return 'malformed'
  if (!people.has(mark.volunteerId)) return 'not-on-list'
  if (mark.voids === null) return null
  const taken = known.get(mark.voids)
  const isOfPerson = taken?.activityId === activityId && taken.volunteerId === mark.volunteerId
  // A decision is taken back like a mark, and is about a mark alone.
  return isOfPerson && taken.kind !== 'void' && !(mark.kind === 'accept' && taken.kind === 'accept') ? null : 'unknown-mark'
}

/** Fields that are equal in repeats of a mark. The phone's id is not among them, since it changes when the phone's storage is cleared. */
const SAME = ['activityId', 'volunteerId', 'kind', 'voids', 'method', 'at', 'clockOffset', 'statedAt'] as const

export const isRepeated = (first: StoredMark, again: StoredMark): boolean => SAME.every((field) => first[field] === again[field])

/** Id of a malformed mark, for the answer; empty when the mark has none. */
export const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id.slice(0, 64) : ''
