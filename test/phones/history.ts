/**
 * One random history: marks made on several phones without a network, lost and late answers, and crashed phones. At its end the rules
 * are checked.
 */
import { readTicket } from '../../src/domain/attendance/ticket'
import { VENUE_STEP, venueCode } from '../../src/domain/attendance/venue-code'
import { hour, minute } from '../../src/domain/calendar/calendar'
import type { Outgoing } from '../../src/client/attendance/outbox'
import { Died } from '../client/attendance/marks'
import { type Chance } from '../histories/random'
import { check } from './at-rest'
import { type NewOrganiserMark, type Phone, type Way, aPhone } from './phone'
import type { Figures, Play, Recorded } from './play'
import type { Village } from './village'

export const noFigures = (): Figures => ({
  histories: 0,
  marks: 0,
  refused: 0,
  repeated: 0,
  syncs: 0,
  kills: 0,
  callsLost: 0,
  answersLost: 0,
  answersAgain: 0,
  moves: 0,
  decisions: 0,
  seconds: 0,
})

const MOST_SKEW = 10 * minute
const TROUBLE: readonly Way[] = ['call-lost', 'answer-lost', 'answer-lost', 'half']

export interface Size {
  organisers: number
  volunteers: number
  steps: number
}

export function begin(village: Village, chance: Chance, size: Size, figures: Figures): Play {
  const clock = { now: village.startsAt - hour / 2, isLateOpen: false, isCalm: false }
  const newId = (): string => {
    const hex = Array.from({ length: 32 }, () => chance.int(16).toString(16)).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }
  const phoneOf = (person: { openid: string }) =>
    aPhone({
      deviceId: newId(),
      owner: '',
      activityId: village.activityId,
      server: village.serverFor(
        person,
        () => clock.now,
        () => clock.isLateOpen,
      ),
      now: () => clock.now,
      skew: chance.between(-MOST_SKEW, MOST_SKEW),
      way: () => (clock.isCalm || chance.happens(0.6) ? 'through' : chance.one(TROUBLE)),
      newId,
    })
  return {
    village,
    chance,
    figures,
    organisers: village.organisers.slice(0, size.organisers).map(phoneOf),
    volunteers: chance.some(village.guests, size.volunteers).map((guest) => ({ phone: phoneOf(guest), guest })),
    recorded: new Map(),
    clock,
  }
}

/** Plays one history. @throws with the violated rule in words */
export async function playHistory(village: Village, chance: Chance, size: Size, figures: Figures): Promise<void> {
  await village.forget()
  const play = begin(village, chance, size, figures)
  for (const phone of play.organisers) await phone.ask()
  play.clock.isLateOpen = true
  for (let step = 0; step < size.steps; step++) {
    play.clock.now += chance.int(4 * minute)
    await stepOf(play)
    if (chance.happens(0.1)) await allAtOnce(play)
    if (chance.happens(0.08)) await moveVisit(play)
  }
  await check(play)
  figures.histories += 1
}

async function stepOf(play: Play): Promise<void> {
  const { chance } = play
  const isVolunteer = play.volunteers.length > 0 && chance.happens(0.25)
  const phone = isVolunteer ? undefined : chance.one(play.organisers)
  const own = isVolunteer ? chance.one(play.volunteers) : undefined
  const holder = phone ?? own?.phone
  if (!holder) return
  // Sometimes the phone dies at one of its next changes of storage or calls.
  if (chance.happens(0.12)) holder.dieAfter(chance.int(7))
  try {
    if (phone) await atTheDoor(play, phone)
    else if (own) await onOwnPhone(play, own.phone)
    if (chance.happens(0.3)) await holder.flush()
    if (chance.happens(0.1)) deliverAgain(play, holder)
    if (phone && chance.happens(0.05)) await phone.ask()
    if (phone && chance.happens(0.1)) await phone.pull()
  } catch (error) {
    if (!(error instanceof Died)) throw error
  }
  if (holder.isDead() || chance.happens(0.04)) holder.restart()
  if (chance.happens(0.02)) holder.setClock(chance.between(-MOST_SKEW, MOST_SKEW))
  if (chance.happens(0.03)) holder.tryAgain()
}

/** Moves the visit by hours or days, or back to its first time; never so far back that lists are over. Answers made before carry an earlier time of the server. */
async function moveVisit({ village, chance, clock, figures }: Play): Promise<void> {
  clock.now += 1
  await village.move(village.startsAt + chance.one([0, 0, hour, -hour, 5 * hour, 24 * hour, -24 * hour, 7 * 24 * hour]))
  clock.now += 1
  figures.moves += 1
}

/** All phones sync at the same moment. */
async function allAtOnce({ organisers }: Play): Promise<void> {
  await Promise.all(organisers.map((phone) => phone.pull()))
  for (const phone of organisers) if (phone.isDead()) phone.restart()
}

/** Delivers an earlier answer again, or for the first time. */
function deliverAgain({ chance, figures }: Play, { delivered }: Phone): void {
  if (delivered.length === 0) return
  figures.answersAgain += 1
  chance.one(delivered).again()
}

async function atTheDoor(play: Play, phone: Phone): Promise<void> {
  const { chance } = play
  const does = chance.one([tick, tick, tick, undo, decide, decide, scan, scan, walkIn, stranger])
  const marks = does(play, phone)
  if (marks.length > 0) note(play, phone, phone.record(marks), does === stranger ? ['not-on-list'] : null)
  repeatSome(play, phone)
}

/** Records some marks again, like a second tap or tab, perhaps long after the server has accepted them. */
function repeatSome(play: Play, phone: Phone): void {
  const { chance, figures } = play
  const own = [...play.recorded.values()].filter((one) => one.phone === phone)
  if (own.length === 0 || !chance.happens(0.3)) return
  const { outgoing } = chance.one(own)
  figures.repeated += 1
  phone.repeat([outgoing])
}

export function note(play: Play, phone: Phone, marks: readonly Outgoing[], mustFail: Recorded['mustFail']): void {
  for (const outgoing of marks) play.recorded.set(outgoing.mark.id, { phone, outgoing, mustFail })
  play.figures.marks += marks.length
}

function tick({ chance }: Play, phone: Phone): NewOrganiserMark[] {
  const people = chance.some(phone.list().people, chance.between(1, 3))
  return people.map(({ volunteerId }) => ({ volunteerId, kind: chance.happens(0.7) ? 'in' : 'out', method: 'ticked' }))
}

/** Takes back any mark that this phone knows, its own or another phone's. */
function undo({ chance }: Play, phone: Phone): NewOrganiserMark[] {
  const there = [...phone.list().attendance.values()]
  if (there.length === 0) return []
  const { volunteerId, marks } = chance.one(there)
  return [{ volunteerId, kind: 'void', voids: chance.one(marks).id, method: 'ticked' }]
}

/** Decides on a mark that this phone knows, mostly one that does not count: it counts for the visit's time as this phone knows it. */
function decide({ chance, figures }: Play, phone: Phone): NewOrganiserMark[] {
  const { attendance, attendanceList } = phone.list()
  const there = [...attendance.values()]
  if (there.length === 0 || !attendanceList) return []
  const { volunteerId, marks, outside } = chance.one(there.filter((one) => one.outside.length > 0).concat(there))
  const about = outside.length > 0 ? outside : marks.map(({ id }) => id)
  figures.decisions += 1
  const { startsAt } = attendanceList.activity
  return [{ volunteerId, kind: 'accept', voids: chance.one(about), statedAt: startsAt, method: 'ticked' }]
}

/** Scans a ticket, often of a person who signed up after this phone fetched the attendance list. */
function scan({ village, chance }: Play, phone: Phone): NewOrganiserMark[] {
  const { signUpId, ticket } = chance.one(chance.happens(0.5) ? village.late : village.guests)
  const key = phone.key()
  if (key === undefined) return []
  const read = readTicket(key, village.activityId, ticket)
  if (!read.ok || read.signUpId !== signUpId) throw new Error('a ticket is read without a network')
  const known = phone.list().people.find((one) => one.signUpId === signUpId)
  const who = known ? { volunteerId: known.volunteerId } : { signUpId }
  return [{ ...who, kind: chance.happens(0.8) ? 'in' : 'out', method: chance.happens(0.8) ? 'scanned' : 'spoken' }]
}

function walkIn({ chance }: Play): NewOrganiserMark[] {
  const hex = Array.from({ length: 12 }, () => chance.int(16).toString(16)).join('')
  const name = `来客${'甲乙丙丁戊己庚辛'.charAt(chance.int(8))}`
  return [{ volunteerId: `77777777-7777-4777-8777-${hex}`, name, kind: 'in', method: 'ticked' }]
}

/** Sometimes marks an unknown person, which the server has to refuse. */
function stranger({ chance }: Play): NewOrganiserMark[] {
  if (chance.happens(0.6)) return []
  return [{ volunteerId: `99999999-9999-4999-8999-${String(chance.int(1e9)).padStart(12, '0')}`, kind: 'in', method: 'ticked' }]
}

/** A volunteer enters a code: fresh, late, photographed an hour ago, of another visit, forged, or not a code. */
async function onOwnPhone(play: Play, phone: Phone): Promise<void> {
  const { village, chance, clock } = play
  const shownAt = clock.now - chance.one([0, 0, VENUE_STEP, 5 * minute, hour])
  const { text, spoken } = venueCode(village.key, village.activityId, shownAt)
  const [code, mustFail] = chance.one<readonly [string, readonly string[] | null]>([
    [text, null],
    [text, null],
    [spoken, null],
    [spoken.toLowerCase(), null],
    [venueCode(village.key, village.late[0]?.id ?? '', shownAt).text, ['venue-code-foreign']],
    [venueCode('5'.repeat(64), village.activityId, shownAt).text, ['venue-code-forged']],
    ['https://example.com', ['not-a-venue-code']],
  ])
  note(play, phone, phone.checkIn({ kind: chance.happens(0.6) ? 'in' : 'out', code }), mustFail)
  repeatSome(play, phone)
}
