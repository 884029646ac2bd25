/**
 * A phone in a village: the app's outbox, marks, attendance list and syncing, on its own storage and clock.
 * It may die at any change of the storage and at any call, and starts again from the stored state.
 */
import { Fault } from '../../src/client/wire/fault'
import { openMarksStore } from '../../src/client/attendance/marks-store'
import { type OnSiteList, asTicket, listOf, ticketsOn } from '../../src/client/attendance/on-site-people'
import { type Outgoing, openOutbox } from '../../src/client/attendance/outbox'
import { OUTBOX } from '../../src/client/attendance/outbox-store'
import { PACK_RANDOM, isCutOff, openPacks } from '../../src/client/attendance/list-pack'
import { type BatchAnswer, type SyncParts, startSync } from '../../src/client/attendance/sync'
import type { CheckInAnswer, CheckInInput, AttendanceList, SyncAnswer, SyncInput } from '../../src/contract/attendance/attendance'
import type { OwnMark, SentMark } from '../../src/contract/attendance/marks'
import { Died, aStorage } from '../client/attendance/marks'

/** The server's procedures, called as the phone's holder. */
export interface Server {
  list: (deviceId: string) => Promise<AttendanceList>
  sync: (input: SyncInput) => Promise<SyncAnswer>
  checkIn: (input: CheckInInput) => Promise<CheckInAnswer>
}

/** Fate of a call. */
export type Way =
  | 'through'
  /** The call never arrives. */
  | 'call-lost'
  /** The server has carried out the call, and its answer is lost. */
  | 'answer-lost'
  /** Only part of the marks' results arrives. */
  | 'half'

export interface PhoneParts {
  deviceId: string
  owner: string
  activityId: string
  server: Server
  /** True time. */
  now: () => number
  /** Lead of the phone's clock over true time, ms. */
  skew: number
  way: () => Way
  newId: () => string
}

/** A new mark, before the phone adds id and times. */
export type NewOrganiserMark = Omit<SentMark, 'id' | 'at' | 'clockOffset'>
export type NewOwnMark = Omit<OwnMark, 'id' | 'at' | 'clockOffset'>

/** An answer that may arrive again later. */
export interface Delivered {
  again: () => void
}

/** The value after serialisation for the network. */
export const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

export type Phone = ReturnType<typeof aPhone>

export function aPhone(parts: PhoneParts) {
  const { deviceId, owner, activityId, now, newId } = parts
  const figures = { syncs: 0, kills: 0, callsLost: 0, answersLost: 0 }
  const stored = new Map<string, string>()
  let { skew } = parts
  let draws = 0
  let clockOffset: number | null = null
  const delivered: Delivered[] = []
  const deviceNow = () => now() + skew
  const time = () => ({ now: now(), heardAt: now() })
  let app = start()

  function start() {
    const storage = aStorage(stored)
    const outbox = openOutbox({ read: () => storage.read(OUTBOX), write: (entries) => storage.write(OUTBOX, entries) })
    const marksStore = openMarksStore(storage, () => deviceId)
    const packs = openPacks(storage, marksStore)
    marksStore.sweep(owner, time())
    const send: SyncParts['send'] = async (batch, since) => {
      figures.syncs += 1
      storage.step()
      const answer = await onItsWay((): Promise<BatchAnswer> => answerTo(parts, overTheWire(batch), since))
      storage.step()
      delivered.push({ again: () => deliver(batch, since, answer) })
      if (answer.down) clockOffset = answer.down.now - deviceNow()
      return answer
    }
    const sync = startSync({ outbox, marksStore, owner: () => owner, send, later: () => undefined })
    return { storage, outbox, marksStore, packs, sync }
  }

  async function onItsWay<T extends object>(call: () => Promise<T>): Promise<T> {
    const way = parts.way()
    if (way === 'call-lost') {
      figures.callsLost += 1
      throw new Fault('offline')
    }
    const answer = overTheWire(await call())
    if (way === 'answer-lost') {
      figures.answersLost += 1
      throw new Fault('timed-out')
    }
    return way === 'half' && 'results' in answer && Array.isArray(answer.results)
      ? { ...answer, results: answer.results.slice(0, Math.ceil(answer.results.length / 2)) }
      : answer
  }

  /** Applies an answer again, like the first time. */
  function deliver(batch: Parameters<SyncParts['send']>[0], since: number, { results, down }: BatchAnswer): void {
    const accepted = new Set(results.flatMap(({ id, ok }) => (ok ? [id] : [])))
    const marks = batch.as === 'organiser' ? batch.marks.filter(({ id }) => accepted.has(id)) : []
    if (down) app.marksStore.merge(owner, activityId, { ...down, since }, marks)
    app.outbox.settle(results)
  }

  const waiting = (): SentMark[] => app.outbox.entries().flatMap((entry) => (entry.as === 'organiser' ? [entry.mark] : []))
  const list = (): OnSiteList =>
    listOf({
      pack: app.packs.find(owner, activityId, time()),
      stored: app.marksStore.find(owner, activityId),
      waiting: waiting(),
      deviceId,
    })

  /** Adds marks. @returns the marks that are on the phone */
  function add(outgoing: readonly Outgoing[]): readonly Outgoing[] {
    app.outbox.add(outgoing.map((one) => ({ ...one, activityId, owner })))
    return outgoing
  }
  const moment = () => ({ at: deviceNow(), clockOffset })

  return {
    deviceId,
    figures,
    stored,
    list,
    entries: () => app.outbox.entries(),
    marksStored: () => app.marksStore.find(owner, activityId),
    key: () => app.packs.find(owner, activityId, time())?.key,
    isCutOff: () => isCutOff(app.marksStore, owner, activityId),
    record: (marks: readonly NewOrganiserMark[]) => {
      const tickets = ticketsOn({ stored: app.marksStore.find(owner, activityId), waiting: waiting() })
      return add(marks.map((mark) => ({ as: 'organiser', mark: { ...asTicket(mark, tickets), ...moment(), id: newId() } })))
    },
    checkIn: (mark: NewOwnMark) => add([{ as: 'volunteer', mark: { ...mark, ...moment(), id: newId() } }]),
    /** Adds the same marks again, like a second tap or tab. */
    repeat: add,
    flush: () => app.sync.flush(),
    pull: () => {
      app.marksStore.want(owner, activityId, true)
      return app.sync.flush()
    },
    /** Fetches the attendance list. @returns true if it arrived */
    ask: async (): Promise<boolean> => {
      const { storage, packs } = app
      try {
        storage.step()
        const view = await onItsWay(() => parts.server.list(deviceId))
        storage.step()
        clockOffset = view.now - deviceNow()
        draws += 1
        const random = Uint8Array.from({ length: PACK_RANDOM }, (_, n) => (n * 31 + draws * 7) % 256)
        delivered.push({ again: () => app.packs.put(owner, view, random) })
        packs.put(owner, view, random)
        return true
      } catch (error) {
        if (error instanceof Fault || error instanceof Died) return false
        throw error
      }
    },
    delivered,
    tryAgain: () => app.outbox.tryAgain(),
    discard: (id: string) => app.outbox.discard(id),
    dieAfter: (steps: number) => app.storage.dieAfter(steps),
    isDead: () => app.storage.isDead(),
    /** Starts again from the stored state. */
    restart: () => {
      figures.kills += 1
      app = start()
    },
    /** Sets the phone's clock. */
    setClock: (ahead: number) => (skew = ahead),
  }
}

async function answerTo(
  { server, deviceId, activityId }: PhoneParts,
  batch: Parameters<SyncParts['send']>[0],
  since: number,
): Promise<BatchAnswer> {
  if (batch.as === 'volunteer') {
    const { results } = await server.checkIn({ activityId, deviceId, marks: batch.marks })
    return { results, down: null }
  }
  const { results, ...down } = await server.sync({ activityId, deviceId, marks: batch.marks, since })
  return { results, down }
}
