/** Rules after every phone has synced: no mark is lost or duplicated, and all phones agree. */
import { isDeepStrictEqual } from 'node:util'
import { attendancesFrom } from '../../src/cloud/attendance/derive'
import { markOf } from '../../src/contract/attendance/marks'
import { type Mark, foldMarks } from '../../src/domain/attendance/attendance'
import type { Phone } from './phone'
import type { Play, Recorded } from './play'

/** Rounds of syncing: in the first all phones send their marks, in the second they fetch the others' marks. */
const ROUNDS = 2

/** Checks the rules. @throws with the violated rule in words */
export async function check(play: Play): Promise<void> {
  await comeToRest(play)
  const onServer = (await play.village.marks()).map(({ ordinal: _, ...mark }) => mark)
  const waiting = refusalsOn(play)
  nothingLost(play, onServer, waiting)
  nothingDoubled(play, onServer)
  rightlyRefused(play, waiting)
  for (const phone of play.organisers) sameMarks(phone, onServer)
  dealWithRefused(play)
  const attendance = foldMarks(onServer, await play.village.visit())
  for (const phone of play.organisers) sameAttendance(phone, attendance)
  await sameKept(play, onServer)
  gather(play, waiting.size)
}

/** Gives all phones a network and lets them sync. */
async function comeToRest(play: Play): Promise<void> {
  const { organisers, volunteers, clock } = play
  clock.isCalm = true
  for (const phone of allPhones(play)) phone.dieAfter(Infinity)
  for (const { phone } of volunteers) await phone.flush()
  for (const phone of organisers) await phone.flush()
  for (let round = 1; round < ROUNDS; round++)
    for (const phone of organisers) {
      await phone.pull()
      // Like the screen, the phone fetches the attendance list if marks are about a person who is not on it.
      if (phone.key() === undefined || phone.list().unknown.length > 0) await phone.ask()
    }
}

const allPhones = ({ organisers, volunteers }: Play): Phone[] => [...organisers, ...volunteers.map(({ phone }) => phone)]

function refusalsOn(play: Play): Map<string, string> {
  const refused = new Map<string, string>()
  for (const phone of allPhones(play))
    for (const { mark, trouble } of phone.entries()) {
      if (trouble === null) throw new Error(`${mark.id} still waits, though everybody has synced`)
      refused.set(mark.id, trouble)
    }
  return refused
}

function nothingLost({ recorded }: Play, onServer: readonly Mark[], waiting: ReadonlyMap<string, string>): void {
  const there = new Set(onServer.map(({ id }) => id))
  for (const id of recorded.keys())
    if (!there.has(id) && !waiting.has(id)) throw new Error(`${id} is lost: neither on the server nor on its phone`)
}

function nothingDoubled({ recorded }: Play, onServer: readonly Mark[]): void {
  const ids = new Set(onServer.map(({ id }) => id))
  if (ids.size !== onServer.length) throw new Error('a mark is on the server twice')
  for (const mark of onServer) {
    const made = recorded.get(mark.id)
    if (made && made.outgoing.mark.at !== mark.at) throw new Error(`${mark.id} is not what was recorded`)
  }
}

/** Checks that no valid mark is refused, and no invalid mark accepted. */
function rightlyRefused({ recorded }: Play, waiting: ReadonlyMap<string, string>): void {
  for (const [id, made] of recorded) {
    const reason = waiting.get(id) ?? null
    if (!isRight(made, reason, waiting)) throw new Error(`${id} was ${reason ?? 'taken'}: ${JSON.stringify(made.outgoing)}`)
  }
}

function isRight({ outgoing, mustFail }: Recorded, reason: string | null, waiting: ReadonlyMap<string, string>): boolean {
  // After too many wrong codes right ones are refused, too.
  if (outgoing.as === 'volunteer' && reason === 'too-many-attempts') return true
  if (mustFail) return reason !== null && mustFail.includes(reason)
  if (outgoing.as === 'organiser' && isAboutRefused(outgoing.mark, waiting)) return true
  return reason === null
}

/** True for a void of a refused mark, and for a mark about a person whom only a refused mark introduced. */
const isAboutRefused = (
  { voids, volunteerId = '' }: { voids?: string; volunteerId?: string },
  waiting: ReadonlyMap<string, string>,
): boolean => (voids !== undefined && waiting.has(voids)) || volunteerId.startsWith('99999999')

function sameMarks(phone: Phone, onServer: readonly Mark[]): void {
  const known = new Map((phone.marksStored()?.marks ?? []).map((mark) => [mark.id, markOf(mark)]))
  for (const mark of onServer) {
    const here = known.get(mark.id)
    if (!here) throw new Error(`${mark.id} never came down to a phone`)
    if (!isDeepStrictEqual({ ...here }, { ...mark })) throw new Error(`${mark.id} is another on a phone: ${JSON.stringify([here, mark])}`)
  }
  if (known.size !== onServer.length) throw new Error('a phone has marks that the server does not have')
}

/** Discards each refused mark, like the phone's user. */
function dealWithRefused(play: Play): void {
  for (const phone of allPhones(play)) for (const { mark } of phone.entries()) phone.discard(mark.id)
}

function sameAttendance(phone: Phone, onServer: ReadonlyMap<string, unknown>): void {
  const { attendance, people } = phone.list()
  const inOrder = (map: ReadonlyMap<string, unknown>) => [...map].sort(([one], [other]) => (one < other ? -1 : 1))
  if (!isDeepStrictEqual(inOrder(attendance), inOrder(onServer))) throw new Error('a phone tells another attendance than the server')
  for (const id of onServer.keys()) {
    const name = people.find(({ volunteerId }) => volunteerId === id)?.name
    if (!name) throw new Error(`${id} has attendance and no name on the list`)
  }
}

/** Checks that the stored attendances equal the fold of the marks. */
async function sameKept({ village }: Play, onServer: readonly Mark[]): Promise<void> {
  const activity = { id: village.activityId, status: 'published' as const, ...(await village.visit()) }
  const byPerson = (rows: readonly { volunteerId: string }[]) =>
    [...rows].sort((one, other) => (one.volunteerId < other.volunteerId ? -1 : 1))
  const [kept, folded] = [byPerson(await village.kept()), byPerson(attendancesFrom(onServer, activity, [], []).own)]
  if (!isDeepStrictEqual(kept, folded))
    throw new Error(`the server keeps another attendance than its marks: ${JSON.stringify([kept, folded])}`)
}

function gather(play: Play, refused: number): void {
  play.figures.refused += refused
  for (const { figures } of allPhones(play)) {
    play.figures.syncs += figures.syncs
    play.figures.kills += figures.kills
    play.figures.callsLost += figures.callsLost
    play.figures.answersLost += figures.answersLost
  }
}
